import { fail } from '../errors/baserate-error.ts';
import { betaKernel, betaShape, mirrored } from './beta-shape.ts';
import type { BetaShape } from './beta-shape.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { logBeta } from './log-beta.ts';
import { normalQuantile } from './normal-quantile.ts';
import { betaLowerTail } from './regularized-incomplete-beta.ts';

/** Smallest and largest value a beta quantile takes: the support is open at both ends. */
export const SMALLEST_SHARE = 2.2250738585072014e-308;
export const LARGEST_SHARE = 1 - 1.1102230246251565e-16;

/** 1 / (1 + e^−w), kept strictly inside (0, 1). */
export function shareOfLogit(w: number): number {
  if (w <= 0) {
    const e = exp(w);
    return Math.max(SMALLEST_SHARE, e / (1 + e));
  }
  return Math.min(LARGEST_SHARE, 1 / (1 + exp(-w)));
}

/** First guess of the logit of the quantile at lower tail probability p ≤ ½. */
function guessLogit(shape: BetaShape, p: number): number {
  const { a, b, sum } = shape;
  if (a >= 1 && b >= 1) {
    // Abramowitz & Stegun 26.5.22
    const z = -normalQuantile(p);
    const r = (z * z - 3) / 6;
    const s = 1 / (2 * a - 1);
    const t = 1 / (2 * b - 1);
    const h = 2 / (s + t);
    const w = (z * Math.sqrt(Math.max(0, h + r))) / h - (t - s) * (r + 5 / 6 - 2 / (3 * h));
    return log(a / b) - 2 * w;
  }
  // the two power laws of the ends, joined
  const left = exp(a * log(a / sum)) / a;
  const right = exp(b * log(b / sum)) / b;
  const both = left + right;
  if (p * both < left) {
    const logX = log(a * both * p) / a;
    return logX < -1e-3 ? logX - log(1 - exp(logX)) : 7;
  }
  const logY = log(b * both * (1 - p)) / b;
  return logY < -1e-3 ? log(1 - exp(logY)) - logY : -7;
}

/**
 * Logit log(x / (1 − x)) of the quantile of a beta distribution at the lower tail probability p.
 * For the upper tail pass `mirrored(shape)` and negate.
 *
 * Solves log F = log p over w = logit x by Newton's method with Halley's correction. The density
 * of w is log-concave, so log F is concave and increasing in w and Newton's method climbs steadily
 * once left of the root; a bracket catches what underflow or a bad first guess would do.
 *
 * @param p      0 < p ≤ ½ or so; above that the other tail is more accurate
 * @param start  a first guess, if the caller has one
 * @param close  stops when a step times max(1, slope) is below this; the error left is about its cube
 * @throws       `math/no-convergence`
 */
export function betaLogitQuantile(
  shape: BetaShape,
  p: number,
  start: number = NaN,
  close: number = 1e-5,
): number {
  const { a, b } = shape;
  const logP = log(p);
  // F(x) = x^a / (a·B(a, b))·(1 − a(b − 1)x / (a + 1) + …): exact in double precision for tiny x
  if (a < 40) {
    const logX = (logP + log(a) + logBeta(a, b)) / a;
    if (logX + log(b + 1) < -40) return logX;
  }
  // and so at the other end, for a b so small that the quantile is there
  if (b < 1) {
    const logY = (log1p(-p) + log(b) + logBeta(a, b)) / b;
    if (logY + log(a + 1) < -40) return -logY;
  }
  let w = start === start ? start : guessLogit(shape, p);
  let low = -Infinity;
  let high = Infinity;
  for (let round = 0; round < 200; round++) {
    const x = shareOfLogit(w);
    const y = shareOfLogit(-w);
    const kernel = betaKernel(shape, x, y);
    const lower = betaLowerTail(shape, x, y, kernel);
    if (lower < p) low = w;
    else high = w;
    const slope = kernel / lower; // d log F / dw
    let step = (log(lower) - logP) / slope;
    const correction = 1 - 0.5 * step * (a * y - b * x - slope); // Halley
    if (correction > 0.5 && correction < 2) step /= correction;
    const next = w - step;
    if (Math.abs(step) * Math.max(1, slope) < close) return next;
    if (next > low && next < high) w = next;
    else if (low === -Infinity) w = high - 1 - 1 / a;
    else if (high === Infinity) w = low + 1 + 1 / b;
    else w = 0.5 * (low + high);
  }
  throw fail(
    'math/no-convergence',
    'beta distribution',
    `the quantile must be found in 200 rounds; got a = ${a}, b = ${b}, p = ${p} ` +
      '(use a smaller count or weight)',
    `${a}, ${b}, ${p}`,
  );
}

/**
 * Quantile of Beta(a, b): the x with I_x(a, b) = p.
 *
 * Relative error measured below 1e-12 for a, b from 0.01 to 25,000 and p from 1e-12 to 1 − 1e-12
 * (test/engine/math/beta-quantile.test.ts). A quantile below 2.2e-308 or above 1 − 2^-53 is given
 * as that bound, so that for 0 < p < 1 the result is strictly inside the support.
 *
 * @param a,b  positive and finite, else NaN
 * @param p    probability in [0, 1], else NaN
 */
export function betaQuantile(a: number, b: number, p: number): number {
  if (!(a > 0 && b > 0 && a + b < Infinity && p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p;
  const shape = betaShape(a, b);
  if (p <= 0.5) return shareOfLogit(betaLogitQuantile(shape, p));
  return shareOfLogit(-betaLogitQuantile(mirrored(shape), 1 - p));
}
