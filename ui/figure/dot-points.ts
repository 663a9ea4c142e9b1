import type { OutcomeResult } from '../../engine/index.ts';

/** The distribution of a count over draws: distinct counts ascending, and draws that gave each. */
export type Distinct = Pick<OutcomeResult['final'], 'values' | 'counts'>;

/** Dots of a quantile dot plot; each stands for a 2 % chance. */
export const DOTS = 50;

/**
 * The 50 counts of a quantile dot plot: the quantiles at (i − ½) / 50 for i = 1 … 50, each the smallest
 * count v with F(v) ≥ p. Compared in whole numbers, so no rounding decides a dot.
 * Method: Kay, Kola, Hullman & Munson 2016, doi:10.1145/2858036.2858558.
 *
 * @returns 50 counts, ascending; none when there are no draws
 */
export function quantileDots({ values, counts }: Distinct): number[] {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  if (draws === 0) return [];
  const dots: number[] = [];
  let position = 0;
  let below = counts[0] ?? 0;
  for (let i = 1; i <= DOTS; i++) {
    while (below * 2 * DOTS < (2 * i - 1) * draws) below += counts[++position] ?? 0;
    dots.push(values[position] ?? 0);
  }
  return dots;
}

/** A column of dots: the counts from `from` to `to`, both included. */
export interface DotColumn {
  readonly from: number;
  readonly to: number;
  readonly dots: number;
}

/**
 * Groups dots by columns that start at multiples of `width`, from the one holding `low` to the one
 * holding `high`, empty ones included.
 */
export function dotColumns(
  dots: readonly number[],
  low: number,
  high: number,
  width: number,
): DotColumn[] {
  const columns: DotColumn[] = [];
  for (let from = Math.floor(low / width) * width; from <= high; from += width) {
    const to = from + width - 1;
    columns.push({ from, to, dots: dots.filter((dot) => dot >= from && dot <= to).length });
  }
  return columns;
}

/** A tallest stack below this reads as scattered dots, not as a shape. */
const SHAPELY = 5;

/**
 * Smallest round width (1, 2, 5, 10, …) at which the columns over all `rows` number at most `most` and, unless
 * every count has a column of its own, some stack is at least five dots high.
 */
export function columnWidth(
  rows: readonly (readonly number[])[],
  low: number,
  high: number,
  most: number,
): number {
  for (let decade = 1; ; decade *= 10) {
    for (const step of [1, 2, 5]) {
      const width = step * decade;
      const columns = Math.floor(high / width) - Math.floor(low / width) + 1;
      if (columns > Math.max(1, most)) continue;
      if (width === 1 || columns === 1) return width;
      const stacks = rows.flatMap((dots) => dotColumns(dots, low, high, width));
      if (stacks.some(({ dots }) => dots >= SHAPELY)) return width;
    }
  }
}
