import { fail } from '../errors/baserate-error.ts';
import type { Expected, Sample, Tally } from '../simulate/tally.ts';
import { estimateOfDraws } from './by-scrambling.ts';
import { chooseEstimate } from './choose-estimate.ts';
import { meanRatio } from './mean-ratio.ts';
import type { Estimate, Method } from './result.ts';

/** Variant minus base at the horizon, draw by draw with shared random numbers. */
export interface PairedDifference {
  readonly outcome: string;
  /** Paired draws compared. */
  readonly draws: number;
  /** From the draws, or from what both runs give on average given the parameters of each draw. */
  readonly mean: Estimate & { readonly method: Method };
  /** 5, 50 and 95 % quantiles of the difference. */
  readonly quantiles: readonly [number, number, number];
  /** Chance that the variant gives more, and that it gives fewer, than the base. */
  readonly more: Estimate;
  readonly fewer: Estimate;
  /** Mean of the variant as a multiple of the base's; absent where that says nothing. */
  readonly ratio?: Estimate;
}

/**
 * Paired differences between two runs of one scenario. Both runs use the same seed, so draw i of one
 * is draw i of the other with only the changed assumptions changed.
 *
 * @throws `analysis/not-paired` when the runs do not share outcomes or draws
 */
export function compareTallies(base: Tally, variant: Tally): readonly PairedDifference[] {
  const pairs = pairRuns(base, variant);
  return base.outcomes.map((_, index) => differenceOf(base, variant, index, pairs));
}

/**
 * The paired difference of one outcome, as {@link compareTallies} gives it.
 *
 * @throws `analysis/not-paired`; `analysis/unknown-outcome`
 */
export function compareOutcome(base: Tally, variant: Tally, outcome: string): PairedDifference {
  return differenceOf(base, variant, indexOf(base, outcome), pairRuns(base, variant));
}

/** Differences of paired draws: distinct values ascending, and draws that gave each. */
export interface Differences {
  readonly draws: number;
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** 5, 25, 50, 75 and 95 % quantiles. */
  readonly quantiles: readonly [number, number, number, number, number];
}

/**
 * All paired differences of one outcome at the horizon, whose summary {@link compareOutcome} is.
 *
 * @throws `analysis/not-paired`; `analysis/unknown-outcome`
 */
export function differencesOf(base: Tally, variant: Tally, outcome: string): Differences {
  const index = indexOf(base, outcome);
  const counted = new Map<number, number>();
  const pairs = pairRuns(base, variant);
  const sorted = pairedValues(base, variant, index, pairs).sort((a, b) => a - b);
  for (const difference of sorted) counted.set(difference, (counted.get(difference) ?? 0) + 1);
  const at = (p: number) => rankAt(sorted, p);
  return {
    draws: sorted.length,
    values: [...counted.keys()],
    counts: [...counted.values()],
    quantiles: [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)],
  };
}

function indexOf({ outcomes }: Tally, outcome: string): number {
  const index = outcomes.indexOf(outcome);
  if (index >= 0) return index;
  const rule = `the runs have none of that name; got ${outcome}`;
  throw fail('analysis/unknown-outcome', 'outcome', rule, outcome);
}

function pairedValues(base: Tally, variant: Tally, index: number, pairs: Pairs): number[] {
  return pairs.map(([i, j]) => countAt(variant.sample, index, j) - countAt(base.sample, index, i));
}

type Pairs = readonly (readonly [number, number])[];

function pairRuns(base: Tally, variant: Tally): Pairs {
  if (base.outcomes.join() !== variant.outcomes.join()) {
    throw fail('analysis/not-paired', 'tally', 'both runs must have the same outcomes');
  }
  const pairs = pairDraws(base.sample, variant.sample);
  if (pairs.length < 2) {
    throw fail(
      'analysis/not-paired',
      'tally',
      `two paired draws are needed; got ${String(pairs.length)}`,
    );
  }
  return pairs;
}

function differenceOf(base: Tally, variant: Tally, index: number, pairs: Pairs): PairedDifference {
  const differences = pairedValues(base, variant, index, pairs);
  const drawn = pairs.map(([i]) => base.sample.draws[i] ?? NaN);
  const given = expectedDifferences(base, variant, index);
  const { scramblings } = base;
  const ratio = meanRatio(
    pairs.map(([i]) => countAt(base.sample, index, i)),
    pairs.map(([, j]) => countAt(variant.sample, index, j)),
  );
  const described = describeDifferences(
    base.outcomes[index] ?? '',
    differences,
    { draws: drawn, scramblings },
    (simulated) =>
      chooseEstimate(simulated, given.differences, isExact(base, variant), {
        draws: given.draws,
        scramblings,
      }),
  );
  return { ...described, ...(ratio && { ratio }) };
}

function describeDifferences(
  outcome: string,
  differences: readonly number[],
  scrambled: { readonly draws: readonly number[]; readonly scramblings: number },
  choose: (simulated: Estimate) => Estimate & { readonly method: Method },
): PairedDifference {
  const sorted = [...differences].sort((a, b) => a - b);
  const draws = sorted.length;
  const over = (values: readonly number[]) =>
    estimateOfDraws(values, scrambled.draws, scrambled.scramblings);
  const share = (holds: (difference: number) => boolean): Estimate => {
    if (scrambled.scramblings > 1) return over(differences.map((own) => (holds(own) ? 1 : 0)));
    const value = sorted.filter(holds).length / draws;
    return { value, mcse: Math.sqrt((value * (1 - value)) / draws) };
  };
  return {
    outcome,
    draws,
    mean: choose(over(differences)),
    quantiles: [rankAt(sorted, 0.05), rankAt(sorted, 0.5), rankAt(sorted, 0.95)],
    more: share((difference) => difference > 0),
    fewer: share((difference) => difference < 0),
  };
}

/** Smallest value v with F(v) ≥ p, as everywhere for counts. */
function rankAt(sorted: readonly number[], p: number): number {
  return sorted[Math.ceil(p * sorted.length) - 1] ?? NaN;
}

function countAt(sample: Sample, outcome: number, position: number): number {
  return sample.values[outcome * sample.draws.length + position] ?? 0;
}

/** Variant minus base of the means given the parameters, for the draws that have both. */
function expectedDifferences(base: Tally, variant: Tally, index: number) {
  const cell = index * (base.steps + 1) + base.steps;
  const meanAt = ({ expected }: Tally, position: number) =>
    expected.means[cell * expected.draws.length + position] ?? NaN;
  const pairs = pairDraws(base.expected, variant.expected);
  return {
    draws: pairs.map(([i]) => base.expected.draws[i] ?? NaN),
    differences: pairs.map(([i, j]) => withoutRounding(meanAt(variant, j), meanAt(base, i))),
  };
}

/** Relative difference of two means that is nothing but the rounding of their sums. */
const ROUNDING = 1e-12;

/** `a - b`, and 0 where that is rounding alone: a change that cancels out would otherwise move the mean by 1e-15. */
function withoutRounding(a: number, b: number): number {
  return Math.abs(a - b) <= ROUNDING * Math.abs(b) ? 0 : a - b;
}

/** Whether nothing is uncertain in either run: one draw then gave the exact mean of all. */
function isExact(...runs: readonly Tally[]): boolean {
  return runs.every(
    ({ draws, expected }) => draws > 1 && expected.draws.length === 1 && expected.draws[0] === 0,
  );
}

/** Positions of the draws that both hold. */
function pairDraws(
  a: Pick<Sample | Expected, 'draws'>,
  b: Pick<Sample | Expected, 'draws'>,
): Pairs {
  const positions = new Map(Array.from(b.draws, (draw, j) => [draw, j]));
  return Array.from(a.draws).flatMap((draw, i) => {
    const j = positions.get(draw);
    return j === undefined ? [] : [[i, j] as const];
  });
}
