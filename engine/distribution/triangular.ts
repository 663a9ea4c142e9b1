import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireThreePoints } from './require-parameter.ts';

type Triangular = DistributionOf<'triangular'>;

/** Part of the probability that lies below the mode. */
function belowMode({ min, mode, max }: Triangular): number {
  return (mode - min) / (max - min);
}

/** (x / width)·(x / span), without overflow; 0 for an empty span. */
function square(x: number, span: number, width: number): number {
  return span === 0 ? 0 : (x / width) * (x / span);
}

function quantileOf(d: Triangular): TailQuantile {
  const width = d.max - d.min;
  const rise = Math.sqrt(width) * Math.sqrt(d.mode - d.min);
  const fall = Math.sqrt(width) * Math.sqrt(d.max - d.mode);
  const left = belowMode(d);
  const right = (d.max - d.mode) / width;
  return (p, q) => {
    if (left > 0 && (left <= 0.5 ? p <= left : q >= right))
      return Math.min(d.mode, d.min + Math.sqrt(p) * rise);
    return Math.max(d.mode, d.max - Math.sqrt(q) * fall);
  };
}

/** Density that rises straight from min to mode and falls straight to max. */
export const triangular: Family<Triangular> = {
  check: (d) => requireThreePoints('triangular', d),
  ...withoutAtoms,
  pdf({ min, mode, max }, x) {
    if (x < min || x > max) return 0;
    const peak = 2 / (max - min);
    if (x < mode) return (peak * (x - min)) / (mode - min);
    return x > mode ? (peak * (max - x)) / (max - mode) : peak;
  },
  lower(d, x) {
    if (x <= d.min) return 0;
    if (x >= d.max) return 1;
    const width = d.max - d.min;
    return x <= d.mode
      ? square(x - d.min, d.mode - d.min, width)
      : 1 - square(d.max - x, d.max - d.mode, width);
  },
  upper(d, x) {
    if (x <= d.min) return 1;
    if (x >= d.max) return 0;
    const width = d.max - d.min;
    return x <= d.mode
      ? 1 - square(x - d.min, d.mode - d.min, width)
      : square(d.max - x, d.max - d.mode, width);
  },
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => d.min / 3 + d.mode / 3 + d.max / 3,
  sd({ min, mode, max }) {
    const width = max - min;
    const left = (mode - min) / width;
    return width * Math.sqrt((1 - left + left * left) / 18);
  },
  kinks: (d) => [belowMode(d)],
};
