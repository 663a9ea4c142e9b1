import { betaKernel, betaShape } from '../math/beta-shape.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';

const PER_ROOT_TWO_PI = 0.3989422804014327;

/** Normal density of `value`; a spread of 0 puts all mass on the centre. */
function normalDensity(value: number, centre: number, spread: number): number {
  if (spread === 0) return value === centre ? Infinity : 0;
  const z = (value - centre) / spread;
  return (PER_ROOT_TWO_PI * exp(-0.5 * z * z)) / spread;
}

/** Density of Beta(a, b) at 0, or at 1 with a and b exchanged. */
function betaDensityAtZero(a: number, b: number): number {
  if (a < 1) return Infinity;
  return a > 1 ? 0 : b;
}

/**
 * Probability density, per unit of the distribution; ∞ where mass or density is concentrated in a
 * point (a fixed value, an end of a beta with a or b below 1).
 *
 * @param x  in the unit of the distribution; NaN gives NaN
 * @throws   as `checkDistribution`
 */
export function pdf(d: Distribution, x: number): number {
  checkDistribution(d);
  if (x !== x) return NaN;
  switch (d.kind) {
    case 'fixed':
      return x === d.value ? Infinity : 0;
    case 'beta':
      if (x < 0 || x > 1) return 0;
      if (x === 0) return betaDensityAtZero(d.a, d.b);
      if (x === 1) return betaDensityAtZero(d.b, d.a);
      return betaKernel(betaShape(d.a, d.b), x, 1 - x) / x / (1 - x);
    case 'lognormal':
      return x <= 0 ? 0 : normalDensity(log(x), d.mu, d.sigma) / x;
    case 'logit-normal':
      if (x <= 0 || x >= 1) return 0;
      return normalDensity(log(x) - log1p(-x), d.mu, d.sigma) / x / (1 - x);
    case 'normal':
      return normalDensity(x, d.mean, d.sd);
  }
}
