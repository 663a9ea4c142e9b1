import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireInterval } from './require-parameter.ts';

type Uniform = DistributionOf<'uniform'>;

function quantileOf({ min, max }: Uniform): TailQuantile {
  const width = max - min;
  const middle = min + 0.5 * width;
  return (p, q) => (p <= 0.5 ? min + p * width : Math.max(middle, max - q * width));
}

/** The same density everywhere on [min, max]. */
export const uniform: Family<Uniform> = {
  check: (d) => requireInterval('uniform', d),
  ...withoutAtoms,
  pdf: (d, x) => (x < d.min || x > d.max ? 0 : 1 / (d.max - d.min)),
  lower: (d, x) => Math.min(1, Math.max(0, (x - d.min) / (d.max - d.min))),
  upper: (d, x) => Math.min(1, Math.max(0, (d.max - x) / (d.max - d.min))),
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => d.min + 0.5 * (d.max - d.min),
  sd: (d) => (d.max - d.min) / Math.sqrt(12),
};
