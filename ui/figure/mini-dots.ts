import { columnWidth, dotColumns, quantileDots, type Distinct } from './dot-points.ts';
import { stackDots, stackSize, type Dot } from './dot-stack.ts';

/** The 50 dots of a distribution in a small picture without axes. */
export function miniDots(
  distinct: Distinct,
  width: number,
  height: number,
): { readonly radius: number; readonly dots: readonly Dot[] } {
  const values = quantileDots(distinct);
  const low = values[0] ?? 0;
  const high = values.at(-1) ?? 0;
  const binwidth = columnWidth([values], low, high, Math.max(1, Math.floor(width / 6)));
  const columns = dotColumns(values, low, high, binwidth);
  const room = width / Math.max(1, columns.length);
  const tallest = Math.max(1, ...columns.map(({ dots }) => dots));
  const shape = stackSize(room, tallest, height - 2, 8, binwidth === 1 ? 10 : 1);
  return {
    radius: shape.size * 0.44,
    dots: columns.flatMap(({ dots }, i) => stackDots(dots, (i + 0.5) * room, height - 1, shape)),
  };
}
