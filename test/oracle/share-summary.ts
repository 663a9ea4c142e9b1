import { betaKernel, betaShape, mirrored, type BetaShape } from '../../engine/math/beta-shape.ts';
import { betaQuantile, shareOfLogit } from '../../engine/math/beta-quantile.ts';
import { log } from '../../engine/math/log.ts';
import { log1p } from '../../engine/math/log1p.ts';
import { betaLowerTail } from '../../engine/math/regularized-incomplete-beta.ts';
import { componentsOf, type SharePosterior } from '../../engine/synthesis/beta-mixture.ts';

/** Mean and standard deviation of a share. */
export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and standard deviation of a Beta or a mixture of them, in closed form. */
export function momentsOf(posterior: SharePosterior): Moments {
  const components = componentsOf(posterior);
  let mean = 0;
  for (const { weight, distribution } of components) {
    mean += weight * (distribution.a / (distribution.a + distribution.b));
  }
  let variance = 0;
  for (const { weight, distribution } of components) {
    const size = distribution.a + distribution.b;
    const own = distribution.a / size;
    variance +=
      weight * ((own * (distribution.b / size)) / (size + 1) + (own - mean) * (own - mean));
  }
  return { mean, sd: Math.sqrt(variance) };
}

/** P(share ≤ x). */
export function shareCdf(posterior: SharePosterior, x: number): number {
  return shareCdfFunction(posterior)(x);
}

/** P(share ≤ x) as a function of x, for many of them. */
export function shareCdfFunction(posterior: SharePosterior): (x: number) => number {
  const shapes = shapesOf(posterior);
  return (x) => {
    if (x !== x) return NaN;
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    let below = 0;
    for (const { weight, shape } of shapes) {
      below += weight * clamp(betaLowerTail(shape, x, 1 - x, betaKernel(shape, x, 1 - x)));
    }
    return Math.min(1, below);
  };
}

/**
 * Quantiles of a share, in the order asked for.
 *
 * Newton's method on the logit between the least and the greatest quantile of the components, which
 * bracket that of the mixture; a step that leaves the bracket is replaced by bisection.
 *
 * @param probabilities each in (0, 1)
 * @returns             relative error of the order of 1e-12 in share and its complement
 */
export function shareQuantiles(
  posterior: SharePosterior,
  probabilities: readonly number[],
): readonly number[] {
  if (posterior.kind === 'beta') {
    return probabilities.map((p) => betaQuantile(posterior.a, posterior.b, p));
  }
  const shapes = shapesOf(posterior);
  const heaviest = [...posterior.components].sort((a, b) => b.weight - a.weight)[0]?.distribution;
  return probabilities.map((p) => {
    if (!(p > 0 && p < 1)) return NaN;
    let low = Infinity;
    let high = -Infinity;
    for (const { distribution } of posterior.components) {
      const own = betaQuantile(distribution.a, distribution.b, p);
      low = Math.min(low, own);
      high = Math.max(high, own);
    }
    const start = heaviest ? betaQuantile(heaviest.a, heaviest.b, p) : (low + high) / 2;
    return shareOfLogit(solve(shapes, p, logit(low), logit(high), logit(start)));
  });
}

interface WeightedShape {
  readonly weight: number;
  readonly shape: BetaShape;
  readonly mirror: BetaShape;
}

function shapesOf(posterior: SharePosterior): readonly WeightedShape[] {
  return componentsOf(posterior).map(({ weight, distribution: { a, b } }) => {
    const shape = betaShape(a, b);
    return { weight, shape, mirror: mirrored(shape) };
  });
}

/** Both tails and the density of the logit, each added from terms of one sign. */
function evaluate(shapes: readonly WeightedShape[], x: number, y: number) {
  let below = 0;
  let above = 0;
  let density = 0;
  for (const { weight, shape, mirror } of shapes) {
    const kernel = betaKernel(shape, x, y);
    below += weight * clamp(betaLowerTail(shape, x, y, kernel));
    above += weight * clamp(betaLowerTail(mirror, y, x, kernel));
    density += weight * kernel;
  }
  return { below: Math.min(1, below), above: Math.min(1, above), density };
}

function clamp(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}

function solve(
  shapes: readonly WeightedShape[],
  p: number,
  lowest: number,
  highest: number,
  start: number,
): number {
  let low = lowest;
  let high = highest;
  let w = start;
  for (let round = 0; round < 200; round++) {
    const { below, above, density } = evaluate(shapes, shareOfLogit(w), shareOfLogit(-w));
    // whichever tail is smaller keeps its digits
    const excess = p <= 0.5 ? below - p : 1 - p - above;
    if (excess === 0) return w;
    if (excess > 0) high = w;
    else low = w;
    const step = density > 0 ? excess / density : Infinity;
    const next = w - step;
    const settled = 1e-14 * Math.max(1, Math.abs(w));
    if (Math.abs(step) <= settled || high - low <= settled) return w;
    w = next > low && next < high ? next : low + (high - low) / 2;
  }
  return w;
}

function logit(share: number): number {
  return log(share) - log1p(-share);
}
