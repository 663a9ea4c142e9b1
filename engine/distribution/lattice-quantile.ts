import type { TailQuantile } from './family.ts';
import { normalScore } from './normal-step.ts';

/** Tail probabilities of whole numbers that differ by this part of themselves count as equal. */
export const TIE = 1e-12;

/**
 * Whether the distribution has reached probability p = 1 − q where its tails are these. The rule of
 * the upper tail is the stricter by half, so that the quantile cannot fall where p passes ½.
 *
 * @param tie  part by which tail probabilities may differ and count as equal
 */
export function hasReached(
  p: number,
  q: number,
  lower: () => number,
  upper: () => number,
  tie: number = TIE,
): boolean {
  return p <= 0.5 ? lower() >= p * (1 - tie) : upper() <= q * (1 + 0.5 * tie);
}

/** A distribution on whole numbers. */
export interface Lattice {
  readonly lower: (k: number) => number;
  readonly upper: (k: number) => number;
  /** Somewhere near the quantile; any number will do. */
  readonly guess: TailQuantile;
  readonly least: number;
  readonly most: number;
}

/**
 * Quantile on whole numbers: the least k with P(X ≤ k) ≥ p, but for ties within `TIE`. Searches
 * from the guess in doubling steps, then halves.
 */
export function latticeQuantile(lattice: Lattice): TailQuantile {
  const { lower, upper, guess, least, most } = lattice;
  return (p, q) => {
    if (p === 0 || least === most) return least;
    if (q === 0) return most;
    const reached = (k: number) =>
      k >= most ||
      hasReached(
        p,
        q,
        () => lower(k),
        () => upper(k),
      );
    let high = Math.min(most, Math.max(least, Math.floor(guess(p, q)) || 0));
    let low = high;
    let step = 1;
    if (reached(high)) {
      do {
        high = low;
        low = high - step;
        step *= 2;
      } while (low >= least && reached(low));
      low = Math.max(low, least - 1);
    } else {
      do {
        low = high;
        high = Math.min(most, low + step);
        step *= 2;
      } while (!reached(high));
    }
    while (high - low > 1) {
      const middle = Math.floor(low + 0.5 * (high - low));
      if (reached(middle)) high = middle;
      else low = middle;
    }
    return high;
  };
}

/** Keeps every tail probability once it is computed. */
export function remembered(tail: (k: number) => number): (k: number) => number {
  const known = new Map<number, number>();
  return (k) => {
    let value = known.get(k);
    if (value === undefined) {
      value = tail(k);
      known.set(k, value);
    }
    return value;
  };
}

/** Cornish and Fisher's first correction of the normal quantile, a guess for `latticeQuantile`. */
export function skewedGuess(mean: number, sd: number, skewness: number): TailQuantile {
  return (p, q) => {
    const z = normalScore(p, q);
    return mean + sd * (z + (skewness * (z * z - 1)) / 6);
  };
}
