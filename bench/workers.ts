import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodePlatform } from '../engine/pool/platform-node.ts';
import { cohortModel, cohortTexts } from './cohort.ts';
import { markdownTable } from './markdown-table.ts';
import { RUN_DRAWS, timeWorkers, type WorkerTimes } from './time-workers.ts';
import { median, ratios, spread } from './timing.ts';

// Whole runs of the reference cohort on one worker and on two, in Node and in Chromium.

/** What `time-in-chromium.mjs` exports. */
interface Driver {
  timeInChromium(
    folder: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<
    { readonly missing: string } | { readonly version: string; readonly times: WorkerTimes }
  >;
}

const texts = cohortTexts();
const script = new URL('./worker-node.mjs', import.meta.url);
const node = await timeWorkers(cohortModel(texts), (workers) => nodePlatform(workers, script));
// Not built: it drives a browser by a package that stays where it is installed.
const driver = pathToFileURL(join(process.cwd(), 'bench/time-in-chromium.mjs')).href;
const { timeInChromium } = (await import(/* @vite-ignore */ driver)) as Driver; // the interface above says what it exports
const inChromium = await timeInChromium(fileURLToPath(new URL('./web', import.meta.url)), texts);

const waysOf = (engine: string, times: WorkerTimes) =>
  (['simulated', 'conditional'] as const).map((way) => {
    const { one, two } = times[way];
    const draws = RUN_DRAWS[way].toLocaleString('en');
    return [
      `${engine}, ${way}, ${draws} draws`,
      spread(one),
      spread(two),
      spread(ratios(one, two)),
      Math.round((1000 * RUN_DRAWS[way]) / median(two)).toLocaleString('en'),
    ];
  });
const rows = [
  ...waysOf('Node', node),
  ...('missing' in inChromium ? [] : waysOf(inChromium.version, inChromium.times)),
];
const head = [
  'Whole run',
  'One worker, ms',
  'Two workers, ms',
  'Times as fast',
  'Draws a second on two',
];
console.log(
  `${availableParallelism()} processors; median of 7 rounds, least and most in brackets.\n`,
);
console.log(markdownTable(head, rows));
if ('missing' in inChromium) console.log(`\nNot measured: ${inChromium.missing}.`);
