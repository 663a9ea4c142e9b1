import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireWithin } from './require-parameter.ts';
import { survivalExponent } from './survival-exponent.ts';

type Exponential = DistributionOf<'exponential'>;

function quantileOf({ rate }: Exponential): TailQuantile {
  return (p, q) => survivalExponent(p, q) / rate;
}

/** P(X > x) = exp(−rate·x). */
export const exponential: Family<Exponential> = {
  check: (d) => requireWithin('exponential', 'rate', d.rate, 1e-150, 1e150),
  ...withoutAtoms,
  pdf: (d, x) => (x < 0 ? 0 : d.rate * exp(-d.rate * x)),
  lower: (d, x) => (x <= 0 ? 0 : -expm1(-d.rate * x)),
  upper: (d, x) => (x <= 0 ? 1 : exp(-d.rate * x)),
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => 1 / d.rate,
  sd: (d) => 1 / d.rate,
};
