import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileKernel, kernelModuleText } from '../../../engine/wasm/compile-kernel.mjs';

const patience = 60_000;

describe('the portable sources', () => {
  it(
    'give, compiled again, the committed modules byte by byte (else run `npm run build:kernel`)',
    async () => {
      const file = new URL('../../../engine/wasm/kernel-module.ts', import.meta.url);
      expect((await kernelModuleText()) === readFileSync(file, 'utf8')).toBe(true);
    },
    patience,
  );

  it(
    'that left the portable subset would be noticed',
    async () => {
      const closure = 'const f = (): i32 => n; if (f() < 0) return 0;';
      const start = 'word: i32): i32 {\n  if (n <= 0';
      const edit = (path: string, text: string) =>
        path.endsWith('/binomial.ts')
          ? text.replace(start, start.replace('\n', `\n${closure}`))
          : text;
      await expect(compileKernel({ edit })).rejects.toThrow(/closure/i);
    },
    patience,
  );

  it(
    'become modules that need nothing from outside, each with a memory of its own',
    async () => {
      for (const simd of [false, true]) {
        const module = new WebAssembly.Module(await compileKernel({ simd }));
        expect(WebAssembly.Module.imports(module)).toEqual([]);
        expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toContain('memory');
      }
    },
    patience,
  );
});
