import { scaleLinear } from 'd3-scale';
import { quantile, type Distribution } from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';
import { stackDots, stackSize, type Dot } from '../figure/dot-stack.ts';

/** Dots of the picture: each is 1 chance in 50. */
export const DOTS = 50;

/** Fifty dots of a share on an axis that starts at 0. */
export interface PosteriorDots {
  readonly radius: number;
  readonly dots: readonly Dot[];
  readonly ticks: readonly { readonly text: string; readonly x: number }[];
}

/** Columns that a picture is divided into. */
const COLUMNS = 40;

/**
 * The 1, 3, … 99 % quantiles of a share, stacked in columns; the axis ends at a round share beyond the
 * last of them, so that the picture moves with the number and not with every digit of it.
 *
 * @param height room above the axis, pixels
 */
export function posteriorDots(
  distribution: Distribution,
  width: number,
  height: number,
): PosteriorDots {
  const values = Array.from({ length: DOTS }, (_, i) => quantile(distribution, (i + 0.5) / DOTS));
  const scale = scaleLinear()
    .domain([0, Math.max(1e-6, values.at(-1) ?? 0)])
    .nice(3);
  const end = Math.min(1, scale.domain()[1] ?? 1);
  scale.domain([0, end]).range([0, width]);
  const room = width / COLUMNS;
  const columns = new Map<number, number>();
  for (const value of values) {
    const column = Math.min(COLUMNS - 1, Math.floor(scale(value) / room));
    columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  const shape = stackSize(room, Math.max(...columns.values()), height, room, 1);
  return {
    radius: shape.size * 0.46,
    dots: [...columns].flatMap(([column, dots]) =>
      stackDots(dots, (column + 0.5) * room, height, shape),
    ),
    ticks: scale.ticks(3).map((value) => ({
      text: `${Number((value * 100).toPrecision(3))}${NO_BREAK}%`,
      x: scale(value),
    })),
  };
}
