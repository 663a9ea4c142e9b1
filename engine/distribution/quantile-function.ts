import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { familyOf } from './family-of.ts';
import { quantile } from './quantile.ts';
import { canLookUp, fillFromTails, type TailTables } from './tail-table.ts';

/** What turns a uniform number into a draw. */
export interface QuantileFunction {
  (u: number): number;
  /** The same for `count` numbers, in their place from `at` on: the same bits, where it is quicker so. */
  readonly fill?: (values: Float64Array, at: number, count: number) => void;
  /** Tables that `lookUpTails` can look up, where it has them. */
  readonly tables?: TailTables;
}

/**
 * The quantile function of a distribution as a closure: what turns a uniform number into a draw.
 * A pure function of u, 30 to 200 ns a call; betas, gammas and mixtures compute tables and counts
 * their probabilities as they are needed.
 *
 * @returns u in (0, 1) → value in the unit of the distribution, strictly inside an open support.
 *          Within 1e-9 of `quantile`, relative to the value (where the support spans 0, to the
 *          value or the spread, whichever is greater); equal to it where a formula is used and
 *          where all values are atoms. NaN for what is no probability
 * @throws  as `checkDistribution`
 */
export function quantileFunction(d: Distribution): QuantileFunction {
  checkDistribution(d);
  if (d.kind === 'fixed') {
    const { value } = d;
    return () => value;
  }
  const draw = familyOf(d).draw(d);
  const single = (u: number) => (u > 0 && u < 1 ? draw(u, 1 - u) : quantile(d, u));
  const { tables } = draw;
  if (!tables || !canLookUp(tables)) return single;
  return Object.assign(single, { fill: fillFromTails(tables, single), tables });
}
