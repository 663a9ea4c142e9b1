import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { fitOf } from './fit.ts';
import type { Fit } from './fit.ts';
import { meanOf } from './moments.ts';
import { quantile } from './quantile.ts';

/**
 * PERT from the least, most likely and greatest value.
 *
 * @throws as `checkDistribution`
 */
export function fitPert(min: number, mode: number, max: number): Fit {
  const distribution: Distribution = { kind: 'pert', min, mode, max };
  checkDistribution(distribution);
  return fitOf(distribution, [
    { what: 'least', asked: min, fitted: quantile(distribution, 0) },
    { what: 'greatest', asked: max, fitted: quantile(distribution, 1) },
    { what: 'mean', asked: (min + 4 * mode + max) / 6, fitted: meanOf(distribution) },
  ]);
}
