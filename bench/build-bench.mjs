import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const names = ['draws', 'kernel', 'growth', 'grow-run', 'workers', 'error-against-draws', 'proof'];

/** Builds the programs for Node, with the pool's worker, into `folder`, as the command line is built. */
export async function buildPrograms(folder) {
  const input = Object.fromEntries(names.map((name) => [name, here(`${name}.ts`)]));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('..'),
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: { ...input, 'worker-node': here('../engine/pool/worker-node.ts') },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

/** Builds the page that times workers in a browser into `folder`/web, as the notebook is built. */
export async function buildWorkersPage(folder) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('page'),
    base: './',
    worker: { format: 'es' },
    build: { outDir: `${folder}/web`, emptyOutDir: true },
  });
}
