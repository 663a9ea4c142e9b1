export { DOTS, quantileDots, type Distinct } from '../../engine/index.ts';

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
