import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import { LARGEST_POSITIVE, SMALLEST_POSITIVE } from '../math/gamma-quantile.ts';
import { log } from '../math/log.ts';
import type { DistributionOf } from './distribution.ts';
import type { Family, TailQuantile } from './family.ts';
import { normalDensity, normalLower, normalScore, normalUpper } from './normal-step.ts';
import { requireFinite, requireSpread } from './require-parameter.ts';

type Lognormal = DistributionOf<'lognormal'>;

function quantileOf({ mu, sigma }: Lognormal): TailQuantile {
  const median = exp(mu);
  if (sigma === 0) return () => median;
  return (p, q) => {
    if (p === 0) return 0;
    if (q === 0) return Infinity;
    const x = exp(mu + sigma * normalScore(p, q));
    return Math.min(LARGEST_POSITIVE, Math.max(SMALLEST_POSITIVE, x));
  };
}

/** exp(Normal(mu, sigma)); with sigma 0 the median e^mu itself. */
export const lognormal: Family<Lognormal> = {
  check(d) {
    requireFinite('lognormal', 'mu', d.mu);
    requireSpread('lognormal', 'sigma', d.sigma);
  },
  atoms: (d) => (d.sigma === 0 ? 'some' : 'none'),
  mass: (d, x) => (d.sigma === 0 && x === exp(d.mu) ? 1 : 0),
  pdf(d, x) {
    if (d.sigma === 0) return x === exp(d.mu) ? Infinity : 0;
    return x <= 0 ? 0 : normalDensity(log(x), d.mu, d.sigma) / x;
  },
  lower(d, x) {
    if (d.sigma === 0) return x >= exp(d.mu) ? 1 : 0;
    return x <= 0 ? 0 : normalLower(log(x), d.mu, d.sigma);
  },
  upper(d, x) {
    if (d.sigma === 0) return x >= exp(d.mu) ? 0 : 1;
    return x <= 0 ? 1 : normalUpper(log(x), d.mu, d.sigma);
  },
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => exp(d.mu + 0.5 * d.sigma * d.sigma),
  sd(d) {
    const variance = d.sigma * d.sigma;
    if (variance === 0) return 0; // and not ∞·0
    if (variance > 40) return exp(d.mu + variance); // e^variance − 1 is e^variance
    return exp(d.mu + 0.5 * variance) * Math.sqrt(expm1(variance));
  },
};
