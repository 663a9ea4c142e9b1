import { describe, expect, it } from 'vitest';
import { compareOutcome } from '../../../engine/analysis/compare.ts';
import { summarise } from '../../../engine/analysis/summarise.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createExpectation } from '../../../engine/simulate/expectation.ts';
import { expectedDraws } from '../../../engine/simulate/expect-plan.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

function run(model: Model, draws: number) {
  const expected = createExpectation(model).runChunk(0, expectedDraws(model, draws));
  return { ...createSimulator(model).runChunk(0, draws), expected };
}

function outcomeOf(model: Model, draws: number, name: string) {
  const found = summarise(model, run(model, draws)).outcomes.find((one) => one.name === name);
  if (!found) throw new Error(`no outcome ${name}`);
  return found;
}

/** n people, each convicted in the one step with an uncertain share. */
const betaBinomial = (n: number, a: number, b: number, more: Partial<ModelSketch> = {}) =>
  makeModel({
    states: ['free', 'convicted'],
    flows: [
      { from: 'free', to: 'convicted', kind: 'probability', value: { program: [{ input: 0 }] } },
    ],
    inputs: [{ purpose: 'param:share', distribution: { kind: 'beta', a, b } }],
    people: { free: n },
    steps: 1,
    ...more,
  });

describe('ignorance and luck', () => {
  it.each([
    [400, 54.5, 346.5],
    [12, 0.5, 12.5],
    [40, 200, 300],
  ])('of %i people with a Beta(%f, %f) share are those of the beta-binomial', (n, a, b) => {
    // closed form: Var(np) and E[np(1 − p)]
    const variance = (a * b) / ((a + b) ** 2 * (a + b + 1));
    const ignorance = n * n * variance;
    const luck = n * ((a * b) / ((a + b) * (a + b + 1)));
    const { spread, final } = outcomeOf(betaBinomial(n, a, b), 4000, 'in convicted');
    if (!spread) throw new Error('no split');
    const off = (value: number, mcse: number, truth: number) => Math.abs(value - truth) / mcse;
    expect(off(spread.ignorance.value, spread.ignorance.mcse, ignorance)).toBeLessThan(4);
    expect(off(spread.luck.value, spread.luck.mcse, luck)).toBeLessThan(4);
    const share = ignorance / (ignorance + luck);
    expect(off(spread.ignoranceShare.value, spread.ignoranceShare.mcse, share)).toBeLessThan(4);
    expect(final.sd ** 2 / (ignorance + luck)).toBeCloseTo(1, 0);
  });

  it('state their error: over 60 seeds it is what the estimates vary by', () => {
    const splits = Array.from({ length: 60 }, (_, i) => {
      const model = betaBinomial(40, 20, 30, { seed: String(i) });
      return outcomeOf(model, 300, 'in convicted').spread!;
    });
    for (const part of ['ignorance', 'luck', 'ignoranceShare'] as const) {
      const values = splits.map((split) => split[part].value);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 59);
      const claimed = splits.reduce((sum, split) => sum + split[part].mcse, 0) / 60;
      // the standard deviation of 60 numbers is known within 9 %: four times that either way
      expect(claimed / sd).toBeGreaterThan(0.64);
      expect(claimed / sd).toBeLessThan(1.56);
    }
  });

  it('are only luck where nothing is uncertain', () => {
    const model = makeModel({
      states: ['a', 'b'],
      flows: [{ from: 'a', to: 'b', kind: 'probability', value: 0.3 }],
      people: { a: 50 },
      steps: 1,
    });
    const { spread } = outcomeOf(model, 4000, 'in b');
    expect(spread?.ignoranceShare).toEqual({ value: 0, mcse: 0 });
    expect(Math.abs(spread!.luck.value - 50 * 0.21) / spread!.luck.mcse).toBeLessThan(4);
    expect(outcomeOf(makeModel({ ...noFlows }), 100, 'in a').spread).toBeUndefined();
  });
});

const noFlows: ModelSketch = { states: ['a'], flows: [], people: { a: 5 }, steps: 1 };

describe('the choice of an estimate, cell by cell', () => {
  it('is exact in every cell where nothing is uncertain', () => {
    const model = makeModel({
      states: ['a', 'b'],
      flows: [{ from: 'a', to: 'b', kind: 'probability', value: 0.5 }],
      people: { a: 8 },
      steps: 3,
    });
    const { bySteps, final } = outcomeOf(model, 200, 'in a');
    expect(bySteps.map(({ mean }) => mean)).toEqual(
      [8, 4, 2, 1].map((value) => ({ value, mcse: 0, method: 'conditional' })),
    );
    expect(final.atLeastOne.value).toBeCloseTo(1 - (7 / 8) ** 8, 12);
    expect(final.atLeastOne.method).toBe('conditional');
  });

  it('is conditional where luck is most of the error, simulated where ignorance is', () => {
    // Beta(2000, 3000): the share is known within 1 %, the fates of 10 people are not
    expect(outcomeOf(betaBinomial(10, 2000, 3000), 4000, 'in convicted').final.mean.method).toBe(
      'conditional',
    );
    expect(outcomeOf(betaBinomial(5000, 2, 3), 4000, 'in convicted').final.mean.method).toBe(
      'simulated',
    );
  });

  it('gives a chance that no draw has seen', () => {
    const { final } = outcomeOf(betaBinomial(1, 10, 1e7), 500, 'in convicted');
    expect(final.atLeastOne).toMatchObject({ seen: false, method: 'conditional' });
    expect(final.atLeastOne.value / 1e-6).toBeCloseTo(1, 0);
  });
});

describe('a model whose people wait for room', () => {
  const limited = betaBinomial(20, 2, 2, {
    states: ['free', 'convicted', 'queue'],
    capacities: [{ of: 'convicted', limit: 3, waitsIn: 'queue' }],
    steps: 4,
  });
  const result = summarise(limited, run(limited, 300));

  it('is simulated in every cell, and says why', () => {
    const methods = result.outcomes.flatMap(({ bySteps }) =>
      bySteps.flatMap(({ mean, atLeastOne }) => [mean.method, atLeastOne.method]),
    );
    expect(new Set(methods)).toEqual(new Set(['simulated']));
    expect(result.outcomes.every(({ spread }) => spread === undefined)).toBe(true);
    expect(result.notices.join()).toContain('People are not independent of each other');
    expect(result.notices.join()).toContain('(convicted)');
  });
});

describe('a paired difference', () => {
  it('is exact where nothing is uncertain in either run', () => {
    const half = (value: number) =>
      makeModel({
        states: ['a', 'b'],
        flows: [{ from: 'a', to: 'b', kind: 'probability', value }],
        people: { a: 8 },
        steps: 1,
      });
    const { mean } = compareOutcome(run(half(0.5), 100), run(half(0.25), 100), 'in b');
    expect(mean).toEqual({ value: -2, mcse: 0, method: 'conditional' });
  });
});
