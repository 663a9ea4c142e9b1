import { deviance } from './deviance.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { stirlingCorrection } from './stirling-correction.ts';

/** A beta distribution with what every evaluation of it needs again. */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
  /** a + b */
  readonly sum: number;
  /** Logarithm of the kernel at the mean a / (a + b). */
  readonly logPeak: number;
}

/** Prepares Beta(a, b), a and b positive and finite. */
export function betaShape(a: number, b: number): BetaShape {
  const sum = a + b;
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  const correction =
    stirlingCorrection(sum) - stirlingCorrection(large) - stirlingCorrection(small);
  const logPeak = 0.5 * log((small / sum) * (large * 0.15915494309189535)) + correction; // 1/2π
  return { a, b, sum, logPeak };
}

/** The same distribution of 1 − x. */
export function mirrored(shape: BetaShape): BetaShape {
  return { a: shape.b, b: shape.a, sum: shape.sum, logPeak: shape.logPeak };
}

/**
 * x^a·y^b / B(a, b) for x + y = 1: the density of log(x / y), and x·y times the density of x.
 *
 * In the saddle-point form nothing large cancels, so the relative error is a few times 1e-15 plus
 * what the rounding of x itself means for a peaked density.
 *
 * @param x,y  positive, each accurate to its own last digits (pass both, do not subtract)
 * @source     Loader 2000, Fast and accurate computation of binomial probabilities
 */
export function betaKernel(shape: BetaShape, x: number, y: number): number {
  const { a, b, sum, logPeak } = shape;
  return exp(logPeak - deviance(a, sum * x) - deviance(b, sum * y));
}
