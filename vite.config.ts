import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './ui/content-security-policy.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** npm makes a command executable when it installs it, but not when it is built again. */
const executableCommand: Plugin = {
  name: 'executable-command',
  applyToEnvironment: ({ name }) => name === 'ssr',
  writeBundle: () => chmodSync(here('dist/cli/baserate.js'), 0o755),
};

/**
 * What the notebook loads at once, in files that change at different times: libraries with a release of
 * theirs, scenarios with every edit of a number. The page asks for all of them in parallel.
 */
const WEB_CHUNKS = [
  { name: 'scenario-files', test: /[\\/]scenarios[\\/].*\?raw/ },
  { name: 'file-reading', test: /[\\/]node_modules[\\/](?:yaml|zod|jsep)[\\/]/ },
  {
    name: 'page-libraries',
    test: /[\\/]node_modules[\\/](?:svelte|marked|dompurify|fflate|d3-[a-z]+|internmap|clsx|esm-env)[\\/]/,
  },
];

/** One `vite build` makes the notebook (dist/web) and the command line with its worker (dist/cli). */
export default defineConfig(({ command }) => ({
  root: here('ui'),
  base: './',
  plugins: [svelte({ configFile: false }), contentSecurityPolicy(), executableCommand],
  worker: { format: 'es' },
  server: { fs: { allow: [here('.')] } },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: here('dist/web'),
        emptyOutDir: true,
        rolldownOptions: { output: { codeSplitting: { groups: WEB_CHUNKS } } },
      },
    },
    ssr: {
      ...(command === 'build' ? { resolve: { noExternal: true as const } } : {}),
      build: {
        ssr: true,
        outDir: here('dist/cli'),
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rollupOptions: {
          input: {
            baserate: here('cli/main.ts'),
            'worker-node': here('engine/pool/worker-node.ts'),
          },
          output: { entryFileNames: '[name].js' },
        },
      },
    },
  },
  test: {
    root: here('.'),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/cli/**', 'test/cross-engine/**'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          environment: 'node',
          include: ['test/{browser,cli,cross-engine}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
