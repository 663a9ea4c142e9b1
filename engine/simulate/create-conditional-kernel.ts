import { CONDITIONAL_KERNEL_SHAPE } from '../wasm/kernel-module.ts';
import { createPortable, type KernelKind } from '../wasm/portable-object.ts';
import { ConditionalKernel } from './conditional-kernel.ts';
import type { ForwardSize } from './forward-size.ts';

/**
 * A conditional kernel of a size, as quick as this place has one.
 *
 * @param only the kind to take, with no other in its place
 * @throws `simulate/no-kernel` when the kind asked for cannot run here
 */
export function createConditionalKernel(size: ForwardSize, only?: KernelKind): ConditionalKernel {
  const { object } = createPortable(
    CONDITIONAL_KERNEL_SHAPE,
    { ...size },
    () => new ConditionalKernel(size),
    only,
  );
  return object as ConditionalKernel; // made by the class, or from its public members
}
