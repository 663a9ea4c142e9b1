import { main } from 'assemblyscript/asc';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The compiler skips what nothing calls, so this calls everything. */
const CALLER = `
import { KernelSize as Size } from './kernel-size.ts';
export function callAll(): i32 {
  const kernel = new Kernel(new Size());
  kernel.stay.tabulate(0, 1.0, 0.5);
  kernel.simulate(0);
  return kernel.crowd.counts[0];
}
`;

/** Compiles the kernel, with everything it imports, by the AssemblyScript compiler. */
async function compileKernel(more = ''): Promise<string> {
  const messages: string[] = [];
  const write = { write: (text: string | Uint8Array) => void messages.push(String(text)) };
  const { error } = await main(
    ['engine/simulate/kernel.ts', '--outFile', 'kernel.wasm', '--disableWarning', '210'],
    {
      stdout: write,
      stderr: write,
      readFile: (name) => {
        try {
          // it knows no imports that are only of types
          const text = readFileSync(name, 'utf8').replace(/^import type /gm, 'import ');
          return name.endsWith('simulate/kernel.ts') ? text + CALLER + more : text;
        } catch {
          return null;
        }
      },
      writeFile: () => {},
      listFiles: () => [],
    },
  );
  return error ? `${error.message}\n${messages.join('')}` : '';
}

it('the kernel is also valid AssemblyScript, so the same source can become WebAssembly', async () => {
  expect(await compileKernel()).toBe('');
}, 60_000);

it('code outside the portable subset is noticed', async () => {
  const closure = 'export function outside(n: i32): i32 { const f = (): i32 => n; return f(); }\n';
  expect(await compileKernel(closure)).not.toBe('');
}, 60_000);
