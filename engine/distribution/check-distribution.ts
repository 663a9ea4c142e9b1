import type { Distribution } from './distribution.ts';
import { familyOf } from './family-of.ts';

/**
 * Refuses a distribution whose parameters are not numbers or out of range.
 *
 * @throws `distribution/bad-` and the parameter's name, with what would be possible;
 *         `distribution/empty-interval` where a truncation leaves nothing
 */
export function checkDistribution(d: Distribution): void {
  familyOf(d).check(d);
}
