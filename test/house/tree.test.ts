import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../engine/version.ts';
import { projectFiles } from './project-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = projectFiles(root).filter((path) => existsSync(`${root}/${path}`));
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const isText = (path: string) => !/\.(png|jpg|ico|woff2)$/.test(path);
const sources = files.filter((path) =>
  /^(engine|cli|ui|test|bench)\/.*\.(ts|mjs|svelte)$/.test(path),
);

const allowedAtTop = [
  '.ci',
  '.github',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc.json',
  'CHANGELOG.md',
  'CITATION.cff',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'bench',
  'cli',
  'docs',
  'engine',
  'eslint.config.js',
  'evidence.schema.json',
  'model.schema.json',
  'package-lock.json',
  'package.json',
  'scenario.schema.json',
  'scenarios',
  'test',
  'tsconfig.json',
  'ui',
  'vite.config.ts',
];

/** Kebab-case, with further parts after dots: `read-scenario.test.ts`, `state.svelte.ts`. */
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const pascalCase = /^[A-Z][A-Za-z0-9]*\.svelte$/;

/** What an absolute path of one machine or a registry looks like; split so that this file holds none. */
const machinePath = new RegExp(
  [
    '/ho' + 'me/[a-z]',
    '/Us' + 'ers/[A-Za-z]',
    '/wo' + 'rk/',
    '/ro' + 'ot/',
    '/tm' + 'p/[a-z]',
    '[A-Z]:\\\\Us' + 'ers',
  ].join('|'),
);

describe('the tree', () => {
  it('is read at all', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it('has only the known entries at its top', () => {
    const tops = new Set(files.map((path) => path.split('/')[0] ?? ''));
    expect([...tops].filter((name) => !allowedAtTop.includes(name))).toEqual([]);
  });

  it('names files in kebab-case and components in PascalCase', () => {
    const wrong = sources.filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return !(name.endsWith('.svelte') ? pascalCase : kebabCase).test(name);
    });
    expect(wrong).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    expect(
      sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc|types)(\.|\/)/.test(path)),
    ).toEqual([]);
  });

  it('says at the top of a source of more than 250 lines why it is long', () => {
    const unexplained = sources.filter((path) => {
      const text = read(path);
      const opening = text.slice(0, 600);
      return text.split('\n').length > 251 && !/\blong because\b/i.test(opening);
    });
    expect(unexplained).toEqual([]);
  });

  it('holds no absolute path of a machine', () => {
    const wrong = files
      .filter((path) => isText(path) && path !== 'package-lock.json')
      .flatMap((path) => {
        const line = read(path)
          .split('\n')
          .findIndex((text) => machinePath.test(text));
        return line < 0 ? [] : [`${path}:${line + 1}`];
      });
    expect(wrong).toEqual([]);
  });

  it('locks packages by hash, not by the address of a registry', () => {
    const lock = read('package-lock.json');
    expect(lock).toContain('"integrity": "sha512-');
    expect(lock).not.toMatch(/"resolved"\s*:/);
    expect(read('.npmrc')).not.toMatch(/^registry/m);
  });
});

describe('the version', () => {
  const version = (JSON.parse(read('package.json')) as { version: string }).version; // shape of a manifest

  it('is the same in the package, the engine, the citation and the changelog', () => {
    expect(ENGINE_VERSION).toBe(version);
    expect(/^version: "?([^"\n]+)"?$/m.exec(read('CITATION.cff'))?.[1]).toBe(version);
    expect(/^## (\d\S*)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
  });
});
