import type { OutcomeResult } from './result.ts';

/** The distribution of a count over draws: distinct counts ascending, and draws that gave each. */
export type Distinct = Pick<OutcomeResult['final'], 'values' | 'counts' | 'step'>;

/** Dots of a quantile dot plot; each stands for a 2 % chance. */
export const DOTS = 50;

/**
 * The 50 counts of a quantile dot plot: the quantiles at (i − ½) / 50 for i = 1 … 50, each the smallest
 * count v with F(v) ≥ p. Compared in whole numbers, so no rounding decides a dot.
 * Method: Kay, Kola, Hullman & Munson 2016, doi:10.1145/2858036.2858558.
 *
 * @returns 50 counts, ascending; none when there are no draws
 */
export function quantileDots({ values, counts, step = 1 }: Distinct): number[] {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  if (draws === 0) return [];
  const dots: number[] = [];
  let position = 0;
  let below = counts[0] ?? 0;
  for (let i = 1; i <= DOTS; i++) {
    while (below * 2 * DOTS < (2 * i - 1) * draws) below += counts[++position] ?? 0;
    dots.push((values[position] ?? 0) + placeIn(position, i));
  }
  return dots;

  /** How far the quantile lies from the middle of the numbers that a value stands for. */
  function placeIn(at: number, i: number): number {
    if (step === 1) return 0;
    const own = counts[at] ?? 0;
    const share = (((2 * i - 1) * draws) / (2 * DOTS) - (below - own)) / own;
    return Math.max(0, Math.ceil(share * step) - 1) - (step >> 1);
  }
}
