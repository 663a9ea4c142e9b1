import { describe, expect, it } from 'vitest';
import { createCellLaws } from '../../../engine/analysis/law-of-cell.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createConditional, type DrawPart } from '../../../engine/simulate/conditional.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

const DRAWS = 600;

/** Chances of 0, 1, 2 … of n people who count by chance p each, or of a Poisson number. */
function chancesOf(people: number, mean: number): readonly number[] {
  if (people === Infinity) {
    const chances = [Math.exp(-mean)];
    while (chances.length < mean + 12 * Math.sqrt(mean) + 20) {
      chances.push(((chances.at(-1) ?? 0) * mean) / chances.length);
    }
    return chances;
  }
  const p = Math.min(mean / people, 1);
  let chances = [1];
  for (let n = 0; n < people; n++) {
    chances = [...chances, 0].map((own, k) => own * (1 - p) + (chances[k - 1] ?? 0) * p);
  }
  return chances;
}

/** The law of a cell given the parameters of a draw: by convolution, person by person. */
function exactLaw(parts: readonly DrawPart[], cell: number): readonly number[] {
  return parts
    .map(({ people, means }) => (people === 0 ? [1] : chancesOf(people, means[cell] ?? NaN)))
    .reduce(
      (a, b) => {
        const sum = new Array<number>(a.length + b.length - 1).fill(0);
        a.forEach((own, i) => b.forEach((other, j) => (sum[i + j]! += own * other)));
        return sum;
      },
      [1],
    );
}

/** Greatest difference between the distribution functions of the law from bins and of the mixture of all draws. */
function furthest(sketch: ModelSketch, outcome: string): { distance: number; some: number } {
  const model: Model = { ...makeModel(sketch), method: 'conditional' };
  const run = createConditional(model);
  const c = run.outcomes.findIndex((index) => model.outcomes[index]!.name === outcome);
  const step = model.steps;
  const truth: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    exactLaw(run.runDraw(draw).parts[c] ?? [], step).forEach((chance, k) => {
      truth[k] = (truth[k] ?? 0) + chance / DRAWS;
    });
  }
  const law = createCellLaws(run.runChunk(0, DRAWS))(c * (model.steps + 1) + step);
  expect(law.step).toBe(1);
  let [own, exact, distance] = [0, 0, 0];
  for (let value = 0; value < truth.length; value++) {
    own += (law.counts[law.values.indexOf(value)] ?? 0) / DRAWS;
    exact += truth[value] ?? 0;
    distance = Math.max(distance, Math.abs(own - exact));
  }
  return { distance, some: law.some.chance / (1 - (truth[0] ?? 0)) };
}

const two = (a: string, b: string): Pick<ModelSketch, 'states' | 'flows'> => ({
  states: ['abroad', 'known', 'back'],
  flows: [
    { from: 'abroad', to: 'back', kind: 'probability', value: { program: [{ input: 0 }] } },
    { from: 'known', to: 'back', kind: 'probability', value: { program: [{ input: 1 }] } },
  ].filter(({ from }) => [a, b].includes(from)) as ModelSketch['flows'], // kinds as written above
});
const beta = (name: string, a: number, b: number) => ({
  purpose: `param:${name}`,
  distribution: { kind: 'beta', a, b } as const,
});

const sketches: Readonly<Record<string, ModelSketch>> = {
  'some who are nearly sure and some who hardly ever are': {
    ...two('abroad', 'known'),
    inputs: [beta('few', 1, 99), beta('most', 999, 1)],
    people: { abroad: 120, known: 90 },
    steps: 1,
  },
  'more of one where there are fewer of the other': {
    ...two('abroad', 'known'),
    flows: [
      { from: 'abroad', to: 'back', kind: 'probability', value: { program: [{ input: 0 }] } },
      {
        from: 'known',
        to: 'back',
        kind: 'probability',
        value: { program: [1, { input: 0 }, '-'] },
      },
    ],
    inputs: [beta('either', 1, 1)],
    people: { abroad: 100, known: 100 },
    steps: 1,
  },
  'two shares as uncertain as can be': {
    ...two('abroad', 'known'),
    inputs: [beta('one', 1, 1), beta('other', 1, 1)],
    people: { abroad: 150, known: 40 },
    steps: 1,
  },
  'few people of many parts': {
    states: ['a', 'b', 'c', 'd', 'back'],
    flows: ['a', 'b', 'c', 'd'].map((from, i) => ({
      from,
      to: 'back',
      kind: 'probability' as const,
      value: { program: [{ input: i }] },
    })),
    inputs: [beta('a', 1, 9), beta('b', 5, 5), beta('c', 0.5, 200), beta('d', 50, 1)],
    people: { a: 7, b: 12, c: 300, d: 3 },
    steps: 2,
  },
  'people who come in besides': {
    ...two('abroad', 'known'),
    inputs: [beta('one', 2, 8), beta('other', 2, 8)],
    people: { abroad: 60 },
    inflows: [{ state: 'known', rate: 6 }],
    steps: 6,
  },
  'an uncertain number of people besides': {
    ...two('abroad', 'known'),
    inputs: [beta('one', 20, 8), beta('other', 99, 1)],
    people: { abroad: 60, known: { kind: 'poisson', mean: 30 } },
    steps: 2,
  },
};

describe('the law of a count of several parts of the people, beside the exact mixture of that of every draw', () => {
  it.each(Object.entries(sketches))('%s', (_, sketch) => {
    const { distance, some } = furthest(sketch, 'in back');
    expect(distance).toBeLessThan(0.002);
    expect(Math.abs(some - 1)).toBeLessThan(0.002);
  });
});
