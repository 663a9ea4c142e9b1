import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { regularizedIncompleteBeta } from '../math/regularized-incomplete-beta.ts';
import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';

/** Φ((value − centre) / spread), a step at the centre when the spread is 0. */
function normalStep(value: number, centre: number, spread: number): number {
  if (spread === 0) return value >= centre ? 1 : 0;
  return normalCdf((value - centre) / spread);
}

/**
 * Distribution function P(X ≤ x).
 *
 * @param x  in the unit of the distribution; NaN gives NaN
 * @throws   as `checkDistribution`
 */
export function cdf(d: Distribution, x: number): number {
  checkDistribution(d);
  if (x !== x) return NaN;
  switch (d.kind) {
    case 'fixed':
      return x >= d.value ? 1 : 0;
    case 'beta':
      return regularizedIncompleteBeta(d.a, d.b, x);
    case 'lognormal':
      return x <= 0 ? 0 : normalStep(log(x), d.mu, d.sigma);
    case 'logit-normal':
      if (x <= 0) return 0;
      if (x >= 1) return 1;
      return normalStep(log(x) - log1p(-x), d.mu, d.sigma);
    case 'normal':
      return normalStep(x, d.mean, d.sd);
  }
}
