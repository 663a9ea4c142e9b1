import { shareOfLogit } from '../math/beta-quantile.ts';
import { betaKernel, betaShape, mirrored } from '../math/beta-shape.ts';
import type { BetaShape } from '../math/beta-shape.ts';
import { chebyshevPoints } from '../math/chebyshev.ts';
import { deviance } from '../math/deviance.ts';
import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { betaLowerTail } from '../math/regularized-incomplete-beta.ts';
import type { DistributionOf } from './distribution.ts';

/** A mixture of nothing but Betas. */
export interface BetaParts extends DistributionOf<'mixture'> {
  readonly components: readonly {
    readonly weight: number;
    readonly distribution: DistributionOf<'beta'>;
  }[];
}

/** Whether a mixture has no other components. */
export function isOfBetas(d: DistributionOf<'mixture'>): d is BetaParts {
  return d.components.every(({ distribution }) => distribution.kind === 'beta');
}

/** A Beta of a mixture, ready to be evaluated; the weights of all sum to 1. */
export interface BetaPart {
  readonly weight: number;
  readonly shape: BetaShape;
  readonly mirror: BetaShape;
}

/** Relative rounding of a tail that is computed: that of the beta function where a or b is near 0. */
const ROUNDING = 4e-14;

/** A part below this fraction of the density, e^-46 = 1e-20, is not added. */
const UNSEEN = 46;

/** The parts of a mixture, their weights scaled. */
export function partsOf({ components }: BetaParts): readonly BetaPart[] {
  let total = 0;
  for (const { weight } of components) total += weight;
  return components.map(({ weight, distribution: { a, b } }) => {
    const shape = betaShape(a, b);
    return { weight: weight / total, shape, mirror: mirrored(shape) };
  });
}

/** What a mixture has at a logit w. */
export interface TailsAt {
  readonly lower: number;
  readonly upper: number;
  /** Of the logit. */
  readonly density: number;
  /** How far rounding may have moved either tail. */
  readonly rounding: number;
}

/** Both tails at logit w and the density of the logit, each added from terms of one sign. */
export function tailsAt(parts: readonly BetaPart[], w: number): TailsAt {
  const x = shareOfLogit(w);
  const y = shareOfLogit(-w);
  let lower = 0;
  let upper = 0;
  let density = 0;
  let computed = 0;
  for (const { weight, shape, mirror } of parts) {
    const kernel = betaKernel(shape, x, y);
    // the continued fraction converges for one tail; the other is what that leaves
    const isBelow = x * (shape.sum + 2) < shape.a + 1;
    const near = withinUnit(
      isBelow ? betaLowerTail(shape, x, y, kernel) : betaLowerTail(mirror, y, x, kernel),
    );
    lower += weight * (isBelow ? near : 1 - near);
    upper += weight * (isBelow ? 1 - near : near);
    computed += weight * near;
    density += weight * kernel;
  }
  const rounding = ROUNDING * computed;
  return { lower: Math.min(1, lower), upper: Math.min(1, upper), density, rounding };
}

function withinUnit(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}

/**
 * Density of the logit at the Chebyshev points of an interval. Each part is taken from its value in
 * the middle, where nothing large cancels; parts that cannot be seen anywhere in it are left out.
 *
 * @param from,until logits, from < until
 * @param out        takes the densities, from `until` down to `from`
 */
export function densityOver(
  parts: readonly BetaPart[],
  from: number,
  until: number,
  out: Float64Array,
): void {
  const half = (until - from) / 2;
  const middle = from + half;
  const x = shareOfLogit(middle);
  const y = shareOfLogit(-middle);
  const size = out.length;
  const logXs = new Float64Array(size); // log of x at the point over x in the middle
  const logYs = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const d = half * chebyshevPoints[j]!; // as many points as `out` has places
    logXs[j] = -log1p(y * expm1(-d));
    logYs[j] = -log1p(x * expm1(d));
    out[j] = 0;
  }
  const peaks = parts.map(
    ({ weight, shape }) =>
      log(weight) +
      shape.logPeak -
      deviance(shape.a, shape.sum * x) -
      deviance(shape.b, shape.sum * y),
  );
  let least = -Infinity;
  parts.forEach(({ shape: { a, b } }, i) => {
    // a log-concave part is below its tangent, and above the lower of its ends
    const atEnds = Math.min(
      a * logXs[0]! + b * logYs[0]!,
      a * logXs[size - 1]! + b * logYs[size - 1]!,
    );
    least = Math.max(least, peaks[i]! + atEnds);
  });
  parts.forEach(({ shape: { a, b } }, i) => {
    const peak = peaks[i]!;
    if (peak + half * Math.abs(a * y - b * x) < least - UNSEEN) return;
    for (let j = 0; j < size; j++) out[j]! += exp(peak + a * logXs[j]! + b * logYs[j]!);
  });
}
