import { shareOfLogit } from '../math/beta-quantile.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { DistributionOf } from './distribution.ts';
import type { Family, TailQuantile } from './family.ts';
import { normalDensity, normalLower, normalScore, normalUpper } from './normal-step.ts';
import { requireFinite, requireSpread } from './require-parameter.ts';

type LogitNormal = DistributionOf<'logit-normal'>;

/**
 * Mean and variance of logistic(Normal(mu, sigma)), which have no closed form.
 *
 * The trapezoidal rule over the normal deviate converges like exp(−2π·(π/σ)/h) here, as the
 * logistic's nearest pole lies at distance π/σ from the real line; h is chosen to make that 1e-15.
 *
 * @source Trefethen & Weideman 2014, doi:10.1137/130932132
 */
function momentsOf({ mu, sigma }: LogitNormal): { mean: number; variance: number } {
  if (sigma === 0) return { mean: shareOfLogit(mu), variance: 0 };
  const step = Math.max(1e-4, Math.min(0.125, 0.55 / sigma));
  const reach = Math.min(10 + 2 * sigma, 38);
  const count = Math.ceil(reach / step);
  let weights = 0;
  let first = 0;
  for (let i = -count; i <= count; i++) {
    const z = i * step;
    const weight = exp(-0.5 * z * z);
    weights += weight;
    first += weight * shareOfLogit(mu + sigma * z);
  }
  const mean = first / weights;
  let second = 0;
  for (let i = -count; i <= count; i++) {
    const z = i * step;
    const distance = shareOfLogit(mu + sigma * z) - mean;
    second += exp(-0.5 * z * z) * distance * distance;
  }
  return { mean, variance: second / weights };
}

/** log(x / (1 − x)); −∞ below the support, ∞ above it. */
function logit(x: number): number {
  if (x <= 0) return -Infinity;
  return x >= 1 ? Infinity : log(x) - log1p(-x);
}

function quantileOf({ mu, sigma }: LogitNormal): TailQuantile {
  const median = shareOfLogit(mu);
  if (sigma === 0) return () => median;
  return (p, q) => {
    if (p === 0) return 0;
    return q === 0 ? 1 : shareOfLogit(mu + sigma * normalScore(p, q));
  };
}

/** logistic(Normal(mu, sigma)); with sigma 0 the median itself. */
export const logitNormal: Family<LogitNormal> = {
  check(d) {
    requireFinite('logit-normal', 'mu', d.mu);
    requireSpread('logit-normal', 'sigma', d.sigma);
  },
  atoms: (d) => (d.sigma === 0 ? 'some' : 'none'),
  mass: (d, x) => (d.sigma === 0 && x === shareOfLogit(d.mu) ? 1 : 0),
  pdf(d, x) {
    if (d.sigma === 0) return x === shareOfLogit(d.mu) ? Infinity : 0;
    return x <= 0 || x >= 1 ? 0 : normalDensity(logit(x), d.mu, d.sigma) / x / (1 - x);
  },
  lower(d, x) {
    if (d.sigma === 0) return x >= shareOfLogit(d.mu) ? 1 : 0;
    return normalLower(logit(x), d.mu, d.sigma);
  },
  upper(d, x) {
    if (d.sigma === 0) return x >= shareOfLogit(d.mu) ? 0 : 1;
    return normalUpper(logit(x), d.mu, d.sigma);
  },
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => momentsOf(d).mean,
  sd: (d) => Math.sqrt(momentsOf(d).variance),
};
