import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, createSimulator, readScenario } from '../../engine/index.ts';
import type { Model } from '../../engine/model/model.ts';
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
/** One-sided tail of the standard normal beyond 5.5 is 2e-8; 36 scores are taken. */
const LIMIT = 5.5;

const base = compile(
  readScenario('scenarios/validation/reference-cohort/scenario.yaml', readProject()),
);

/** Largest of the scores by state and month of a model against the known frequencies. */
function worstScore(model: Model, draws = DRAWS): number {
  const { offsets, values, counts } = createSimulator(model).runChunk(0, draws);
  const scores = Object.entries(known.at).flatMap(([month, states]) =>
    model.outcomes.map(({ name }, o) => {
      const { first, counts: frequencies } = states[name]!;
      const all = frequencies.reduce((a, b) => a + b, 0);
      const cell = o * (model.steps + 1) + Number(month);
      const from = offsets[cell]!;
      const end = offsets[cell + 1]!;
      const most = Math.max(values[end - 1]!, first + frequencies.length);
      const seen = new Array<number>(most + 1).fill(0);
      for (let k = from; k < end; k++) seen[values[k]!] = counts[k]!;
      return chiSquareScore(seen, (people) => (frequencies[people - first] ?? 0) / all);
    }),
  );
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
