// `npm run bench`: draws a second in Node beside a plain person-by-person loop, then the notebook in Chromium.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baserate-bench-'));
const run = (...words) =>
  spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status;

await build({
  configFile: false,
  logLevel: 'warn',
  root,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'bench/draws.ts'),
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'draws.mjs' } },
  },
});

let status = run(join(folder, 'draws.mjs'));
rmSync(folder, { recursive: true });
if (status === 0) status = run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
if (status === 0) status = run('bench/notebook.mjs');
if (status === 0) status = run('bench/opening.mjs');
process.exit(status ?? 1);
