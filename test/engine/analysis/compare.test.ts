import { describe, expect, it } from 'vitest';
import { compareOutcome, compareTallies, differencesOf } from '../../../engine/analysis/compare.ts';
import { influences } from '../../../engine/analysis/influence.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import type { Tally } from '../../../engine/simulate/tally.ts';
import { makeModel } from '../../oracle/make-model.ts';

const withProbability = (value: number, seed = 'pairs') =>
  makeModel({
    states: ['a', 'b', 'c'],
    flows: [
      { from: 'a', to: 'b', kind: 'probability', value },
      { from: 'b', to: 'c', kind: 'probability', value: 0.05 },
    ],
    people: { a: 850 },
    steps: 60,
    seed,
  });
const run = (model: Model) => createSimulator(model).runChunk(0, 3000);
const at = (model: Model, name: string) =>
  model.outcomes.findIndex((outcome) => outcome.name === name);

describe('compareTallies', () => {
  const base = withProbability(0.02);
  const variant = withProbability(0.022);
  const [paired] = [compareTallies(run(base), run(variant))[at(base, 'b>c')]!];

  it('finds the expected difference', () => {
    const expected = (p: number) => {
      let [a, b, moved] = [850, 0, 0];
      for (let step = 0; step < 60; step++)
        [a, b, moved] = [a * (1 - p), b * 0.95 + a * p, moved + b * 0.05];
      return moved;
    };
    const truth = expected(0.022) - expected(0.02);
    expect(Math.abs(paired.mean.value - truth) / paired.mean.mcse).toBeLessThan(4.5);
    expect(paired.quantiles[0]).toBeLessThanOrEqual(paired.quantiles[1]);
    expect(paired.more.value + paired.fewer.value).toBeLessThanOrEqual(1);
  });

  it('takes a difference that is rounding alone for none, and no other', () => {
    const draws = Uint32Array.from({ length: 40 }, (_, draw) => draw);
    const meansOf = (tally: Tally, factor: number): Tally => {
      const cells = tally.outcomes.length * (tally.steps + 1);
      const means = Float64Array.from({ length: cells * 40 }, (_, i) => (100 + (i % 40)) * factor);
      const any = new Float64Array(tally.outcomes.length * 40).fill(NaN);
      return { ...tally, expected: { draws, means, any } };
    };
    const [a, b] = [run(base), run(withProbability(0.02, 'other'))];
    const meanOf = (factor: number) =>
      compareTallies(meansOf(a, 1), meansOf(b, factor))[at(base, 'b>c')]!.mean;
    // two ways of adding the same up differ by some parts in 10^16
    expect(meanOf(1 + 4e-16)).toEqual({ value: 0, mcse: 0, method: 'conditional' });
    expect(meanOf(1 + 1e-9)).toMatchObject({ method: 'conditional' });
    expect(meanOf(1 + 1e-9).value).toBeCloseTo(119.5e-9, 12);
  });

  it('is far more precise than independent seeds, because both runs share their random numbers', () => {
    const independent = compareTallies(run(base), run(withProbability(0.022, 'other')))[
      at(base, 'b>c')
    ]!;
    expect(independent.mean.mcse / paired.mean.mcse).toBeGreaterThan(3);
  });

  it('says the same of one outcome alone, and refuses one that is not there', () => {
    const [a, b] = [run(base), run(variant)];
    expect(compareOutcome(a, b, 'b>c')).toEqual(paired);
    expect(() => compareOutcome(a, b, 'c>d')).toThrow('none of that name');
  });

  it('counts every difference once, as many as its summary says', () => {
    const { draws, values, counts, quantiles } = differencesOf(run(base), run(variant), 'b>c');
    expect([quantiles[0], quantiles[2], quantiles[4]]).toEqual(paired.quantiles);
    expect(draws).toBe(3000);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3000);
    const part = (holds: (value: number) => boolean) =>
      counts.reduce((sum, count, i) => sum + (holds(values[i]!) ? count : 0), 0) / draws;
    expect(part((value) => value > 0)).toBeCloseTo(paired.more.value, 12);
    expect(part((value) => value < 0)).toBeCloseTo(paired.fewer.value, 12);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(() => differencesOf(run(base), run(variant), 'c>d')).toThrow('none of that name');
  });

  it('is exactly nothing between a run and itself', () => {
    const same = compareTallies(run(base), run(base));
    expect(
      same.every(
        ({ mean, more, fewer }) => mean.value === 0 && more.value === 0 && fewer.value === 0,
      ),
    ).toBe(true);
  });
});

describe('influences', () => {
  it('ranks the input that drives the outcome first, and knows its sign', () => {
    const model = withProbability(0.02);
    const uncertain: Model = {
      ...model,
      inputs: [
        ...model.inputs,
        { purpose: 'param:leave', counter: 0, distribution: { kind: 'beta', a: 20, b: 980 } },
        { purpose: 'param:idle', counter: 0, distribution: { kind: 'beta', a: 2, b: 2 } },
      ],
      flows: model.flows.map((flow) =>
        flow.name === 'a>b' ? { ...flow, value: [[{ input: 1 }]] } : flow,
      ),
    };
    const [first, second] = influences(uncertain, run(uncertain), 'in a');
    expect(first!.input).toBe('leave');
    expect(first!.rankCorrelation).toBeLessThan(-0.8);
    expect(Math.abs(second!.rankCorrelation)).toBeLessThan(4 * second!.mcse);
  });
});
