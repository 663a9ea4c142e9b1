import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meanOf } from '../engine/analysis/law-of-cell.ts';
import { countsAt } from '../engine/analysis/summarise.ts';
import type { Model } from '../engine/model/model.ts';
import type { Tally } from '../engine/simulate/tally.ts';
import { BATCH_DRAWS, batchOf, type Way } from './chunks.ts';
import { cohortModel, cohortOf, cohortTexts } from './cohort.ts';
import { createMeanCheck, MOST_ERRORS, type MeanCheck } from './known-means.ts';
import { markdownTable } from './markdown-table.mjs';
import { followCounts, followPeople, type Histograms } from './peer/hand-written.ts';
import { numpy } from './peer/numpy.ts';
import { squiggle } from './peer/squiggle.ts';
import { webR } from './peer/web-r.ts';
import { yardstick, type PeerOr } from './peer/yardstick.ts';
import { spread } from './spread.mjs';
import { ratios, timeInTurn, type Contestant } from './timing.ts';

// The reference cohort on one thread, by the engine in every way and by its peers, in turn.

const ROUNDS = 7;
const model = cohortModel(cohortTexts());
const cohort = cohortOf(model);
const folder = mkdtempSync(join(tmpdir(), 'baserate-peers-'));
const checks = new Map<string, MeanCheck>();
const missing: string[] = [];

/** A contestant whose means are compared with the known ones after each batch. */
function contestant(name: string, draws: number, batch: (round: number) => BatchResult) {
  const check = createMeanCheck();
  checks.set(name, check);
  const run = async (round: number) => {
    const { ms, mean } = await batch(round);
    check.add(draws, mean);
    return ms;
  };
  return { name, draws, run } satisfies Contestant;
}

interface Timed {
  readonly ms: number;
  mean(state: string, month: number): number;
}
type BatchResult = Timed | Promise<Timed>;

function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const before = performance.now();
  const value = work();
  return { ms: performance.now() - before, value };
}

function ownMean(own: Model, tally: Tally, way: Way) {
  return (state: string, month: number): number => {
    const outcome = own.outcomes.findIndex(({ name }) => name === state);
    if (way === 'conditional') return meanOf(tally.conditional, outcome * (own.steps + 1) + month);
    const { values, counts, draws } = countsAt(tally, outcome, month);
    return values.reduce((sum, value, k) => sum + value * (counts[k] ?? 0), 0) / draws;
  };
}

function engine(way: Way, kind: 'simd' | 'scalar' | 'typescript', name: string): Contestant {
  const batch = batchOf(model, way, kind);
  return contestant(name, BATCH_DRAWS[way], (round) => {
    const { ms, value } = timed(() => batch(round));
    return { ms, mean: ownMean(model, value, way) };
  });
}

function byHand(name: string, draws: number, follow: typeof followPeople): Contestant {
  const { people, months, states } = cohort;
  return contestant(name, draws, () => {
    const histograms: Histograms = new Uint32Array(months * states.length * (people + 1));
    const { ms } = timed(() => follow(cohort, draws, histograms));
    const mean = (state: string, month: number) => {
      const row = ((month - 1) * states.length + states.indexOf(state)) * (people + 1);
      const own = histograms.subarray(row, row + people + 1);
      return own.reduce((sum, seen, count) => sum + seen * count, 0) / draws;
    };
    return { ms, mean };
  });
}

function elsewhere(peer: PeerOr, draws: number): readonly Contestant[] {
  if ('missing' in peer) {
    missing.push(peer.missing);
    return [];
  }
  return [
    contestant(peer.name, draws, async (round) => {
      const { ms, means } = await peer.run(cohort, draws, round + 1);
      const { states } = cohort;
      return { ms, mean: (state, month) => means[month - 1]?.[states.indexOf(state)] ?? NaN };
    }),
  ];
}

const isAsked = (flag: string) => process.argv.includes(flag);
const yard = yardstick(folder);
const contestants = [
  ...elsewhere(yard, 10_000),
  engine('simulated', 'simd', 'Simulated, WebAssembly with vectors'),
  engine('simulated', 'scalar', 'Simulated, WebAssembly'),
  engine('simulated', 'typescript', 'Simulated, TypeScript'),
  engine('conditional', 'simd', 'Conditional, WebAssembly with vectors'),
  engine('conditional', 'scalar', 'Conditional, WebAssembly'),
  engine('conditional', 'typescript', 'Conditional, TypeScript'),
  ...elsewhere(numpy(), 4000),
  byHand('JavaScript by hand, counts and binomials', 1000, followCounts),
  byHand('JavaScript by hand, person by person', 100, followPeople),
  ...elsewhere(await squiggle(folder, isAsked('--squiggle')), 2000),
  ...elsewhere(await webR(folder, isAsked('--webr')), 1000),
];
const times = await timeInTurn(contestants, ROUNDS);
rmSync(folder, { recursive: true });

const of = (name: string) => times.get(name) ?? [];
const base = 'missing' in yard ? undefined : of(yard.name);
const simulated = of('Simulated, WebAssembly with vectors');
const rows = contestants.map(({ name }) => [
  name,
  spread(of(name)),
  base ? spread(ratios(base, of(name))) : '–',
  spread(ratios(of(name), simulated)),
  (checks.get(name)?.worst() ?? NaN).toFixed(1),
]);
const head = [
  'One thread, Node',
  'µs a draw',
  'Times as fast as C',
  'Times as long as simulated',
  'Worst mean, errors',
];
console.log(
  `Median of ${ROUNDS} rounds, least and most in brackets; ratios are taken round by round.\n`,
);
console.log(markdownTable(head, rows));
if (missing.length > 0) console.log(`\nNot measured: ${missing.join('; ')}.`);
const wrong = [...checks].filter(([, check]) => !(check.worst() < MOST_ERRORS));
if (wrong.length > 0) {
  console.log(`\n**Wrong means**: ${wrong.map(([name]) => name).join('; ')}.`);
  process.exitCode = 1;
}
