import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chmodSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './ui/content-security-policy.ts';
import { kernelFiles } from './ui/kernel-files-plugin.ts';
import { offline } from './ui/offline/offline-plugin.ts';
import { openings } from './ui/opening/openings-plugin.ts';
import { LongestFirst } from './test/longest-first.ts';
import { pageWorker } from './ui/page-worker-plugin.ts';
import { compressedPreview } from './ui/preview/compressed-preview-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** npm makes a command executable when it installs it, but not when it is built again. */
const executableCommand: Plugin = {
  name: 'executable-command',
  applyToEnvironment: ({ name }) => name === 'ssr',
  writeBundle: () => chmodSync(here('dist/cli/baserate.js'), 0o755),
};

/**
 * What the notebook loads, in files that change at different times: libraries with a release of theirs, a
 * scenario with every edit of a number.
 */
const WEB_CHUNKS = [
  {
    name: (id: string) =>
      /[\\/]scenarios[\\/](.+)[\\/](?:scenario\.yaml|notebook\.md|lock\.json)\?raw/
        .exec(id)?.[1]
        ?.replace(/\W+/g, '-') ?? null,
    test: /[\\/]scenarios[\\/].*\?raw/,
  },
  { name: 'file-reading', test: /[\\/]node_modules[\\/](?:yaml|zod|jsep)[\\/]/ },
  { name: 'prose', test: /[\\/]node_modules[\\/](?:marked|dompurify)[\\/]/ },
  // numbers and dates are written on every page: one file packs better than six small ones
  {
    name: 'numbers',
    test: /[\\/]ui[\\/](?:locale[\\/](?:number|date)-format|figure[\\/]number-text|words[\\/](?:step-text|step-names|number-words))\.ts/,
  },
];

/** The one generator that keys a run, without the six others that the package's entry holds. */
const ARC4_ALONE = { find: /^seedrandom$/, replacement: 'seedrandom/seedrandom.js' };

/** Nothing happens when these are loaded, so that each lands with the page or cell that uses it. */
const PURE = /[\\/](?:engine|ui)[\\/](?!main\.ts).*\.ts$/;

/** Test files that run beside each other: two on two processors, where one more is then busy with handing them out. */
const AT_ONCE = Math.max(2, availableParallelism() - 1);

/** What these tests hold is told in seconds, so that they run alone. */
const WITH_CLOCK = ['test/engine/pool/**/*.test.ts'];

/** Beside the tests that drive a real browser, and looks at files only. */
const WITHOUT_BROWSER = ['test/browser/weight.test.ts'];

/** One `vite build` makes the notebook (dist/web) and the command line with its worker (dist/cli). */
export default defineConfig(({ command }) => ({
  root: here('ui'),
  base: './',
  resolve: { alias: [ARC4_ALONE] },
  plugins: [
    svelte({ configFile: false }),
    contentSecurityPolicy(),
    openings(here('.')),
    kernelFiles(here('engine/wasm')),
    pageWorker(here('engine/pool/page-worker-browser.ts')),
    offline(),
    compressedPreview(),
    executableCommand,
  ],
  server: { fs: { allow: [here('.')] } },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: here('dist/web'),
        emptyOutDir: true,
        rolldownOptions: {
          treeshake: { moduleSideEffects: [{ test: PURE, sideEffects: false }] },
          output: { codeSplitting: { groups: WEB_CHUNKS } },
        },
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
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/cli/**', 'test/cross-engine/**', ...WITH_CLOCK],
          setupFiles: [here('test/ui/load-project.ts')],
          testTimeout: 240_000,
          maxWorkers: AT_ONCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          environment: 'node',
          include: ['test/{cli,cross-engine}/**/*.test.ts', ...WITHOUT_BROWSER],
          globalSetup: [here('test/build-once.ts')],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: AT_ONCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'clock',
          environment: 'node',
          include: WITH_CLOCK,
          testTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          exclude: WITHOUT_BROWSER,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          // one that passes at its second attempt is named at the end of `npm test` (second-attempts-reporter.mjs)
          retry: 1,
          // cells of a page follow in frames of their own, which are rare on a busy machine
          expect: { poll: { timeout: 30_000, interval: 50 } },
        },
      },
    ],
  },
}));
