import { describe, expect, it } from 'vitest';
import { createCellLaws } from '../../engine/analysis/law-of-cell.ts';
import type { Estimate } from '../../engine/analysis/result.ts';
import { summariseLaw } from '../../engine/analysis/summarise-law.ts';
import { summarise } from '../../engine/analysis/summarise.ts';
import type { Model } from '../../engine/model/model.ts';
import { createExpectation } from '../../engine/simulate/expectation.ts';
import { createConditional } from '../../engine/simulate/conditional.ts';
import { createSimulator } from '../../engine/simulate/simulator.ts';
import { emptyExpected } from '../../engine/simulate/expect-merge.ts';
import { makeModel } from '../oracle/make-model.ts';

const SEEDS = 200;
const DRAWS = 1024;

const SHARES = [
  [3, 27],
  [8, 12],
  [1, 49],
] as const;
const MEAN = SHARES.map(([a, b]) => a / (a + b));

/** Forty people who go through three gates in a row, each with an uncertain share, and a shortcut. */
function gates(seed: string, isSobol: boolean, people = 40): Model {
  const input = (index: number) => ({ program: [{ input: index }] });
  const model = makeModel({
    states: ['free', 'charged', 'convicted'],
    flows: [
      { from: 'free', to: 'charged', kind: 'probability', value: input(0) },
      { from: 'charged', to: 'convicted', kind: 'probability', value: input(1) },
      { from: 'free', to: 'convicted', kind: 'probability', value: input(2) },
    ],
    inputs: SHARES.map(([a, b], i) => ({
      purpose: `param:p${i}`,
      distribution: { kind: 'beta', a, b },
    })),
    people: { free: people },
    steps: 2,
    seed,
  });
  return isSobol ? { ...model, dimensions: model.inputs.map(({ purpose }) => purpose) } : model;
}

/** E[convicted after two steps]: at once, later, or in the end. */
function truth(): number {
  const [p = NaN, q = NaN, r = NaN] = MEAN;
  // E[(1 − p − r)·r] with independent shares; E[r²] of a Beta in closed form
  const [a, b] = SHARES[2];
  const rSquared = (a * (a + 1)) / ((a + b) * (a + b + 1));
  return 40 * (r + (r - p * r - rSquared) + p * q);
}

interface Estimates {
  readonly simulated: readonly Estimate[];
  readonly conditional: readonly Estimate[];
  readonly chance: readonly Estimate[];
}

function estimates(isSobol: boolean): Estimates {
  const runs = Array.from({ length: SEEDS }, (_, seed) => {
    const model = gates(`error-${seed}`, isSobol);
    const tally = createSimulator(model).runChunk(0, DRAWS);
    const expected = createExpectation(model).runChunk(0, DRAWS);
    const of = (its: typeof tally) =>
      summarise(model, its).outcomes.find(({ name }) => name === 'in convicted')!.final;
    const plain = of({ ...tally, expected: emptyExpected() });
    return {
      simulated: plain.mean,
      chance: plain.atLeastOne,
      conditional: of({ ...tally, expected }).mean,
    };
  });
  return {
    simulated: runs.map(({ simulated }) => simulated),
    conditional: runs.map(({ conditional }) => conditional),
    chance: runs.map(({ chance }) => chance),
  };
}

const rmse = (its: readonly Estimate[], exact: number) =>
  Math.sqrt(its.reduce((sum, { value }) => sum + (value - exact) ** 2, 0) / its.length);
const covered = (its: readonly Estimate[], exact: number, factor = 2) =>
  its.filter(({ value, mcse }) => Math.abs(value - exact) <= factor * mcse).length;

describe('the error that is reported with Sobol points', () => {
  const sobol = estimates(true);
  const random = estimates(false);
  const exact = truth();
  // the chance has no closed form here: the mean over all runs of both kinds, whose error is far smaller
  const chance =
    [...sobol.chance, ...random.chance].reduce((sum, { value }) => sum + value, 0) / (2 * SEEDS);
  // P(|t₇| < 2) = 0.914 and P(|z| < 2) = 0.954: of 200 within 3.5 standard deviations
  const expectT = (count: number) => {
    expect(count).toBeGreaterThanOrEqual(169);
    expect(count).toBeLessThanOrEqual(196);
  };

  it('covers the truth as often as it should: mean ± 2 of simulated draws', () => {
    expectT(covered(sobol.simulated, exact));
  });

  it('covers the truth as often as it should: mean ± 2 of draws known given their parameters', () => {
    expectT(covered(sobol.conditional, exact));
  });

  it('covers the truth as often as it should: chance of at least one ± 2', () => {
    expectT(covered(sobol.chance, chance));
  });

  it('would not be honest at half its size', () => {
    for (const its of [sobol.simulated, sobol.conditional, sobol.chance]) {
      expect(covered(its, its === sobol.chance ? chance : exact, 1)).toBeLessThan(160);
    }
  });

  it('is 8 times smaller than with random numbers where no luck of people is left', () => {
    expect(rmse(random.conditional, exact) / rmse(sobol.conditional, exact)).toBeGreaterThan(8);
    expect(rmse(sobol.simulated, exact)).toBeLessThan(rmse(random.simulated, exact));
  });
});

describe('the error of a law that is known given the parameters', () => {
  /** 5, 50 and 95 % quantiles of 40,000 people, and the chance that of 40 anybody is convicted. */
  const lawsOf = (seed: string, isSobol: boolean, draws: number) => {
    const of = (people: number) => {
      const model = gates(seed, isSobol, people);
      const run = createConditional(model, 'typescript'); // quickest to make
      const known = run.outcomes.map((index) => model.outcomes[index]!.name);
      const conditional = run.runChunk(0, draws);
      const cell = known.indexOf('in convicted') * (model.steps + 1) + model.steps;
      return summariseLaw(createCellLaws(conditional)(cell), conditional);
    };
    const { quantiles } = of(40_000);
    return [quantiles[0], quantiles[2], quantiles[4], of(40).atLeastOne] as const;
  };
  const runsOf = (isSobol: boolean, draws: number) =>
    Array.from({ length: SEEDS }, (_, seed) => lawsOf(`law-${seed}`, isSobol, draws));
  const truths = lawsOf('truth', true, 16_384).map(({ value }) => value);
  const names = ['5 % quantile', 'median', '95 % quantile', 'chance of at least one'];

  it.each([
    ['Sobol points', true, [169, 196]],
    ['random numbers', false, [179, 200]],
  ] as const)('covers the truth as often as it should with %s', (_, isSobol, [least, most]) => {
    const runs = runsOf(isSobol, 512);
    truths.forEach((truth, i) => {
      const its = runs.map((run) => run[i]!);
      const hits = covered(its, truth);
      expect(hits, names[i]).toBeGreaterThanOrEqual(least);
      expect(hits, names[i]).toBeLessThanOrEqual(most);
      expect(covered(its, truth, 1), names[i]).toBeLessThan(160);
    });
  });
});
