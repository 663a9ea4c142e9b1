import { expm1 } from '../math/expm1.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { chebyshevRoots, coefficientsAtRoots, fejerWeights } from '../math/chebyshev.ts';
import { negligible, type GridSlice } from './hierarchy-grid.ts';

/**
 * A coordinate of κ from 0 to ∞ on a finite interval: z = log((K₀ + κ) / (1 + κ / K)), which is
 * log κ in the middle, κ near 0 and 1 / κ near ∞, as the posterior of κ is smooth in these. Its
 * singularities, at κ = −1, −2, … −n and −n₀, lie π or more off the interval for K₀ ≤ 1, n₀ and
 * K ≥ n, n₀.
 */
export interface KappaScale {
  readonly least: number;
  readonly greatest: number;
}

/** z of κ. */
export function levelOf({ least, greatest }: KappaScale, kappa: number): number {
  return log(least + kappa) - log(1 + kappa / greatest);
}

/** κ of z. */
function kappaOf({ least, greatest }: KappaScale, z: number): number {
  return (-least * expm1(z - log(least))) / expm1(z - log(greatest));
}

/** log dκ/dz. */
function logJacobian({ least, greatest }: KappaScale, kappa: number): number {
  return log(least + kappa) + log(greatest + kappa) - log(greatest - least);
}

/** Slices at the Chebyshev points of an interval of z. */
export interface Levels {
  readonly scale: KappaScale;
  readonly from: number;
  readonly until: number;
  /** κ falls from the first to the last. */
  readonly slices: readonly GridSlice[];
  /** log of the width in κ that each slice stands for. */
  readonly logWidths: readonly number[];
  /** Chebyshev coefficients over z of the density of z, not normalised. */
  readonly density: Float64Array;
}

/** Points that look for the interval that matters, and with which the integral begins. */
const FIRST_POINTS = 24;
const MOST_POINTS = 800;

/**
 * Integrates over κ by polynomials in z: finds the interval that holds the posterior, then adds
 * points until the last coefficients do not count.
 *
 * @param slice     integrates over logit m at one κ, beginning near an anchor
 * @param firstU    logit m to begin at
 * @param tolerance on the density of z, relative to its greatest
 */
export function integrateLevels(
  slice: (kappa: number, anchor: number) => GridSlice,
  scale: KappaScale,
  firstU: number,
  tolerance: number,
): Levels {
  let interval = { from: log(scale.least), until: log(scale.greatest) };
  for (let round = 0; round < 6; round++) {
    const wide = interval.until - interval.from;
    const next = bulkOf(levelsAt(slice, scale, interval, FIRST_POINTS, firstU), tolerance);
    interval = next;
    if (next.until - next.from > 0.7 * wide) break;
  }
  for (let points = FIRST_POINTS; ; points = Math.ceil(points * 1.5)) {
    const levels = levelsAt(slice, scale, interval, points, firstU);
    const sizes = levels.density.map(Math.abs);
    const last = Math.max(...sizes.slice(-4));
    if (last <= tolerance * Math.max(...sizes) || points > MOST_POINTS) return levels;
  }
}

function levelsAt(
  slice: (kappa: number, anchor: number) => GridSlice,
  scale: KappaScale,
  { from, until }: { readonly from: number; readonly until: number },
  points: number,
  firstU: number,
): Levels {
  const half = (until - from) / 2;
  let anchor = firstU;
  const slices = Array.from(chebyshevRoots(points), (s) => {
    const made = slice(kappaOf(scale, from + half * (1 + s)), anchor);
    anchor = made.centre;
    return made;
  });
  const logJacobians = slices.map(({ kappa }) => logJacobian(scale, kappa));
  const logs = slices.map(({ logMass }, i) => logMass + (logJacobians[i] ?? NaN));
  const greatest = Math.max(...logs);
  const weights = fejerWeights(points);
  return {
    scale,
    from,
    until,
    slices,
    logWidths: logJacobians.map((value, i) => value + log(half * (weights[i] ?? NaN))),
    density: coefficientsAtRoots(Float64Array.from(logs, (value) => exp(value - greatest))),
  };
}

/** The interval between the points beyond which nothing counts. */
function bulkOf({ scale, from, until, slices }: Levels, tolerance: number) {
  const cut = negligible(tolerance) - 6;
  const logs = slices.map(({ kappa, logMass }) => logMass + logJacobian(scale, kappa));
  const floor = Math.max(...logs) - cut;
  const counts = (value: number) => value > floor;
  const levels = slices.map(({ kappa }) => levelOf(scale, kappa));
  return {
    until: levels[logs.findIndex(counts) - 1] ?? until,
    from: levels[logs.findLastIndex(counts) + 1] ?? from,
  };
}
