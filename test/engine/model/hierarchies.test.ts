import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { createInputSampler } from '../../../engine/simulate/input-sampler.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import type { Model } from '../../../engine/model/model.ts';

const LEDGER = `
baserate-evidence: 1
title: Places
sources: { s: { publisher: P, title: T, author: A, date: 2018 } }
claims:
${[
  ['a', 3, 20],
  ['b', 5, 31],
  ['c', 9, 40],
]
  .map(
    ([id, x, n]) =>
      `  ${id}-one: { source: s, kind: count, says: Some., value: ${x} of ${n}, unit: people, place: ${id}, reported-by: P }`,
  )
  .join('\n')}
`;
const MODEL = `
baserate-model: 1
title: Two places
parameters:
  first: { label: First, kind: share }
  second: { label: Second, kind: share, value: 10% }
states: { left: { label: L }, one: { label: A }, two: { label: B }, other: { label: R } }
flows:
  - { from: left, to: one, share: first / 2, after: 1 month }
  - { from: left, to: two, share: second / 2, after: 1 month }
  - { from: left, to: other, share: rest, after: 1 month }
outcomes: { one: { label: A, stock: [one] } }
`;
const PARTIAL = (place: string) =>
  `{ evidence: [a-one, b-one, c-one], combine: partial, place: ${place} }`;

function modelOf(parameters: string, more = ''): Model {
  const files: Readonly<Record<string, string>> = {
    'scenarios/x/scenario.yaml': `
baserate: 1
title: T
question: Q?
evidence: [../evidence/l.yaml]
model: ../models/m.yaml
clock: { start: 2018-01, end: 2018-03 }
run: { seed: places, draws: 10 }
population: { left: 10 }
parameters: ${parameters}
outcomes: [one]
${more}`,
    'scenarios/models/m.yaml': MODEL,
    'scenarios/evidence/l.yaml': LEDGER,
  };
  return compile(readScenario('scenarios/x/scenario.yaml', (path) => files[path]));
}

/** Values of a parameter, draw by draw. */
function drawsOf(model: Model, name: string, draws = 4000): readonly number[] {
  const sample = createInputSampler(model);
  const index = model.inputs.findIndex(({ purpose }) => purpose === `param:${name}`);
  const out = new Float64Array(model.inputs.length);
  return Array.from({ length: draws }, (_, draw) => {
    sample(draw, 1, out);
    return out[index]!;
  });
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const cov = mean(x.map((value, i) => (value - mx) * (y[i]! - my)));
  const sd = (values: readonly number[], m: number) =>
    Math.sqrt(mean(values.map((value) => (value - m) ** 2)));
  return cov / (sd(x, mx) * sd(y, my));
}

describe('parameters that learn from the same counts', () => {
  const both = modelOf(`{ first: ${PARTIAL('new')}, second: ${PARTIAL('new')} }`);

  it('depend on each other: two new places share the hyperparameters', () => {
    expect(both.hierarchies).toHaveLength(1);
    const found = correlation(drawsOf(both, 'first'), drawsOf(both, 'second'));
    // Var(E[share | m, κ]) / Var(share), as test/engine/synthesis/joint-places.test.ts finds by brute force, is well above 0
    expect(found).toBeGreaterThan(0.15);
    expect(found).toBeLessThan(0.95);
  });

  it('are the same number for number whether the other is there or not', () => {
    const alone = modelOf(`{ first: ${PARTIAL('new')} }`);
    expect(drawsOf(alone, 'first', 50)).toEqual(drawsOf(both, 'first', 50));
  });

  it('name the claims in any order', () => {
    const turned = modelOf(
      `{ first: { evidence: [c-one, a-one, b-one], combine: partial }, second: ${PARTIAL('new')} }`,
    );
    expect(turned.hierarchies).toHaveLength(1);
    expect(drawsOf(turned, 'first', 50)).toEqual(drawsOf(both, 'first', 50));
  });

  it('keep a stated rank correlation, drawn by their marginals', () => {
    const correlated = modelOf(
      `{ first: ${PARTIAL('new')}, second: ${PARTIAL('a-one')} }`,
      'correlations: [{ between: [first, second], rank: -0.8 }]',
    );
    expect(correlated.hierarchies).toHaveLength(0);
    const found = correlation(drawsOf(correlated, 'first'), drawsOf(correlated, 'second'));
    expect(found).toBeLessThan(-0.6);
  });
});
