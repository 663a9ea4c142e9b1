import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the digest page for browsers into `folder/web`, as the notebook is built. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: `${folder}/web`,
      emptyOutDir: true,
      rollupOptions: { input: here('page.html') },
    },
  });
}

/** Builds the digest program for Node, with its worker, into `folder/node`, as the command line is built. */
export async function buildProgram(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: `${folder}/node`,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          digests: here('node-entry.ts'),
          'worker-node': here('../../engine/pool/worker-node.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}
