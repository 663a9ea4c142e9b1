import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';

/** The points of one level of log κ: logit m on an even grid. */
export interface GridSlice {
  /** log κ */
  readonly v: number;
  /** First logit m, and the step to the next. */
  readonly start: number;
  readonly step: number;
  /** Log density at each point, in (logit m, log κ), not normalised. */
  readonly logDensity: readonly number[];
  /** log Σ exp(logDensity) · step */
  readonly logMass: number;
  /** Mean of logit m, where the slices beside it begin. */
  readonly centre: number;
}

/**
 * Difference from the greatest log density beyond which a point does not count, at a tolerance:
 * e^-30 = 1e-13 at 1e-7. Levels are given up e^6 earlier, as there are fewer of them.
 */
function negligible(tolerance: number): number {
  return 14 - log(Math.min(1, tolerance));
}
const MOST_POINTS = 4000;
/** (√5 − 1) / 2, whose multiples spread most evenly over [0, 1). */
const GOLDEN = 0.6180339887498949;

/**
 * Integrates a density over logit m at one log κ by the trapezoidal rule, which on an analytic
 * density over the whole line converges faster than any power of the step.
 *
 * @param density     log density at (logit m, log κ)
 * @param v           log κ
 * @param anchor      a logit m near the bulk; only speed depends on it
 * @param information expected information on logit m there, which sets the step
 * @param tolerance   sets how far into the tails the grid reaches
 * @source Trefethen & Weideman 2014, doi:10.1137/130932132
 */
export function integrateSlice(
  density: (u: number, v: number) => number,
  v: number,
  anchor: number,
  information: number,
  tolerance: number,
): GridSlice {
  const cut = negligible(tolerance);
  const step = 0.4 / Math.sqrt(0.64 + information);
  // Slices begin at different fractions of a step: where components are narrower than the step, the
  // gaps between those of one slice are filled by those of the next.
  const turns = Math.abs(v) * 7 * GOLDEN;
  const origin = anchor + (turns - Math.floor(turns)) * step;
  const right = walk((j) => density(origin + j * step, v), -Infinity, cut);
  const left = walk((j) => density(origin - (j + 1) * step, v), right.greatest, cut);
  const logDensity = [...left.values.reverse(), ...right.values];
  const greatest = Math.max(left.greatest, right.greatest);
  const start = origin - left.values.length * step;
  let sum = 0;
  let centre = 0;
  logDensity.forEach((value, j) => {
    const weight = exp(value - greatest);
    sum += weight;
    centre += weight * (start + j * step);
  });
  return { v, start, step, logDensity, logMass: greatest + log(sum * step), centre: centre / sum };
}

/** Values from 0 upwards until they have fallen to nothing and still fall. */
function walk(
  value: (j: number) => number,
  floor: number,
  cut: number,
): { values: number[]; greatest: number } {
  const values: number[] = [];
  let greatest = floor;
  let before = -Infinity;
  for (let j = 0; j < MOST_POINTS; j++) {
    const next = value(j);
    values.push(next);
    if (next > greatest) greatest = next;
    if (next < greatest - cut && next <= before) break;
    before = next;
  }
  return { values, greatest };
}

/** What the levels of log κ add up to. */
export interface LevelSum {
  readonly slices: readonly GridSlice[];
  /** Distance between the levels. */
  readonly step: number;
}

/**
 * Integrates over log κ: levels outwards from a first one until they do not count, then levels
 * between them until the integral (and the mean of log κ) settles.
 *
 * @param slice     integrates over logit m at one log κ, beginning near an anchor
 * @param firstV    log κ to begin at
 * @param firstU    logit m to begin at
 * @param step      first distance between levels
 * @param tolerance on log evidence and on the mean of log κ; halving stops below it
 */
export function integrateLevels(
  slice: (v: number, anchor: number) => GridSlice,
  { firstV, firstU, step, tolerance }: LevelOptions,
): LevelSum {
  const cut = negligible(tolerance) - 6;
  const first = slice(firstV, firstU);
  const sweep = (sign: number, floor: number) => {
    const found: GridSlice[] = [];
    let greatest = floor;
    let before = first;
    for (let j = 1; j < MOST_POINTS; j++) {
      const next = slice(firstV + sign * j * step, before.centre);
      found.push(next);
      greatest = Math.max(greatest, next.logMass);
      if (next.logMass < greatest - cut && next.logMass <= before.logMass) break;
      before = next;
    }
    return { found, greatest };
  };
  const up = sweep(1, first.logMass);
  const down = sweep(-1, up.greatest);
  let slices = [...down.found.reverse(), first, ...up.found];
  let width = step;
  let before = overall(slices, width);
  for (let halving = 0; halving < 5; halving++) {
    const between: GridSlice[] = [];
    for (const right of trimmed(slices, cut)) {
      const left = between.at(-1);
      if (left) between.push(slice((left.v + right.v) / 2, left.centre));
      between.push(right);
    }
    slices = between;
    width /= 2;
    const now = overall(slices, width);
    const moved = Math.max(Math.abs(now.logSum - before.logSum), Math.abs(now.mean - before.mean));
    before = now;
    if (moved < tolerance) break;
  }
  return { slices, step: width };
}

interface LevelOptions {
  readonly firstV: number;
  readonly firstU: number;
  readonly step: number;
  readonly tolerance: number;
}

function overall(slices: readonly GridSlice[], width: number): { logSum: number; mean: number } {
  const greatest = Math.max(...slices.map(({ logMass }) => logMass));
  let sum = 0;
  let mean = 0;
  for (const { v, logMass } of slices) {
    const weight = exp(logMass - greatest);
    sum += weight;
    mean += weight * v;
  }
  return { logSum: greatest + log(sum * width), mean: mean / sum };
}

/** Without the levels at either end that do not count, but for one; the rest stay evenly spaced. */
function trimmed(slices: readonly GridSlice[], cut: number): readonly GridSlice[] {
  const floor = Math.max(...slices.map(({ logMass }) => logMass)) - cut;
  const counts = ({ logMass }: GridSlice) => logMass > floor;
  const first = Math.max(0, slices.findIndex(counts) - 1);
  return slices.slice(first, slices.findLastIndex(counts) + 2);
}

/** log(1 + e^w) without overflow. */
export function softplus(w: number): number {
  return w > 0 ? w + log1p(exp(-w)) : log1p(exp(w));
}
