import { main } from 'assemblyscript/asc';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The compiler skips what nothing calls, so this calls everything. */
const CALLER =
  'export function callAll(): i32 { const k = new Kernel(1, 1, 1, 1, 1, 1, 1); k.simulate(0); return k.counts[0]; }\n';

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
          const text = readFileSync(name, 'utf8');
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
