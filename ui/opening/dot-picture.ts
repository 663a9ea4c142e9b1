import { ticks } from 'd3-array';
import type { Clock } from '../../engine/index.ts';
import { dotGrid } from '../figure/dot-grid.ts';
import { columnWidth, dotColumns, type Distinct } from '../figure/dot-points.ts';
import { stackDots, stackSize, type Dot } from '../figure/dot-stack.ts';
import { tickText } from '../figure/tick-text.ts';
import type { Tone } from '../figure/tone.ts';
import type { Answer } from '../answer/answer.ts';
import type { ValueFormat } from '../words/value-format.ts';

/** One run's 50 dots, with the answer whose interval is drawn under them. */
export interface DottedAnswer {
  readonly tone: Tone;
  readonly dots: readonly number[];
  readonly answer: Answer;
}

/** A row of dots in units of the picture's own width and height. */
export interface PictureRow {
  readonly tone: Tone;
  readonly floor: number;
  /** Upper edge of the room that the row has. */
  readonly top: number;
  /** Whether the left half has more room for its name. */
  readonly isLeft: boolean;
  readonly dots: readonly Dot[];
  /** Ends and middle of the interval of nine draws in ten; undefined of what is only so or not. */
  readonly interval?: { readonly low: number; readonly middle: number; readonly high: number };
}

export interface DotPictureLayout {
  readonly radius: number;
  readonly rows: readonly PictureRow[];
  /** Marks of the axis; `at` in percent of the width. */
  readonly ticks: readonly { readonly text: string; readonly at: number }[];
}

/** Width and height of a picture; it is scaled to its place as a whole, so that nothing is measured. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const MOST_DOT = 15;
const INTERVAL_ROOM = 14;
const LEAST_COLUMN = 9;

/** How the values of a format lie on whole numbers. */
const GRID_KIND = {
  people: 'count',
  percent: 'share',
  chance: 'any',
  time: 'time-to',
  amount: 'total',
} as const;

/**
 * Places the dots of one or two answers on one axis: rows of equal height, columns and dots of equal size.
 * The axis starts at 0 when that leaves at least half of it to the dots.
 */
export function layOutDots(
  series: readonly DottedAnswer[],
  format: ValueFormat,
  clock: Pick<Clock, 'stepMonths'>,
  { width, height }: PictureSize,
): DotPictureLayout {
  const grid = dotGrid(
    {
      kind: GRID_KIND[format.kind],
      isWhole: series.every(({ dots }) => dots.every(Number.isInteger)),
    },
    clock,
    series.map(({ dots }) => distinctOf(dots)),
  );
  const whole = series.map(({ dots }) => grid.whole(distinctOf(dots)).values);
  const least = format.kind === 'chance' ? 1 : 0;
  const high = Math.max(least, ...whole.flat());
  const lowest = Math.min(high, ...whole.flat());
  const low = least === 1 || (lowest >= 0 && lowest <= high - lowest) ? 0 : lowest;
  const binwidth = columnWidth(whole, low, high, Math.floor(width / LEAST_COLUMN));
  const start = Math.floor(low / binwidth) * binwidth;
  const end = Math.floor(high / binwidth) * binwidth + binwidth;
  const x = (value: number) => ((value + 0.5 - start) / (end - start)) * width;
  const columnsOf = whole.map((dots) => dotColumns(dots, low, high, binwidth));
  const tallest = Math.max(1, ...columnsOf.flat().map(({ dots }) => dots));
  const rowHeight = height / series.length;
  const shape = stackSize(
    (binwidth / (end - start)) * width,
    tallest,
    rowHeight - INTERVAL_ROOM - 4,
    MOST_DOT,
    binwidth === 1 ? 10 : 1,
  );
  const percent = (value: number) => (100 * x(value)) / width;
  return {
    radius: shape.size * 0.45,
    rows: series.map(({ tone, answer }, index) => {
      const floor = (index + 1) * rowHeight - INTERVAL_ROOM;
      const [from, , middle, , to] = answer.quantiles.map((value) => x(grid.at(value)));
      const dots = (columnsOf[index] ?? []).flatMap((column) =>
        stackDots(column.dots, x((column.from + column.to) / 2), floor, shape),
      );
      return {
        ...{ tone, floor, dots, top: index * rowHeight },
        isLeft: 2 * dots.filter((dot) => dot.x > width / 2).length > dots.length,
        ...(format.kind !== 'chance' &&
          from !== undefined &&
          middle !== undefined &&
          to !== undefined && { interval: { low: from, middle, high: to } }),
      };
    }),
    ticks:
      format.kind === 'chance'
        ? ['no', 'yes'].map((text, value) => ({ text, at: percent(value) }))
        : ticks(start * grid.unit * format.factor, end * grid.unit * format.factor, 4)
            .filter((value) => format.kind !== 'people' || Number.isInteger(value))
            .map((value) => ({
              text: tickText(format, value),
              at: percent(grid.at(value / format.factor)),
            }))
            .filter(({ at }) => at >= 0 && at <= 100),
  };
}

function distinctOf(dots: readonly number[]): Distinct {
  return { values: dots, counts: dots.map(() => 1) };
}
