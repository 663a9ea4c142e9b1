import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { familyOf } from './family-of.ts';

/**
 * Distribution function P(X ≤ x).
 *
 * @param x  in the unit of the distribution; NaN gives NaN
 * @throws   as `checkDistribution`
 */
export function cdf(d: Distribution, x: number): number {
  checkDistribution(d);
  return x === x ? familyOf(d).lower(d, x) : NaN;
}

/** P(X > x), accurate where it is small; arguments as above. */
export function upperTail(d: Distribution, x: number): number {
  checkDistribution(d);
  return x === x ? familyOf(d).upper(d, x) : NaN;
}
