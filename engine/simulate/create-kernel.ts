import { KERNEL_SHAPE } from '../wasm/kernel-module.ts';
import { createPortable, type KernelKind } from '../wasm/portable-object.ts';
import { Kernel } from './kernel.ts';
import type { KernelSize } from './kernel-size.ts';

export type { KernelKind };

/** A kernel, and what runs it. */
export interface CreatedKernel {
  readonly kernel: Kernel;
  readonly kind: KernelKind;
}

/**
 * A kernel of a size, as quick as this place has one.
 *
 * @param only the kind to take, with no other in its place
 * @throws `simulate/no-kernel` when the kind asked for cannot run here
 */
export function createKernel(size: KernelSize, only?: KernelKind): CreatedKernel {
  const { object, kind } = createPortable(KERNEL_SHAPE, { ...size }, () => new Kernel(size), only);
  return { kernel: object as Kernel, kind }; // made by the class, or from its public members
}
