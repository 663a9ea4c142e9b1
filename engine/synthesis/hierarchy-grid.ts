import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';

/** The points of one κ: logit m on an even grid. */
export interface GridSlice {
  readonly kappa: number;
  /** First logit m, and the step to the next. */
  readonly start: number;
  readonly step: number;
  /** Log density at each point, in (logit m, κ), not normalised. */
  readonly logDensity: readonly number[];
  /** log Σ exp(logDensity) · step */
  readonly logMass: number;
  /** Mean of logit m, where the slices beside it begin. */
  readonly centre: number;
}

/**
 * Difference from the greatest log density beyond which a point does not count, at a tolerance:
 * e^-30 = 1e-13 at 1e-7. Levels of κ are given up e^6 earlier, as there are fewer of them.
 */
export function negligible(tolerance: number): number {
  return 14 - log(Math.min(1, tolerance));
}
const MOST_POINTS = 40_000;
/**
 * Step of logit m, in standard deviations of a normal density: the trapezoidal rule errs by
 * 2·exp(−2π² / 0.55²) = 1e-28 there, and by 1e-9 still where the density is a third as wide.
 */
const STEP = 0.55;

/**
 * Integrates a density over logit m at one κ by the trapezoidal rule, which on an analytic
 * density over the whole line converges faster than any power of the step.
 *
 * @param density     log density at logit m
 * @param kappa       where it is taken
 * @param anchor      a logit m near the bulk; only speed depends on it
 * @param information on logit m there, of the counts and of a share under (m, κ): sets the step
 * @param tolerance   sets how far into the tails the grid reaches
 * @source Trefethen & Weideman 2014, doi:10.1137/130932132
 */
export function integrateSlice(
  density: (u: number) => number,
  kappa: number,
  anchor: number,
  information: number,
  tolerance: number,
): GridSlice {
  const cut = negligible(tolerance);
  const step = STEP / Math.sqrt(0.64 + information);
  const right = walk((j) => density(anchor + j * step), -Infinity, cut);
  const left = walk((j) => density(anchor - (j + 1) * step), right.greatest, cut);
  const logDensity = [...left.values.reverse(), ...right.values];
  const greatest = Math.max(left.greatest, right.greatest);
  const start = anchor - left.values.length * step;
  let sum = 0;
  let centre = 0;
  logDensity.forEach((value, j) => {
    const weight = exp(value - greatest);
    sum += weight;
    centre += weight * (start + j * step);
  });
  return {
    kappa,
    start,
    step,
    logDensity,
    logMass: greatest + log(sum * step),
    centre: centre / sum,
  };
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

/** log(1 + e^w) without overflow. */
export function softplus(w: number): number {
  return w > 0 ? w + log1p(exp(-w)) : log1p(exp(w));
}
