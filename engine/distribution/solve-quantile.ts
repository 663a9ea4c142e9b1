import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { hasReached } from './lattice-quantile.ts';

/** A distribution by its tails and density. */
export interface Tails {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
  readonly pdf: (x: number) => number;
}

/**
 * Tie at an atom among a density: a few roundings only, as beside the atom each part of p is x.
 */
const ATOM_TIE = 1e-15;

/** A number between two others, by ratio when both are positive. */
function between(low: number, high: number): number {
  if (low > 0 && high > 4 * low) return Math.sqrt(low) * Math.sqrt(high);
  return low + 0.5 * (high - low);
}

/**
 * The least x with P(X ≤ x) ≥ p = 1 − q, by Newton's method on the logarithm of the smaller tail,
 * kept in a bracket that is halved where there is no density.
 *
 * @param low,high  below and above the quantile, low < high
 * @param hasAtoms  whether the answer may be an atom, which is then met exactly
 */
export function solveQuantile(
  { lower, upper, pdf }: Tails,
  p: number,
  q: number,
  low: number,
  high: number,
  hasAtoms: boolean,
): number {
  const isLower = p <= 0.5;
  const isReached = (x: number) =>
    hasReached(
      p,
      q,
      () => lower(x),
      () => upper(x),
      hasAtoms ? ATOM_TIE : 0,
    );
  if (isReached(low)) return low;
  let x = between(low, high);
  for (let round = 1; round < 3000; round++) {
    if (!(x > low && x < high)) {
      x = between(low, high);
      if (!(x > low && x < high)) return high; // neighbours
    }
    const tail = isLower ? lower(x) : upper(x);
    if (isReached(x)) high = x;
    else low = x;
    const density = pdf(x);
    let step = (tail * log(tail / (isLower ? p : q))) / density;
    if (!isLower) step = -step;
    if (!(density < Infinity && Math.abs(step) < Infinity) || round % 4 === 0) {
      x = between(low, high);
      continue;
    }
    // a step in log x while x is positive
    const next = x > 0 && Math.abs(step) < 20 * x ? x * exp(-step / x) : x - step;
    if (Math.abs(next - x) <= 5e-16 * Math.abs(x)) return Math.min(high, Math.max(low, next));
    x = next;
  }
  return high;
}
