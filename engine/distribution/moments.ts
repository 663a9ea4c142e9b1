import { shareOfLogit } from '../math/beta-quantile.ts';
import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';

/**
 * Mean and variance of logistic(Normal(mu, sigma)), which have no closed form.
 *
 * The trapezoidal rule over the normal deviate converges like exp(−2π·(π/σ)/h) here, as the
 * logistic's nearest pole lies at distance π/σ from the real line; h is chosen to make that 1e-15.
 *
 * @source Trefethen & Weideman 2014, doi:10.1137/130932132
 */
function logitNormalMoments(mu: number, sigma: number): { mean: number; variance: number } {
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

/**
 * Mean of a distribution, in its unit.
 *
 * @throws as `checkDistribution`
 */
export function meanOf(d: Distribution): number {
  checkDistribution(d);
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'beta':
      return d.a / (d.a + d.b);
    case 'lognormal':
      return exp(d.mu + 0.5 * d.sigma * d.sigma);
    case 'logit-normal':
      return d.sigma === 0 ? shareOfLogit(d.mu) : logitNormalMoments(d.mu, d.sigma).mean;
    case 'normal':
      return d.mean;
  }
}

/**
 * Standard deviation of a distribution, in its unit.
 *
 * @throws as `checkDistribution`
 */
export function sdOf(d: Distribution): number {
  checkDistribution(d);
  switch (d.kind) {
    case 'fixed':
      return 0;
    case 'beta': {
      const sum = d.a + d.b;
      return Math.sqrt(((d.a / sum) * (d.b / sum)) / (sum + 1));
    }
    case 'lognormal':
      return meanOf(d) * Math.sqrt(expm1(d.sigma * d.sigma));
    case 'logit-normal':
      return d.sigma === 0 ? 0 : Math.sqrt(logitNormalMoments(d.mu, d.sigma).variance);
    case 'normal':
      return d.sd;
  }
}
