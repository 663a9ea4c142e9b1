import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

vi.setConfig({ testTimeout: 30_000 }); // reading types is slow on a busy machine

/** Rules that the project's linter breaks on a text, as if it stood in a file of the tree. */
async function rulesBrokenBy(text: string, file: string): Promise<string[]> {
  const results = await eslint.lintText(`${text}\n`, { filePath: `${root}/${file}` });
  return results.flatMap((result) => result.messages.map((message) => message.ruleId ?? 'parse'));
}

// The first file loads TypeScript's whole program, which takes seconds on a busy machine.
beforeAll(() => rulesBrokenBy('', engineFile), 60_000);

const engineFile = 'engine/errors/baserate-error.ts';
const cliFile = 'cli/main.ts';

const inexact =
  'exp expm1 log log1p log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot'.split(
    ' ',
  );

describe('the linter keeps the engine deterministic', () => {
  it.each(['random', ...inexact])('refuses Math.%s in the engine', async (name) => {
    const broken = await rulesBrokenBy(`export const x = Math.${name}(1, 2);`, engineFile);
    expect(broken).toEqual(['no-restricted-properties']);
  });

  it.each([
    ['export const x = 2 ** 0.5;', 'no-restricted-syntax'],
    ['export let x = 2; x **= 3;', 'no-restricted-syntax'],
    ['const m = Math; export const x = m;', 'no-restricted-syntax'],
    ["export const x = (n: 'exp') => Math[n](1);", 'no-restricted-syntax'],
    ['const { exp } = Math; export const x = exp(1);', 'no-restricted-properties'],
    ["export const x = 'a'.localeCompare('b');", 'no-restricted-syntax'],
    ['export const x = (1e6).toLocaleString();', 'no-restricted-syntax'],
    ['export const x = Date.now();', 'no-restricted-globals'],
    ['export const x = new Date();', 'no-restricted-globals'],
    ['export const x = performance.now();', 'no-restricted-globals'],
  ])('refuses %s', async (text, rule) => {
    expect(await rulesBrokenBy(text, engineFile)).toContain(rule);
  });

  it('lets exact operations through', async () => {
    const text =
      'export const x = Math.sqrt(2) + Math.floor(1.5) + Math.abs(-1) + Math.imul(3, 4) + Math.max(1, 2) * Math.PI;';
    expect(await rulesBrokenBy(text, engineFile)).toEqual([]);
  });

  it('does not refuse the clock or Math.exp outside the engine', async () => {
    const text = 'export const x = Date.now() + Math.exp(1);';
    expect(await rulesBrokenBy(text, cliFile)).toEqual([]);
  });
});

describe('the linter keeps the engine free of places', () => {
  it.each([
    ['export const x = document.title;', 'no-restricted-globals'],
    ['export const x = window.name;', 'no-restricted-globals'],
    ['export const x = process.argv;', 'no-restricted-globals'],
    ["export const x = new Worker('w.js');", 'no-restricted-globals'],
    [
      "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
      'no-restricted-imports',
    ],
    ["import { readFileSync } from 'fs'; export const x = readFileSync;", 'no-restricted-imports'],
    ["import { tick } from 'svelte'; export const x = tick;", 'no-restricted-imports'],
    ["console.log('here');", 'no-console'],
  ])('refuses %s', async (text, rule) => {
    expect(await rulesBrokenBy(text, engineFile)).toContain(rule);
  });

  it('allows Node in the pool files named for it, but no clock even there', async () => {
    const file = 'engine/pool/platform-node.ts';
    const use =
      "import { Worker } from 'node:worker_threads'; export const x = [Worker, process.argv];";
    expect(await rulesBrokenBy(use, file)).toEqual([]);
    expect(await rulesBrokenBy('export const x = Date.now();', file)).toContain(
      'no-restricted-globals',
    );
  });
});

describe('the linter reads types', () => {
  it.each([
    ['export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    ["// @ts-ignore\nexport const x: number = 'a';", '@typescript-eslint/ban-ts-comment'],
    ['async function f() {}\nf();', '@typescript-eslint/no-floating-promises'],
    [
      "export function f(k: 'a' | 'b') { switch (k) { case 'a': return 1; } return 0; }",
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
    [
      "import { Problem } from './errors.ts'; export type P = Problem;",
      '@typescript-eslint/consistent-type-imports',
    ],
  ])('refuses %s', async (text, rule) => {
    expect(await rulesBrokenBy(text, engineFile)).toContain(rule);
  });

  it('warns of raw HTML in a component', async () => {
    const text =
      '<script lang="ts">const { html }: { html: string } = $props();</script>\n{@html html}';
    expect(await rulesBrokenBy(text, 'ui/App.svelte')).toContain('svelte/no-at-html-tags');
  });
});
