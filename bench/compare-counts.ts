import { regularizedIncompleteGammaComplement } from '../engine/math/regularized-incomplete-gamma.ts';

/** Fewest draws of both samples together that a class of values holds. */
const LEAST = 20;

/** Whether two samples of equally many draws come from one distribution, by Pearson's χ². */
export interface Comparison {
  readonly statistic: number;
  /** Classes of values less 1. */
  readonly freedom: number;
  /** Chance of a statistic so large where the distributions are the same. */
  readonly chance: number;
}

/**
 * @param a,b draws that gave 0, 1, 2, …; neighbouring values are taken together until both samples have `LEAST`
 * @returns   nothing where all values fall into one class
 */
export function compareCounts(a: readonly number[], b: readonly number[]): Comparison | undefined {
  const length = Math.max(a.length, b.length);
  const all = a.reduce((sum, count) => sum + count, 0) + b.reduce((sum, count) => sum + count, 0);
  let [statistic, classes, left, right, rest] = [0, 0, 0, 0, all];
  for (let value = 0; value < length; value++) {
    left += a[value] ?? 0;
    right += b[value] ?? 0;
    const own = left + right;
    if (value < length - 1 && (own < LEAST || rest - own < LEAST)) continue;
    if (own > 0) {
      statistic += (left - right) ** 2 / own;
      classes++;
    }
    rest -= own;
    [left, right] = [0, 0];
  }
  if (classes < 2) return undefined;
  const freedom = classes - 1;
  return {
    statistic,
    freedom,
    chance: regularizedIncompleteGammaComplement(freedom / 2, statistic / 2),
  };
}
