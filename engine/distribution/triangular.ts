import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireThreePoints } from './require-parameter.ts';

type Triangular = DistributionOf<'triangular'>;

/** Parts of the probability below and above the mode, and the distances they stretch over. */
function sidesOf({ min, mode, max }: Triangular) {
  const width = max - min;
  const rise = mode - min;
  const fall = max - mode;
  return { width, rise, fall, left: rise / width, right: fall / width };
}

/** (x / width)·(x / span): probability within x of an end; 0 for an empty span. */
function fromEnd(x: number, span: number, width: number): number {
  return span === 0 ? 0 : (x / width) * (x / span);
}

/** Probability within x of the mode on a side of this part and span. */
function fromMode(x: number, span: number, part: number): number {
  return part * (x / span) * (2 - x / span);
}

/** Distance from the mode, on a side of this part and span, within which lies `rest`. */
function distanceFromMode(rest: number, span: number, part: number): number {
  const share = rest / part;
  return (span * share) / (1 + Math.sqrt(1 - share));
}

function quantileOf(d: Triangular): TailQuantile {
  const { width, rise, fall, left, right } = sidesOf(d);
  const fromMin = Math.sqrt(width) * Math.sqrt(rise);
  const fromMax = Math.sqrt(width) * Math.sqrt(fall);
  return (p, q) => {
    // each piece from whichever of its ends is nearer, so that the distance keeps its digits
    if (left > 0 && (left <= 0.5 ? p <= left : q >= right)) {
      const rest = left <= 0.5 ? left - p : q - right;
      if (rest < 0.5 * left) return d.mode - distanceFromMode(rest, rise, left);
      return d.min + Math.sqrt(p) * fromMin;
    }
    const rest = left <= 0.5 ? p - left : right - q;
    if (rest < 0.5 * right) return d.mode + distanceFromMode(rest, fall, right);
    return d.max - Math.sqrt(q) * fromMax;
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
    const { width, rise, fall, left, right } = sidesOf(d);
    if (x <= d.mode) return fromEnd(x - d.min, rise, width);
    return Math.min(1, left + fromMode(x - d.mode, fall, right));
  },
  upper(d, x) {
    if (x <= d.min) return 1;
    if (x >= d.max) return 0;
    const { width, rise, fall, left, right } = sidesOf(d);
    if (x >= d.mode) return fromEnd(d.max - x, fall, width);
    return Math.min(1, right + fromMode(d.mode - x, rise, left));
  },
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => d.min / 3 + d.mode / 3 + d.max / 3,
  sd({ min, mode, max }) {
    const width = max - min;
    const left = (mode - min) / width;
    return width * Math.sqrt((1 - left + left * left) / 18);
  },
  kinks: (d) => [sidesOf(d).left],
};
