import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model, ModelOutcome } from '../engine/model/model.ts';
import { createSimulator } from '../engine/simulate/simulator.ts';
import { cohortModel, cohortOf, cohortTexts } from './cohort.ts';
import { compareCounts, type Comparison } from './compare-counts.ts';
import { markdownTable } from './markdown-table.mjs';
import { yardstickCounts } from './peer/yardstick.ts';

// Whole distributions of the reference cohort against those of the C yardstick: people of every state after every
// month, and entries to prison. `node proof.mjs [draws]`.

const DRAWS = Number(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 1_000_000);
const CHUNK = 2000;
/** Chance of a false alarm of the whole comparison. */
const ALARM = 0.001;

interface Compared extends Comparison {
  readonly what: string;
}

/** The model with one outcome more: moves into prison. */
function withEntries(model: Model): Model {
  const members = model.flows.flatMap(({ name }, f) => (name.endsWith('>imprisoned') ? [f] : []));
  const entries: ModelOutcome = {
    name: 'entries',
    label: 'Entries to prison',
    unit: 'moves',
    isWhole: true,
    measure: { kind: 'count', of: { kind: 'entries', members, startMembers: [] } },
  };
  return { ...model, outcomes: [...model.outcomes, entries] };
}

/** Draws that gave 0, 1, 2, …, by cell. */
function ownCounts(model: Model, draws: number): readonly (readonly number[])[] {
  const simulator = createSimulator(model);
  const cells = Array.from(
    { length: model.outcomes.length * (model.steps + 1) },
    (): number[] => [],
  );
  for (let done = 0; done < draws; done += CHUNK) {
    const { offsets, values, counts } = simulator.runChunk(done, Math.min(CHUNK, draws - done));
    cells.forEach((own, cell) => {
      for (let k = offsets[cell] ?? 0; k < (offsets[cell + 1] ?? 0); k++) {
        const value = values[k] ?? 0;
        while (own.length <= value) own.push(0);
        own[value] = (own[value] ?? 0) + (counts[k] ?? 0);
      }
    });
  }
  return cells;
}

function compareAll(model: Model, folder: string): readonly Compared[] | string {
  const yard = yardstickCounts(folder);
  if ('missing' in yard) return `Not compared: ${yard.missing}.`;
  const cohort = cohortOf(model);
  const theirs = yard.run(cohort, DRAWS, 20_261_122);
  const own = ownCounts(withEntries(model), DRAWS);
  const rows = model.steps + 1;
  const states = theirs.people.flatMap((month, t) =>
    month.map((counts, s) => {
      const outcome = model.outcomes.findIndex(({ name }) => name === cohort.states[s]);
      const what = `${cohort.states[s] ?? ''}, month ${t + 1}`;
      return { what, their: counts, own: own[outcome * rows + t + 1] ?? [] };
    }),
  );
  const entries = { what: 'entries to prison', their: theirs.entries, own: own.at(-1) ?? [] };
  return [...states, entries].flatMap(({ what, their, own: mine }) => {
    const compared = compareCounts(mine, their);
    return compared ? [{ what, ...compared }] : [];
  });
}

const folder = mkdtempSync(join(tmpdir(), 'baserate-proof-'));
const all = compareAll(cohortModel(cohortTexts()), folder);
rmSync(folder, { recursive: true });
if (typeof all === 'string') console.log(all);
else {
  const worst = all.toSorted((a, b) => a.chance - b.chance).slice(0, 5);
  const entries = all.filter(({ what }) => what === 'entries to prison');
  const adjusted = Math.min(1, all.length * (worst[0]?.chance ?? NaN));
  const share = (limit: number) =>
    `${all.filter(({ chance }) => chance < limit).length} below ${limit}`;
  console.log(
    `${DRAWS.toLocaleString('en')} draws of each, simulated here with ${createSimulator(cohortModel(cohortTexts())).kernelKind}. ` +
      `${all.length} distributions with more than one class of values; their p-values: ${[0.5, 0.1, 0.01, 0.001].map(share).join(', ')}. ` +
      `The least times their number (Bonferroni): **${adjusted.toPrecision(2)}**.\n`,
  );
  const show = ({ what, statistic, freedom, chance }: Compared) => [
    what,
    statistic.toFixed(1),
    String(freedom),
    chance.toPrecision(3),
  ];
  const rows = [...worst, ...entries.filter((own) => !worst.includes(own))].map(show);
  console.log(
    markdownTable(['The five least, and entries', 'χ²', 'Degrees of freedom', 'p'], rows),
  );
  if (!(adjusted > ALARM)) {
    console.log('\n**The distributions differ.**');
    process.exitCode = 1;
  }
}
