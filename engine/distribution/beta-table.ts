import { betaLogitQuantile, betaQuantile, shareOfLogit } from '../math/beta-quantile.ts';
import { betaKernel, betaShape, mirrored } from '../math/beta-shape.ts';
import type { BetaShape } from '../math/beta-shape.ts';
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

/**
 * Quantile function of Beta(a, b) through the tables of its logit.
 *
 * @returns    u → quantile, strictly inside (0, 1) for 0 < u < 1. Relative error against
 *             `betaQuantile` measured below 1e-9 for a, b from 0.01 to 25,000
 *             (test/engine/distribution/beta-table.test.ts); u outside 2^-53 … 1 − 2^-53, and ½,
 *             are computed directly
 */
export function betaTable(a: number, b: number): (u: number) => number {
  const logit = betaLogitTable(a, b);
  return (u) => (u > 0 && u < 1 ? shareOfLogit(logit(u, 1 - u)) : betaQuantile(a, b, u));
}
