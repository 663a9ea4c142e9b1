import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { familyOf } from './family-of.ts';

/**
 * Quantile of a distribution, computed directly: the value below which the fraction p lies; where
 * there are atoms, the least value that is reached with probability p or more.
 *
 * @param p  probability in [0, 1], else NaN; 0 and 1 give the ends of the support
 * @returns  in the unit of the distribution; strictly inside an open support for 0 < p < 1
 * @throws   as `checkDistribution`
 */
export function quantile(d: Distribution, p: number): number {
  checkDistribution(d);
  return p >= 0 && p <= 1 ? familyOf(d).quantile(d)(p, 1 - p) : NaN;
}

/** Ends of the support: the least and the greatest possible value, which may be infinite. */
export function supportOf(d: Distribution): { readonly low: number; readonly high: number } {
  return { low: quantile(d, 0), high: quantile(d, 1) };
}
