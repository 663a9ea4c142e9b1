import type { Distribution } from '../distribution/distribution.ts';
import { fail } from '../errors/baserate-error.ts';

/** A Beta distribution that stands for what is known of a share before the count. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

/** Jeffreys' prior: its intervals keep their coverage when nobody or everybody is counted. */
export const jeffreysPrior: BetaPrior = { a: 0.5, b: 0.5 };

/** How a count is turned into a posterior. */
export interface PosteriorOptions {
  /** Power-prior discount of the count, 0 (ignored) to 1 (taken in full, the default). */
  readonly weight?: number;
  /** Jeffreys (½, ½) unless given. */
  readonly prior?: BetaPrior;
}

/**
 * Beta posterior of a share, from a published count.
 *
 * @param count people it happened to; whole, 0 ≤ count ≤ total
 * @param total people it could have happened to; whole, ≥ 1
 * @returns     Beta(a + w·count, b + w·(total − count)); dimensionless, on (0, 1)
 * @throws      `evidence/count-out-of-range` when count > total or either is not whole,
 *              `evidence/weight-out-of-range`, `evidence/prior-out-of-range`
 * @source      Jeffreys prior: Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286;
 *              power prior: Ibrahim & Chen 2000, doi:10.1214/ss/1009212673
 * @example     posteriorOfShare(54, 400) // { kind: 'beta', a: 54.5, b: 346.5 }
 */
export function posteriorOfShare(
  count: number,
  total: number,
  { weight = 1, prior = jeffreysPrior }: PosteriorOptions = {},
): Distribution & { kind: 'beta' } {
  checkCount(count, count, total);
  checkWeight(weight);
  checkPrior(prior);
  return { kind: 'beta', a: prior.a + weight * count, b: prior.b + weight * (total - count) };
}

/**
 * Beta distribution of a share whose count was printed as a range, `low to high of total`.
 *
 * Each whole count of the range is taken as equally likely; the mixture of their posteriors is
 * replaced by the Beta with the mixture's mean and variance. Mean and variance are therefore exact
 * and the shape is not: against the mixture the 5 %, 50 % and 95 % quantiles of `400 to 450 of 1700`
 * are off by at most 0.0002. Where the range is much wider than one posterior, the mixture is
 * flat-topped, which no Beta is: those of `100 to 400 of 1700` are off by up to 0.013.
 *
 * @returns the posterior of {@link posteriorOfShare} when low = high
 * @throws  as {@link posteriorOfShare}, also when low > high
 */
export function posteriorOfCountRange(
  low: number,
  high: number,
  total: number,
  { weight = 1, prior = jeffreysPrior }: PosteriorOptions = {},
): Distribution & { kind: 'beta' } {
  checkCount(low, high, total);
  if (low === high) return posteriorOfShare(low, total, { weight, prior });
  checkWeight(weight);
  checkPrior(prior);
  const size = prior.a + prior.b + weight * total;
  const a = prior.a + weight * (low + (high - low) / 2);
  const mean = a / size;
  // Variance of a whole number drawn uniformly from low to high: ((high − low + 1)² − 1) / 12.
  const countVariance = ((high - low) * (high - low + 2)) / 12;
  const within = (mean * (1 - mean)) / (size + 1);
  const between = (weight * weight * countVariance) / size / (size + 1);
  const matched = (mean * (1 - mean)) / (within + between) - 1;
  return { kind: 'beta', a: mean * matched, b: (1 - mean) * matched };
}

/**
 * Number of people whose count, taken in full, would leave the same posterior: a + b less the
 * prior's. It is w·n for `x of n` at weight w.
 *
 * @returns undefined for a distribution that is no Beta
 * @example effectiveSampleSize(posteriorOfShare(54, 400, { weight: 0.5 })) // 200
 */
export function effectiveSampleSize(
  distribution: Distribution,
  prior: BetaPrior = jeffreysPrior,
): number | undefined {
  if (distribution.kind !== 'beta') return undefined;
  return distribution.a + distribution.b - prior.a - prior.b;
}

function checkCount(low: number, high: number, total: number): void {
  const whole = [low, high, total].every((value) => Number.isSafeInteger(value) && value >= 0);
  const shown = low === high ? `${low} of ${total}` : `${low} to ${high} of ${total}`;
  const refuse = (rule: string) =>
    fail('evidence/count-out-of-range', '', `${rule}; got ${shown}`, shown);
  if (!whole) throw refuse('people must be counted in whole numbers');
  if (total === 0) throw refuse('the total must be at least 1');
  if (low > high) throw refuse('a range must rise from its lower to its higher end');
  if (high > total) throw refuse('the count must not exceed its total');
}

function checkWeight(weight: number): void {
  if (weight >= 0 && weight <= 1) return;
  throw fail(
    'evidence/weight-out-of-range',
    '',
    `the weight must be between 0 and 1; got ${weight}`,
    weight,
  );
}

function checkPrior({ a, b }: BetaPrior): void {
  if (a > 0 && b > 0 && Number.isFinite(a + b)) return;
  const message = `both numbers of a Beta prior must be finite and more than 0; got (${a}, ${b})`;
  throw fail('evidence/prior-out-of-range', '', message);
}
