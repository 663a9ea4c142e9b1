import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodePlatform, spawnThread } from '../engine/pool/platform-node.ts';
import type { KernelKind } from '../engine/simulate/create-kernel.ts';
import { cohortModel, cohortTexts } from './cohort.ts';
import { markdownTable } from './markdown-table.mjs';
import { median, spread } from './spread.mjs';
import { ROUNDS, timeWorkers, type WorkerTimes } from './time-workers.ts';
import { ratios } from './timing.ts';

// Whole runs of the reference cohort on one worker and on two, with each kind of kernel, in Node and in Chromium.

/** What `time-in-chromium.mjs` exports. */
interface Driver {
  timeInChromium(
    folder: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<
    | { readonly missing: string }
    | { readonly version: string; readonly times: readonly WorkerTimes[] }
  >;
}

const KERNELS = { simd: 'vectors', scalar: 'WebAssembly', typescript: 'TypeScript' } as const;

const texts = cohortTexts();
const script = new URL('./worker-node.mjs', import.meta.url);
/** Threads that take a kind of kernel, as the worker is told in tests. */
const threads = (kind: KernelKind, workers: number) => ({
  ...nodePlatform(workers, script),
  spawn: () => spawnThread(script, { env: { ...process.env, BASERATE_KERNEL: kind } }),
});
const node = await timeWorkers(cohortModel(texts), threads);
// Not built: it drives a browser by a package that stays where it is installed.
const driver = pathToFileURL(join(process.cwd(), 'bench/time-in-chromium.mjs')).href;
const { timeInChromium } = (await import(/* @vite-ignore */ driver)) as Driver; // the interface above says what it exports
const inChromium = await timeInChromium(fileURLToPath(new URL('./web', import.meta.url)), texts);

const rowsOf = (engine: string, times: readonly WorkerTimes[]) =>
  times.map(({ kind, way, draws, isLookedAt, isNew, one, two }) => [
    `${engine}, ${KERNELS[kind]}, ${way}, ${draws.toLocaleString('en')} draws${isLookedAt ? ', looked at' : ''}${isNew ? ', new' : ''}`,
    spread(one),
    spread(two),
    spread(ratios(one, two)),
    Math.round((1000 * draws) / median(two)).toLocaleString('en'),
  ]);
const rows = [
  ...rowsOf('Node', node),
  ...('missing' in inChromium ? [] : rowsOf(inChromium.version, inChromium.times)),
];
const head = [
  'Whole run',
  'One worker, ms',
  'Two workers, ms',
  'Times as fast',
  'Draws a second on two',
];
console.log(
  `${availableParallelism()} processors; median of ${ROUNDS.simulated} rounds, of ${ROUNDS.conditional} where laws are computed; least and most in brackets.\n`,
);
console.log(markdownTable(head, rows));
if ('missing' in inChromium) console.log(`\nNot measured: ${inChromium.missing}.`);
