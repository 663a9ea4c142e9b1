import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { familyOf } from './family-of.ts';

/**
 * Probability density, per unit of the distribution; ∞ where mass or density is concentrated in a
 * point (a fixed value, a whole number of a Poisson, an end of a beta with a or b below 1).
 *
 * @param x  in the unit of the distribution; NaN gives NaN
 * @throws   as `checkDistribution`
 */
export function pdf(d: Distribution, x: number): number {
  checkDistribution(d);
  return x === x ? familyOf(d).pdf(d, x) : NaN;
}

/** Probability of exactly x: 0 wherever the distribution has a density; arguments as above. */
export function pmf(d: Distribution, x: number): number {
  checkDistribution(d);
  return x === x ? familyOf(d).mass(d, x) : NaN;
}
