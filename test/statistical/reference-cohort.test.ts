import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, createSimulator, readScenario } from '../../engine/index.ts';
import { createCellLaws } from '../../engine/analysis/law-of-cell.ts';
import type { Model } from '../../engine/model/model.ts';
import {
  emptyConditional,
  mergeConditional,
  MOST_CHUNK,
} from '../../engine/simulate/conditional-tally.ts';
import { createConditional } from '../../engine/simulate/conditional.ts';
import { chiSquareScore } from '../oracle/chi-square.ts';
import { scaledFlow } from '../oracle/scaled-flow.ts';
import { readProject } from '../scenarios/read-project.ts';

interface Frequencies {
  /** Count that the first frequency belongs to. */
  readonly first: number;
  readonly counts: readonly number[];
}

/** 10,000,000 draws of a C program that shares neither code nor random numbers with the engine. */
const known = JSON.parse(
  readFileSync(
    fileURLToPath(new URL('../fixtures/validation/reference_cohort.json', import.meta.url)),
    'utf8',
  ),
) as { readonly at: Readonly<Record<string, Readonly<Record<string, Frequencies>>>> }; // the shape of the committed file

const DRAWS = 60_000;
/** A law holds no luck, so that it is nearer than so many draws would be; more of them, to see the same fault. */
const LAW_DRAWS = 200_000;
/** One-sided tail of the standard normal beyond 5.5 is 2e-8; 36 scores are taken. */
const LIMIT = 5.5;

const base = compile(
  readScenario('scenarios/validation/reference-cohort/scenario.yaml', readProject()),
);

/** Numbers of people in one state at one month, and how many draws gave each. */
interface Seen {
  readonly values: Float64Array;
  readonly counts: ArrayLike<number>;
}

/** Scores by state and month, against the known frequencies, of what is in a cell. */
function scoresOf(model: Model, seenAt: (cell: number) => Seen): readonly number[] {
  return Object.entries(known.at).flatMap(([month, states]) =>
    model.outcomes.map(({ name }, o) => {
      const { first, counts: frequencies } = states[name]!;
      const all = frequencies.reduce((a, b) => a + b, 0);
      const { values, counts } = seenAt(o * (model.steps + 1) + Number(month));
      const most = Math.max(values.at(-1)!, first + frequencies.length);
      const seen = new Array<number>(most + 1).fill(0);
      values.forEach((value, k) => (seen[value] = counts[k]!));
      return chiSquareScore(seen, (people) => (frequencies[people - first] ?? 0) / all);
    }),
  );
}

/** Largest of the scores of people's fates. */
function worstScore(model: Model, draws = DRAWS): number {
  const { offsets, values, counts } = createSimulator(model).runChunk(0, draws);
  const scores = scoresOf(model, (cell) => {
    const [from, end] = [offsets[cell]!, offsets[cell + 1]!];
    return { values: values.subarray(from, end), counts: counts.subarray(from, end) };
  });
  return Math.max(...scores);
}

/** Largest of the scores of the laws that are known given the parameters. */
function worstLawScore(model: Model): number {
  const run = createConditional({ ...model, method: 'conditional' });
  expect(run.outcomes).toEqual(model.outcomes.map((_, o) => o));
  let all = emptyConditional();
  for (let draw = 0; draw < LAW_DRAWS; draw += MOST_CHUNK)
    all = mergeConditional(all, run.runChunk(draw, Math.min(MOST_CHUNK, LAW_DRAWS - draw)));
  expect(all.draws).toBe(LAW_DRAWS);
  const laws = createCellLaws(all);
  const scores = scoresOf(model, (cell) => {
    const law = laws(cell);
    expect(law.step).toBe(1);
    return law;
  });
  expect(scores).toHaveLength(36);
  return Math.max(...scores);
}

const changed = (name: string, factor: number) => scaledFlow(base, name, factor);

describe('the reference cohort', () => {
  it('has the distributions of people in each state that an independent program gives', () => {
    expect(worstScore(base)).toBeLessThan(LIMIT);
  });

  it('with one probability 2 % higher does not', () => {
    expect(worstScore(changed('charged>imprisoned', 1.02))).toBeGreaterThan(LIMIT);
  });
});

describe('the laws of the reference cohort given the parameters', () => {
  it('are, over all draws, what the independent program counted', () => {
    expect(worstLawScore(base)).toBeLessThan(LIMIT);
  });

  it('with one probability 2 % higher are not', () => {
    expect(worstLawScore(changed('charged>imprisoned', 1.02))).toBeGreaterThan(LIMIT);
  });
});

describe('two variants of the reference cohort', () => {
  const entries = (model: Model): Model => {
    const members = model.flows.flatMap((flow, f) =>
      flow.name.endsWith('>imprisoned') ? [f] : [],
    );
    const of = { kind: 'entries', members, startMembers: [] } as const;
    const outcome = {
      ...model.outcomes[0]!,
      name: 'entries',
      measure: { kind: 'count', of } as const,
    };
    return { ...model, outcomes: [outcome] };
  };
  const drawn = (model: Model) => createSimulator(entries(model)).runChunk(0, 2000).sample.values;
  const spread = (a: Float64Array, b: Float64Array) => {
    const differences = a.map((value, i) => b[i]! - value);
    const mean = differences.reduce((x, y) => x + y, 0) / differences.length;
    return Math.sqrt(
      differences.reduce((x, y) => x + (y - mean) ** 2, 0) / (differences.length - 1),
    );
  };
  const own = drawn(base);
  const independent = spread(own, drawn({ ...base, seed: 'another' }));

  it.each([
    ['monitored>charged', 1.1],
    ['returned>monitored', 1.1],
    ['abroad>returned', 0.9],
    ['charged>imprisoned', 1.1],
  ])('differ by their change alone: %s × %d', (flow, factor) => {
    const paired = spread(own, drawn(changed(flow, factor)));
    expect(paired).toBeGreaterThan(0);
    expect(independent / paired).toBeGreaterThan(15);
  });
});
