import { KERNEL_FILES } from '../wasm/kernel-files.ts';
import { giveModule } from '../wasm/portable-object.ts';

/**
 * Has the kernel's module ready before a kernel is made, where the build put it beside the script: with vector
 * instructions, else without. What cannot be fetched or compiled leaves the kernel to TypeScript, which gives
 * the same bits. Never rejects.
 */
export async function fetchKernel(): Promise<void> {
  if (KERNEL_FILES === undefined) return;
  for (const kind of ['simd', 'scalar'] as const) {
    try {
      const answer = await fetch(KERNEL_FILES[kind]);
      if (!answer.ok) continue;
      giveModule(kind, new WebAssembly.Module(await answer.arrayBuffer()));
      return;
    } catch {
      continue; // no network, no vector instructions, or a content security policy
    }
  }
}
