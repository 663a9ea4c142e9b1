import { mean, sampleStandardDeviation } from 'simple-statistics';
import { fail } from '../errors/baserate-error.ts';
import type { Sample, Tally } from '../simulate/tally.ts';
import type { Estimate } from './result.ts';

/** Variant minus base at the horizon, draw by draw with shared random numbers. */
export interface PairedDifference {
  readonly outcome: string;
  /** Paired draws compared. */
  readonly draws: number;
  readonly mean: Estimate;
  /** 5, 50 and 95 % quantiles of the difference. */
  readonly quantiles: readonly [number, number, number];
  /** Chance that the variant gives more, and that it gives fewer, than the base. */
  readonly more: Estimate;
  readonly fewer: Estimate;
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
  const index = base.outcomes.indexOf(outcome);
  if (index < 0) {
    const rule = `the runs have none of that name; got ${outcome}`;
    throw fail('analysis/unknown-outcome', 'outcome', rule, outcome);
  }
  return differenceOf(base, variant, index, pairRuns(base, variant));
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
  const differences = pairs.map(
    ([i, j]) => countAt(variant.sample, index, j) - countAt(base.sample, index, i),
  );
  return describeDifferences(base.outcomes[index] ?? '', differences);
}

function describeDifferences(outcome: string, differences: readonly number[]): PairedDifference {
  const sorted = [...differences].sort((a, b) => a - b);
  const draws = sorted.length;
  const share = (holds: (difference: number) => boolean): Estimate => {
    const value = sorted.filter(holds).length / draws;
    return { value, mcse: Math.sqrt((value * (1 - value)) / draws) };
  };
  return {
    outcome,
    draws,
    mean: { value: mean(sorted), mcse: sampleStandardDeviation(sorted) / Math.sqrt(draws) },
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
  return sample.counts[outcome * sample.draws.length + position] ?? 0;
}

/** Positions of the draws that both samples hold. */
function pairDraws(a: Sample, b: Sample): Pairs {
  const positions = new Map(Array.from(b.draws, (draw, j) => [draw, j]));
  return Array.from(a.draws).flatMap((draw, i) => {
    const j = positions.get(draw);
    return j === undefined ? [] : [[i, j] as const];
  });
}
