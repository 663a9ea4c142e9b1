import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { batchOf, type Way } from './chunks.ts';
import { cohortModel, cohortTexts } from './cohort.ts';
import { markdownTable } from './markdown-table.mjs';
import { spread } from './spread.mjs';
import { ratios, timeInTurn } from './timing.ts';

// How the cost of a draw grows with people and months, and time and memory of a run with draws.

const ROUNDS = 5;
const WAYS = ['simulated', 'conditional'] as const;
const SIZES = [
  [850, 120],
  [40_000, 120],
  [1_000_000, 120],
  [850, 600],
] as const;
/** Draws of a batch: of simulated ones as many as a worker holds of 40,000 people in a second. */
const DRAWS = { simulated: 16_384, conditional: 4096 } as const;

const whole = (value: number) => value.toLocaleString('en');
const name = (way: Way, people: number, months: number) =>
  `${way}, ${whole(people)} people, ${months} months`;

const contestants = SIZES.flatMap(([people, months]) => {
  const model = cohortModel(cohortTexts(people, months));
  return WAYS.map((way) => {
    const batch = batchOf(model, way, 'simd', DRAWS[way]);
    const run = (round: number) => void batch(round);
    return { name: name(way, people, months), draws: DRAWS[way], run };
  });
});
const times = await timeInTurn(contestants, ROUNDS);
const of = (...size: Parameters<typeof name>) => times.get(name(...size)) ?? [];
const costs = WAYS.flatMap((way) =>
  SIZES.map(([people, months]) => [
    `${way[0]?.toUpperCase()}${name(way, people, months).slice(1)}`,
    spread(of(way, people, months)),
    spread(ratios(of(way, people, months), of(way, 850, 120))),
  ]),
);
console.log(`One thread, median of ${ROUNDS} rounds, least and most in brackets.\n`);
console.log(markdownTable(['Cohort', 'µs a draw', 'Times the first'], costs));

/** A run is made once: what it takes grows by tens, and the memory is the point. */
interface Grown {
  readonly seconds: number;
  /** Most that the process held. */
  readonly megabytes: number;
  /** The same without what it held before its workers were started. */
  readonly grown: number;
}

const RUNS = [
  ...[1e3, 1e4, 1e5, 1e6].map((draws) => ['simulated', draws, 850] as const),
  ...[1e3, 1e4, 1e5, 1e6, 1e7].map((draws) => ['conditional', draws, 850] as const),
  ['simulated', 1e5, 40_000] as const,
  ['simulated', 1e5, 1_000_000] as const,
];
const program = fileURLToPath(new URL('./grow-run.mjs', import.meta.url));
const runs = RUNS.map(([way, draws, people]) => {
  const { stdout } = spawnSync(process.execPath, [program, way, String(draws), String(people)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { seconds, megabytes, grown } = JSON.parse(stdout) as Grown; // written by grow-run
  return [
    `${way === 'simulated' ? 'Simulated' : 'Conditional'}, ${whole(draws)} draws${people === 850 ? '' : `, ${whole(people)} people`}`,
    seconds.toFixed(2),
    (grown / 2).toFixed(0),
    megabytes.toFixed(0),
  ];
});
console.log(
  '\nWhole runs on two workers in a process of their own, from the start of the workers, one run each. Memory a worker is half of what the process came to hold beyond what it held before its workers were started, merging and results included. 10,000,000 draws are run conditionally only.\n',
);
console.log(
  markdownTable(['Run', 'Seconds', 'Peak memory, MB a worker', 'MB of the whole process'], runs),
);
