import type { WasmKind } from './portable-object.ts';

/**
 * Addresses of the kernel's modules, filled in by a build that puts them into files of their own
 * (`ui/kernel-files-plugin.ts`); undefined where the script carries them as text.
 */
export const KERNEL_FILES: Readonly<Record<WasmKind, string>> | undefined = undefined;
