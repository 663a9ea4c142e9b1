import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { quantile } from './quantile.ts';

/**
 * The quantile function of a distribution as a closure: what turns a uniform number into a draw.
 * A pure function of u.
 *
 * @returns u in (0, 1) → value in the unit of the distribution
 * @throws  as `checkDistribution`
 */
export function quantileFunction(d: Distribution): (u: number) => number {
  checkDistribution(d);
  return (u) => quantile(d, u);
}
