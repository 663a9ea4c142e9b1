import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { enteredSteps } from '../../../engine/model/entered-steps.ts';

const of = (distribution: Distribution) =>
  ({ kind: 'distribution', distribution, text: 'a test' }) as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('enteredSteps', () => {
  it('spreads a uniform time evenly over the steps it covers', () => {
    const steps = enteredSteps(of({ kind: 'uniform', min: 0, max: 24 }), 1, 1000);
    expect(steps).toHaveLength(24);
    for (const probability of steps) expect(probability).toBeCloseTo(1 / 24, 12);
    expect(enteredSteps(of({ kind: 'uniform', min: 0, max: 24 }), 3, 1000)).toHaveLength(8);
  });

  it('puts an exact time into the step that has just been completed', () => {
    expect(enteredSteps({ kind: 'fixed', value: 6 }, 1, 1000)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(enteredSteps({ kind: 'fixed', value: 6 }, 3, 1000)).toEqual([0, 0, 1]);
    expect(enteredSteps({ kind: 'fixed', value: 0 }, 1, 1000)).toEqual([1]);
    const listed = enteredSteps(of({ kind: 'empirical', values: [1, 3], weights: [1, 3] }), 1, 9);
    expect(listed).toEqual([0, 0.25, 0, 0.75]);
  });

  it('takes a range as the middle 90 % of people', () => {
    const steps = enteredSteps({ kind: 'range', low: 4, high: 16 }, 1, 1000);
    expect(sum(steps)).toBeCloseTo(1, 14);
    expect(sum(steps.slice(0, 4))).toBeCloseTo(0.05, 9);
    expect(sum(steps.slice(0, 16))).toBeCloseTo(0.95, 9);
  });

  it('puts who entered too early to be told apart into the last step', () => {
    const steps = enteredSteps(of({ kind: 'exponential', rate: 0.01 }), 1, 50);
    expect(steps).toHaveLength(50);
    // P(T ≥ 49 months) = exp(−0.49)
    expect(steps.at(-1)).toBeCloseTo(Math.exp(-0.49), 12);
    expect(sum(steps)).toBeCloseTo(1, 14);
  });
});
