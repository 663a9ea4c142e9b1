import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The modules in the kernel's committed file, as base64. */
const MODULES = /export const (SIMD|SCALAR)_MODULE =\s*'([^']*)'/g;

/**
 * Puts the kernel's WebAssembly into files of its own, which are smaller than text in a script, need not be
 * parsed, and of which a browser fetches the one it can run.
 *
 * @param folder `engine/wasm`
 */
export function kernelFiles(folder: string): Plugin {
  const modulePath = `${folder}/kernel-module.ts`;
  return {
    name: 'kernel-files',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    enforce: 'pre',
    transform(code, id) {
      if (id === modulePath) {
        return { code: code.replace(MODULES, "export const $1_MODULE = ''"), map: null };
      }
      if (id !== `${folder}/kernel-files.ts`) return undefined;
      const files = [...readFileSync(modulePath, 'utf8').matchAll(MODULES)].map(
        ([, kind = '', text = '']) => {
          const name = `kernel-${kind.toLowerCase()}.wasm`;
          const source = Buffer.from(text, 'base64');
          const reference = this.emitFile({ type: 'asset', name, source });
          return `${kind.toLowerCase()}: import.meta.ROLLUP_FILE_URL_${reference}`;
        },
      );
      if (files.length !== 2) throw new Error(`${modulePath} does not hold two modules`);
      return { code: `export const KERNEL_FILES = { ${files.join(', ')} };`, map: null };
    },
  };
}
