import {
  betaLogitQuantile,
  LARGEST_SHARE,
  shareOfLogit,
  SMALLEST_SHARE,
} from '../math/beta-quantile.ts';
import { betaKernel, betaShape, mirrored } from '../math/beta-shape.ts';
import type { BetaShape } from '../math/beta-shape.ts';
import { log } from '../math/log.ts';
import type { TailQuantile } from './family.ts';
import { joinTails, quinticOctave, tailTable } from './tail-table.ts';
import type { TailCurve } from './tail-table.ts';

/**
 * Power of two of cells an octave gets. Deep in a tail the logit is log t / a, whose interpolation
 * errs by 120 / 46080 / a / cells⁶; between two ends with a and b near 0 it is worse. These counts
 * keep the measured error below 4e-10 for a, b ≥ 0.01.
 */
function cellBits(shape: BetaShape): number {
  const least = Math.min(shape.a, shape.b);
  if (least >= 0.4) return 4;
  if (least >= 0.04) return 5;
  return least >= 0.02 ? 6 : 7;
}

/** The logit of x over the lower tail. */
function lowerCurve(shape: BetaShape): TailCurve {
  return {
    solve: (t, start, close) => betaLogitQuantile(shape, t, start, close),
    density(t, w) {
      if (w < -600) return shape.a * t; // x underflows: the tail is a pure power
      if (w > 600) return shape.b * (1 - t);
      return betaKernel(shape, shareOfLogit(w), shareOfLogit(-w));
    },
    logSlope: (w) => shape.a * shareOfLogit(-w) - shape.b * shareOfLogit(w),
  };
}

function tailOf(shape: BetaShape): (t: number) => number {
  const exact = (t: number) => betaLogitQuantile(shape, t);
  return tailTable(quinticOctave(lowerCurve(shape)), cellBits(shape), exact);
}

/**
 * Logit of the quantile of Beta(a, b) through tables that are built octave by octave of either
 * tail as they are needed.
 *
 * @param a,b  as `checkDistribution` allows
 */
export function betaLogitTable(a: number, b: number): TailQuantile {
  const shape = betaShape(a, b);
  return joinTails(tailOf(shape), tailOf(mirrored(shape)));
}

/** Least a and b whose quantile itself, not its logit, is interpolated; below it the ends are too steep. */
const LEAST_PLAIN = 0.4;

/** The quantile over a tail, which takes the sign that lets it rise with the tail's probability. */
function shareCurve(shape: BetaShape, isLower: boolean): TailCurve {
  const { a, b } = shape;
  const sign = isLower ? 1 : -1;
  const own = isLower ? shape : mirrored(shape);
  return {
    solve(t, start, close) {
      const x = sign * start;
      const logit = x > 0 && x < 1 ? sign * log(x / (1 - x)) : NaN;
      return sign * shareOfLogit(sign * betaLogitQuantile(own, t, logit, close));
    },
    density: (_, w) => betaKernel(shape, sign * w, 1 - sign * w) / (sign * w * (1 - sign * w)),
    logSlope: (w) => sign * ((a - 1) / (sign * w) - (b - 1) / (1 - sign * w)),
  };
}

/**
 * Quantile of Beta(a, b) through tables that are built octave by octave of either tail as they are
 * needed: of the quantile itself where both of a and b are 0.4 or more, which saves an exponential
 * a draw, else of its logit.
 *
 * @param a,b  as `checkDistribution` allows
 */
export function betaShareTable(a: number, b: number): TailQuantile {
  if (!(a >= LEAST_PLAIN && b >= LEAST_PLAIN)) {
    const logit = betaLogitTable(a, b);
    return (p, q) => shareOfLogit(logit(p, q));
  }
  const shape = betaShape(a, b);
  const other = mirrored(shape);
  const bits = cellBits(shape);
  const lower = tailTable(quinticOctave(shareCurve(shape, true)), bits, (t) =>
    shareOfLogit(betaLogitQuantile(shape, t)),
  );
  const upper = tailTable(
    quinticOctave(shareCurve(shape, false)),
    bits,
    (t) => -shareOfLogit(-betaLogitQuantile(other, t)),
  );
  const share = (p: number, q: number) => {
    const x = p <= 0.5 ? lower(p) : -upper(q);
    return Math.min(LARGEST_SHARE, Math.max(SMALLEST_SHARE, x));
  };
  return Object.assign(share, {
    tables: { lower, upper, least: SMALLEST_SHARE, most: LARGEST_SHARE },
  });
}
