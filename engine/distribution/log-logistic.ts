import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import { LARGEST_POSITIVE, SMALLEST_POSITIVE } from '../math/gamma-quantile.ts';
import { logGammaOnePlus } from '../math/log-gamma-one-plus.ts';
import { pow } from '../math/pow.ts';
import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireWithin } from './require-parameter.ts';

type LogLogistic = DistributionOf<'log-logistic'>;

function quantileOf({ scale, shape }: LogLogistic): TailQuantile {
  const power = 1 / shape;
  return (p, q) => {
    if (p === 0) return 0;
    if (q === 0) return Infinity;
    return Math.min(LARGEST_POSITIVE, Math.max(SMALLEST_POSITIVE, scale * pow(p / q, power)));
  };
}

/** 1 / (1 + (x / scale)^power) for x > 0. */
function share(d: LogLogistic, x: number, power: number): number {
  return 1 / (1 + pow(x / d.scale, power));
}

/** log E (X / scale)^k = log Γ(1 + k/shape) + log Γ(1 − k/shape), for k below the shape. */
function logMoment(d: LogLogistic, k: number): number {
  return logGammaOnePlus(k / d.shape) + logGammaOnePlus(-k / d.shape);
}

/** P(X ≤ x) = 1 / (1 + (x / scale)^−shape). */
export const logLogistic: Family<LogLogistic> = {
  check(d) {
    requireWithin('log-logistic', 'scale', d.scale, 1e-150, 1e150);
    requireWithin('log-logistic', 'shape', d.shape, 0.01, 1e6);
  },
  ...withoutAtoms,
  pdf(d, x) {
    if (x < 0 || x === Infinity) return 0;
    if (x === 0) return d.shape < 1 ? Infinity : d.shape > 1 ? 0 : 1 / d.scale;
    return d.shape * share(d, x, d.shape) * (share(d, x, -d.shape) / x);
  },
  lower: (d, x) => (x <= 0 ? 0 : share(d, x, -d.shape)),
  upper: (d, x) => (x <= 0 ? 1 : share(d, x, d.shape)),
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => (d.shape > 1 ? d.scale * exp(logMoment(d, 1)) : Infinity),
  sd(d) {
    if (d.shape <= 2) return Infinity;
    const second = logMoment(d, 2);
    return d.scale * exp(0.5 * second) * Math.sqrt(-expm1(2 * logMoment(d, 1) - second));
  },
};
