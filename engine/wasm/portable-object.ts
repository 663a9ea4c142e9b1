import { fail } from '../errors/baserate-error.ts';
import { decodeBase64 } from './decode-base64.ts';
import { instantiate } from './instance.ts';
import { SCALAR_MODULE, SIMD_MODULE } from './kernel-module.ts';
import type { Shape } from './shape.ts';

/**
 * What runs the kernel: WebAssembly with or without vector instructions, or the TypeScript that both are
 * made from. All give the same bits.
 */
export type KernelKind = 'simd' | 'scalar' | 'typescript';

/** Every kind, the quickest first: the order of choice. */
export const KERNEL_KINDS: readonly KernelKind[] = ['simd', 'scalar', 'typescript'];

/** An object of a portable class, and what runs it. */
export interface PortableObject {
  /** Has the public members of its class. */
  readonly object: object;
  readonly kind: KernelKind;
}

/**
 * An object of a portable class, as quick as this place has one: engines without vector instructions,
 * without WebAssembly, or whose page forbids it, take the next kind.
 *
 * @param shape of the class
 * @param size  what the class's constructor takes
 * @param make  the object in TypeScript
 * @param only  the kind to take, with no other in its place
 * @throws `simulate/no-kernel` when the kind asked for cannot run here
 */
export function createPortable(
  shape: Shape,
  size: Readonly<Record<string, number>>,
  make: () => object,
  only?: KernelKind,
): PortableObject {
  const kinds = only === undefined ? KERNEL_KINDS : KERNEL_KINDS.filter((kind) => kind === only);
  for (const kind of kinds) {
    const object = kind === 'typescript' ? make() : inWasm(kind, shape, size);
    if (object) return { object, kind };
  }
  const rule = `the kernel must be one of ${KERNEL_KINDS.join(', ')} that can run here`;
  const got = `got ${String(only)} (take typescript, which always can)`;
  throw fail('simulate/no-kernel', 'kernel', `${rule}; ${got}`, only);
}

/** A kind that is a module of WebAssembly. */
export type WasmKind = Exclude<KernelKind, 'typescript'>;

const compiled = new Map<WasmKind, WebAssembly.Module | undefined>();

/** Takes the module of a kind from a file, in place of the text that the script carries. */
export function giveModule(kind: WasmKind, module: WebAssembly.Module): void {
  compiled.set(kind, module);
}

/** The module of a kind, compiled once; nothing where it cannot be. */
function moduleOf(kind: WasmKind): WebAssembly.Module | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  if (!compiled.has(kind)) {
    try {
      const text = kind === 'simd' ? SIMD_MODULE : SCALAR_MODULE;
      compiled.set(kind, new WebAssembly.Module(decodeBase64(text)));
    } catch {
      compiled.set(kind, undefined); // no vector instructions, or a content security policy
    }
  }
  return compiled.get(kind);
}

function inWasm(
  kind: WasmKind,
  shape: Shape,
  size: Readonly<Record<string, number>>,
): object | undefined {
  const module = moduleOf(kind);
  if (!module) return undefined;
  try {
    return instantiate(module, shape, size);
  } catch {
    return undefined; // no memory for another instance
  }
}
