import type { TailTables } from './tail-table.ts';

/**
 * A quantile from both of its tail probabilities, p + q = 1: whichever is smaller is accurate, so
 * that the upper tail is as exact as the lower.
 */
export interface TailQuantile {
  (p: number, q: number): number;
  /** The tables that it is looked up in, where they do for many draws at once. */
  readonly tables?: TailTables;
}

/**
 * What the engine can do with the distributions of one kind. All but `check` take a distribution
 * that passed it, and an x that is not NaN.
 */
export interface Family<D> {
  /** @throws `distribution/…`, which says what would be possible */
  readonly check: (d: D) => void;
  /** Which single values have positive probability: none, whole numbers and nothing else, or others. */
  readonly atoms: (d: D) => 'none' | 'whole' | 'some';
  /** Probability density; ∞ where `mass` is positive. */
  readonly pdf: (d: D, x: number) => number;
  /** P(X = x). */
  readonly mass: (d: D, x: number) => number;
  /** P(X ≤ x). */
  readonly lower: (d: D, x: number) => number;
  /** P(X > x), accurate where it is small. */
  readonly upper: (d: D, x: number) => number;
  /** Quantile computed directly; with p = 0 and q = 0 the ends of the support. */
  readonly quantile: (d: D) => TailQuantile;
  /** Quantile for many draws: the same to 1e-9, quicker, for 0 < p < 1. */
  readonly draw: (d: D) => TailQuantile;
  /** ∞ where the integral diverges. */
  readonly mean: (d: D) => number;
  /** ∞ where the integral diverges. */
  readonly sd: (d: D) => number;
  /** Probabilities at which the quantile is not smooth; none when absent. */
  readonly kinks?: (d: D) => readonly number[];
}

/** `atoms` and `mass` of a family without atoms. */
export const withoutAtoms: { readonly atoms: () => 'none'; readonly mass: () => number } = {
  atoms: () => 'none',
  mass: () => 0,
};

/** `mass` and `pdf` of a family that has nothing but atoms. */
export function onlyAtoms<D>(mass: (d: D, x: number) => number) {
  return { mass, pdf: (d: D, x: number) => (mass(d, x) > 0 ? Infinity : 0) };
}
