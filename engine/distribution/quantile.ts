import { betaQuantile, shareOfLogit } from '../math/beta-quantile.ts';
import { exp } from '../math/exp.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';

/**
 * Quantile of a distribution, computed directly: the value below which the fraction p lies.
 *
 * @param p  probability in [0, 1], else NaN; 0 and 1 give the ends of the support
 * @returns  in the unit of the distribution; strictly inside the support for 0 < p < 1
 * @throws   as `checkDistribution`
 */
export function quantile(d: Distribution, p: number): number {
  checkDistribution(d);
  if (!(p >= 0 && p <= 1)) return NaN;
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'beta':
      return betaQuantile(d.a, d.b, p);
    case 'lognormal':
      return d.sigma === 0 ? exp(d.mu) : exp(d.mu + d.sigma * normalQuantile(p));
    case 'logit-normal':
      if (p === 0 || p === 1) return d.sigma === 0 ? shareOfLogit(d.mu) : p;
      return shareOfLogit(d.mu + d.sigma * normalQuantile(p));
    case 'normal':
      return d.sd === 0 ? d.mean : d.mean + d.sd * normalQuantile(p);
  }
}
