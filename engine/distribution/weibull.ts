import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import { LARGEST_POSITIVE, SMALLEST_POSITIVE } from '../math/gamma-quantile.ts';
import { logGammaOnePlus } from '../math/log-gamma-one-plus.ts';
import { pow } from '../math/pow.ts';
import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireWithin } from './require-parameter.ts';
import { survivalExponent } from './survival-exponent.ts';

type Weibull = DistributionOf<'weibull'>;

function quantileOf({ shape, scale }: Weibull): TailQuantile {
  const power = 1 / shape;
  return (p, q) => {
    if (p === 0) return 0;
    if (q === 0) return Infinity;
    const x = scale * pow(survivalExponent(p, q), power);
    return Math.min(LARGEST_POSITIVE, Math.max(SMALLEST_POSITIVE, x));
  };
}

/** (x / scale)^shape for x > 0. */
function exponent({ shape, scale }: Weibull, x: number): number {
  return pow(x / scale, shape);
}

/** P(X > x) = exp(−(x / scale)^shape). */
export const weibull: Family<Weibull> = {
  check(d) {
    requireWithin('weibull', 'shape', d.shape, 0.01, 1e6);
    requireWithin('weibull', 'scale', d.scale, 1e-150, 1e150);
  },
  ...withoutAtoms,
  pdf(d, x) {
    if (x < 0 || x === Infinity) return 0;
    if (x === 0) return d.shape < 1 ? Infinity : d.shape > 1 ? 0 : 1 / d.scale;
    const e = exponent(d, x);
    return e > 800 ? 0 : d.shape * (e / x) * exp(-e);
  },
  lower: (d, x) => (x <= 0 ? 0 : -expm1(-exponent(d, x))),
  upper: (d, x) => (x <= 0 ? 1 : exp(-exponent(d, x))),
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => d.scale * exp(logGammaOnePlus(1 / d.shape)),
  sd(d) {
    const first = logGammaOnePlus(1 / d.shape);
    const second = logGammaOnePlus(2 / d.shape);
    // E X² = e^second and (E X)² = e^(2·first), in units of scale²
    return d.scale * exp(0.5 * second) * Math.sqrt(-expm1(2 * first - second));
  },
};
