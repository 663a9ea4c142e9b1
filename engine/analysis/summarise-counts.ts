import { estimateBySums } from './by-scrambling.ts';
import type { CountSummary, Estimate } from './result.ts';

/** Distinct values ascending, with the number of draws that gave each. */
export interface CountDistribution {
  readonly draws: number;
  readonly values: Float64Array;
  readonly counts: Uint32Array;
  /** What the true values add up to beyond `values`, where these stand for bins. */
  readonly rest?: number;
  /**
   * Where draws were dealt to scramblings, the counts of each, of the k-th value at k × scramblings + r, and what
   * the true values of each add up to beyond `values`.
   */
  readonly scrambled?: {
    readonly scramblings: number;
    readonly counts: Uint32Array;
    readonly rests?: Float64Array;
  };
}

/** Probabilities of the reported quantiles. */
export const REPORTED_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** −ln 0.05: with no event in N draws, the 95 % upper bound of its probability is about this over N. */
const RULE_OF_THREE = 3;

/**
 * Mean, standard deviation, quantiles and the chance of at least one, each with its Monte Carlo
 * standard error.
 *
 * - mean: s / √N
 * - proportion: √(p(1 − p) / N)
 * - quantile: half the distance between the quantiles at p ± √(p(1 − p) / N), the ranks one standard
 *   error to either side (order statistics; David & Nagaraja 2003, 7.1)
 *
 * With Sobol points draws are not independent: the errors of the mean, of the chance, and of F at a quantile
 * (in place of √(p(1 − p) / N)) come from how the scramblings differ, see `estimateBySums`.
 * An event seen in no draw has the upper bound 3 / N (rule of three; Hanley & Lippman-Hand 1983).
 */
export function summariseCounts(distribution: CountDistribution): CountSummary {
  const { draws } = distribution;
  const mean = meanOfCounts(distribution);
  const sd = sdOfCounts(distribution, mean);
  const quantiles = REPORTED_QUANTILES.map((p) => quantileEstimate(distribution, p));
  const none = drawsWithout(distribution);
  const some = (draws - none) / draws;
  return {
    mean: {
      value: mean,
      mcse:
        errorByScrambling(distribution, (value) => value, distribution.scrambled?.rests) ??
        sd / Math.sqrt(draws),
      method: 'simulated',
    },
    sd,
    quantiles: quantiles as unknown as CountSummary['quantiles'], // REPORTED_QUANTILES has five entries
    atLeastOne: {
      value: some,
      mcse:
        errorByScrambling(distribution, (value) => (value > 0 ? 1 : 0)) ??
        Math.sqrt((some * (1 - some)) / draws),
      seen: none < draws,
      upper: Math.min(1, none < draws ? some : RULE_OF_THREE / draws),
      method: 'simulated',
    },
  };
}

/**
 * Standard error of the mean of f from the scramblings; undefined where there are none, or not all have draws.
 *
 * @param rests what f of the true values adds up to, by scrambling, beyond f of those listed
 */
function errorByScrambling(
  { values, scrambled }: CountDistribution,
  f: (value: number) => number,
  rests?: Float64Array,
): number | undefined {
  if (!scrambled) return undefined;
  const { scramblings, counts } = scrambled;
  const sums = rests?.slice() ?? new Float64Array(scramblings);
  const sizes = new Float64Array(scramblings);
  for (let i = 0; i < values.length; i++) {
    const own = f(values[i] ?? NaN);
    for (let r = 0; r < scramblings; r++) {
      const draws = counts[i * scramblings + r] ?? 0;
      sums[r]! += own * draws; // r is below the length of both
      sizes[r]! += draws;
    }
  }
  return estimateBySums(sums, sizes)?.mcse;
}

/** Draws whose value is 0 or less. */
function drawsWithout({ values, counts }: CountDistribution): number {
  let none = 0;
  for (let i = 0; i < values.length && (values[i] ?? 0) <= 0; i++) none += counts[i] ?? 0;
  return none;
}

/** Variance over draws with its standard error √((μ₄ − σ⁴) / N). */
export function varianceOfCounts(distribution: CountDistribution): Estimate {
  const { draws, values, counts } = distribution;
  const mean = meanOfCounts(distribution);
  let second = 0;
  let fourth = 0;
  for (let i = 0; i < values.length; i++) {
    const square = ((values[i] ?? 0) - mean) * ((values[i] ?? 0) - mean);
    second += square * (counts[i] ?? 0);
    fourth += square * square * (counts[i] ?? 0);
  }
  const variance = draws > 1 ? second / (draws - 1) : 0;
  const spread = Math.max(0, fourth / draws - variance * variance);
  return { value: variance, mcse: Math.sqrt(spread / draws) };
}

function meanOfCounts({ draws, values, counts, rest }: CountDistribution): number {
  let sum = rest ?? 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) * (counts[i] ?? 0);
  return sum / draws;
}

function sdOfCounts({ draws, values, counts }: CountDistribution, mean: number): number {
  if (draws < 2) return 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] ?? 0) - mean;
    squares += deviation * deviation * (counts[i] ?? 0);
  }
  return Math.sqrt(squares / (draws - 1));
}

/** Smallest count v with F(v) ≥ p. */
export function quantileOfCounts({ draws, values, counts }: CountDistribution, p: number): number {
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += counts[i] ?? 0;
    if (below >= p * draws) return values[i] ?? 0;
  }
  return values[values.length - 1] ?? 0;
}

function quantileEstimate(distribution: CountDistribution, p: number): Estimate {
  const value = quantileOfCounts(distribution, p);
  // of the chances to be at most the quantile, and below it, the one that is known less well
  const upTo = errorByScrambling(distribution, (other) => (other <= value ? 1 : 0));
  const below = errorByScrambling(distribution, (other) => (other < value ? 1 : 0));
  const half =
    upTo === undefined || below === undefined
      ? Math.sqrt((p * (1 - p)) / distribution.draws)
      : Math.max(upTo, below);
  const low = quantileOfCounts(distribution, Math.max(p - half, 0));
  const high = quantileOfCounts(distribution, Math.min(p + half, 1));
  return { value, mcse: (high - low) / 2 };
}
