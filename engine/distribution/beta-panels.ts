import {
  chebyshevCoefficients,
  chebyshevDerivative,
  chebyshevIntegral,
  chebyshevSum,
  DEGREE,
} from '../math/chebyshev.ts';
import { fail } from '../errors/baserate-error.ts';
import { densityOver, tailsAt, type BetaPart, type TailsAt } from './beta-parts.ts';

/** An interval of the logit in which the density of a mixture is a polynomial. */
export interface Panel {
  readonly from: number;
  readonly until: number;
  /** Chebyshev coefficients of the density of the logit. */
  readonly density: Float64Array;
  /** The same of its derivative. */
  readonly slope: Float64Array;
  /** The same of the probability from `from` on. */
  readonly integral: Float64Array;
  /** Probability of the whole interval. */
  readonly mass: number;
}

/** Neighbouring panels, and the tails that they leave. */
export interface Panels {
  readonly panels: readonly Panel[];
  readonly below: number;
  readonly above: number;
}

/** Logits of the least and the greatest share there is; panels end there. */
export const LEAST_LOGIT = -708.3964185322641;
export const GREATEST_LOGIT = 36.8;

/** Error of the logit of a quantile that is let through. */
const CLOSE = 1e-11;
/** Relative error of a density that is let through, however short the panel. */
const SMOOTH = 1e-7;
/** Relative rounding of a tail that is added up from many parts. */
const SUMMED = 1e-15;
/** Mass of a panel that no probability of a double can tell from 0: where a density underflows. */
const NOTHING = 1e-33;
/** Panels end where a tail is below 2^-54. */
const LEAST_TAIL = 5.55e-17;
const MOST_TRIES = 200_000;

interface Boundary extends TailsAt {
  readonly w: number;
}

/**
 * Divides the logit into panels, from the middle outwards: each as wide as one polynomial of degree
 * 20 allows that misses no quantile's logit by more than 1e-11.
 *
 * The density is a sum of exponentials, quick to add up; the tails at the boundaries are added from
 * continued fractions, so errors do not gather, and a panel that missed a narrow part between its
 * points is found out by its probability, which must be the difference of the tails.
 *
 * @param middle logit to begin at, in the bulk
 * @throws       `math/no-convergence`
 */
export function betaPanels(parts: readonly BetaPart[], middle: number): Panels {
  const start: Boundary = { w: middle, ...tailsAt(parts, middle) };
  let tries = 0;
  const walk = (sign: number, limit: number) => {
    const found: Panel[] = [];
    let here = start;
    let width = 0.5;
    while ((sign < 0 ? here.lower : here.upper) > LEAST_TAIL && here.w !== limit) {
      let there = here.w + sign * width;
      if (sign * (limit - there) < 0.01 * width) there = limit;
      const next = there === here.w ? undefined : panelBetween(parts, here, there);
      if (next) {
        found.push(next.panel);
        here = next.end;
        if (next.isEasy) width *= 1.5;
      } else width = 0.5 * Math.abs(there - here.w);
      if (there === here.w && !next) throw refuse(here.w, parts.length);
      if (++tries > MOST_TRIES) throw refuse(here.w, parts.length);
    }
    return { found, end: here };
  };
  const down = walk(-1, LEAST_LOGIT);
  const up = walk(1, GREATEST_LOGIT);
  return {
    panels: [...down.found.reverse(), ...up.found],
    below: down.end.lower,
    above: up.end.upper,
  };
}

/** The panel between a boundary and a logit, if one polynomial is enough. */
function panelBetween(parts: readonly BetaPart[], here: Boundary, there: number) {
  const from = Math.min(here.w, there);
  const until = Math.max(here.w, there);
  const half = (until - from) / 2;
  const values = new Float64Array(DEGREE + 1);
  densityOver(parts, from, until, values);
  const density = chebyshevCoefficients(values);
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  const sizeOf = (k: number) => Math.abs(density[k] ?? NaN);
  const bound = Math.max(NOTHING / half, Math.min(SMOOTH, CLOSE / (2 * half)) * least);
  if (!(sizeOf(DEGREE) + sizeOf(DEGREE - 1) + sizeOf(DEGREE - 2) <= bound)) return undefined;
  const isEasy = sizeOf(DEGREE - 6) + sizeOf(DEGREE - 7) <= bound;
  const end: Boundary = { w: there, ...tailsAt(parts, there) };
  const [left, right] = here.w < there ? [here, end] : [end, here];
  const known = right.lower < left.upper ? right.lower - left.lower : left.upper - right.upper;
  const rounding = left.rounding + right.rounding + SUMMED * Math.min(right.lower, left.upper);
  const integral = chebyshevIntegral(density).map((value) => value * half);
  const mass = chebyshevSum(integral, 1);
  if (!(Math.abs(mass - known) <= CLOSE * least + rounding)) return undefined;
  // where the tails know better than the polynomial, as nearly everywhere, it is scaled to them
  const ratio = rounding < 1e-11 * mass ? known / mass : 1;
  const scaled = (values: Float64Array, factor: number) => values.map((value) => value * factor);
  const panel: Panel = {
    from,
    until,
    density: scaled(density, ratio),
    slope: scaled(chebyshevDerivative(density), ratio / half),
    integral: scaled(integral, ratio),
    mass: mass * ratio,
  };
  return { panel, end, isEasy };
}

function refuse(w: number, count: number) {
  const message =
    `a mixture must have a density that polynomials can follow; got ${count} betas that are too ` +
    `narrow for it about logit ${w} (use fewer or smaller counts)`;
  return fail('math/no-convergence', 'beta mixture', message, w);
}
