import { describe, expect, it } from 'vitest';
import { tabulateTime } from '../../../engine/model/compile-sojourn.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { expectedCounts } from '../../oracle/expected-counts.ts';
import { makeModel } from '../../oracle/make-model.ts';

const STEPS = 24;

describe('tabulateTime', () => {
  it('is F(k + ½), and nobody leaves in the step of entry', () => {
    // exponential with mean 4: 1 − exp(−(k + ½) / 4), by hand
    const table = tabulateTime({ kind: 'exponential', rate: 0.25 }, 1, STEPS + 1);
    expect(table).toHaveLength(STEPS + 1);
    expect(table[0]).toBe(0);
    for (let k = 1; k <= STEPS; k++) expect(table[k]).toBeCloseTo(1 - Math.exp(-(k + 0.5) / 4), 14);
  });

  it('stretches every time by a factor', () => {
    const table = tabulateTime({ kind: 'exponential', rate: 0.25 }, 2, STEPS + 1);
    expect(table[7]).toBeCloseTo(1 - Math.exp(-7.5 / 8), 14);
  });
});

/** Everybody starts waiting; the time to leave is Weibull, tabulated. */
function waiting(people: number, shape: number): Model {
  const model = makeModel({
    states: ['in', 'out'],
    flows: [{ from: 'in', to: 'out', kind: 'share', value: 1 }],
    people: { in: people },
    steps: STEPS,
  });
  const cdf = tabulateTime({ kind: 'weibull', shape, scale: 9 }, 1, STEPS + 1);
  return {
    ...model,
    flows: model.flows.map((flow) => ({ ...flow, sojourn: [{ kind: 'table', cdf }] })),
  };
}

/** Mean number out at each step, and what it should be by the forward recursion. */
function deviations(model: Model, truth: Model, draws: number): number[] {
  const simulator = createSimulator(model);
  const out = model.states.findIndex(({ name }) => name === 'out');
  const sums = new Float64Array(STEPS + 1);
  for (let draw = 0; draw < draws; draw++) {
    const counts = simulator.runDraw(draw);
    for (let step = 0; step <= STEPS; step++) sums[step]! += counts[out * (STEPS + 1) + step]!;
  }
  const people = model.inputs[0]!.distribution;
  const n = people.kind === 'fixed' ? people.value : NaN;
  return expectedCounts(truth)
    .stock.slice(1)
    .map((stock, i) => {
      const mean = stock[out]!;
      const variance = mean * (1 - mean / n); // binomial
      return (sums[i + 1]! / draws - mean) / Math.sqrt(variance / draws);
    });
}

describe('times given as a table', () => {
  it.each([
    ['person by person', 20],
    ['as counts by month', 5000],
  ])('are dealt %s with the expected numbers out, within 5 standard errors', (_, people) => {
    // 24 numbers: P(any beyond 5) < 24 · 5.8e-7
    for (const z of deviations(waiting(people, 1.5), waiting(people, 1.5), 3000)) {
      expect(Math.abs(z)).toBeLessThan(5);
    }
  });

  it('would be noticed with another shape', () => {
    const wrong = deviations(waiting(5000, 1.4), waiting(5000, 1.5), 300);
    expect(Math.max(...wrong.map(Math.abs))).toBeGreaterThan(5);
  });
});
