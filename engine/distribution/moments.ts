import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { familyOf } from './family-of.ts';

/**
 * Mean of a distribution, in its unit; ∞ where it has none (a log-logistic of shape 1 or less).
 *
 * @throws as `checkDistribution`
 */
export function meanOf(d: Distribution): number {
  checkDistribution(d);
  return familyOf(d).mean(d);
}

/**
 * Standard deviation of a distribution, in its unit; ∞ where it has none.
 *
 * @throws as `checkDistribution`
 */
export function sdOf(d: Distribution): number {
  checkDistribution(d);
  return familyOf(d).sd(d);
}
