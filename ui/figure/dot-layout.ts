import { scaleLinear } from 'd3-scale';
import { textWidth, type OutcomeResult } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { DotGrid } from './dot-grid.ts';
import { isSeen } from './is-seen.ts';
import { columnWidth, dotColumns, quantileDots, type DotColumn } from './dot-points.ts';
import { stackDots, stackSize, type Dot } from './dot-stack.ts';
import type { Box } from './box.ts';
import type { Tone } from './tone.ts';

/** A run to draw: its final distribution, and its name when there are two. */
export interface DotSeries {
  readonly tone: Tone;
  readonly label: string;
  readonly final: OutcomeResult['final'];
}

/** One run's row of the plot, in pixels. */
export interface DotRow {
  readonly tone: Tone;
  readonly label: string;
  /** Where its name is written, and the line its dots stand on. */
  readonly labelY: number;
  readonly floor: number;
  /** False when no draw had one: the row says so instead of drawing dots. */
  readonly seen: boolean;
  readonly final: OutcomeResult['final'];
  readonly columns: readonly DotColumn[];
  readonly dots: readonly Dot[];
  /** Median with its 50 % and 90 % interval, drawn under the dots. */
  readonly interval: Interval;
}

/** Quantiles as horizontal positions, in pixels. */
export interface Interval {
  readonly y: number;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
}

/** Everything a dot plot draws, in pixels of its measured width. */
export interface DotLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly radius: number;
  /** How many whole numbers of the grid a column covers. */
  readonly binwidth: number;
  readonly x: (count: number) => number;
  /** Index of the column at a horizontal position. */
  readonly columnAt: (x: number) => number;
  readonly rows: readonly DotRow[];
  readonly ticks: readonly Tick[];
}

const MIN_COLUMN = 10;
const MAX_COLUMNS = 40;
/** Of two rows, and of one that has all the room. */
const MAX_DOT = { several: 16, one: 22 };
/** Room above the axis: the same for one row and for two, so that a second one moves nothing on the page. */
const PLOT_ROOM = { wide: 280, narrow: 220 };
const NARROW = 480;
const LABEL_ROOM = 24;
const INTERVAL_ROOM = 18;
const UNSEEN_ROOM = 52;
const ROW_GAP = 10;

/**
 * Lays a quantile dot plot out: rows share one axis and one size of dot. Columns are as narrow as the
 * width allows; columns of a single count that are wide and high hold several dots abreast, the same
 * number in every column, so that heights compare. It is as high for one row as for two. The axis
 * starts at 0 when that leaves at least half of it to the dots, and never below.
 */
export function dotLayout(
  series: readonly DotSeries[],
  width: number,
  grid: DotGrid,
  format: ValueFormat,
): DotLayout {
  const all = series.map((run) => ({ ...run, values: quantileDots(grid.whole(run.final)) }));
  const shown = all.filter(({ final }) => isSeen(final, format)).flatMap(({ values }) => values);
  // what is so or not always has both columns
  const least = format.kind === 'chance' ? 1 : Math.min(0, ...shown);
  const high = shown.reduce(
    (a, b) => Math.max(a, b),
    shown.length > 0 && least < 0 ? (shown[0] ?? 0) : least,
  );
  const lowest = shown.reduce((a, b) => Math.min(a, b), high);
  const low = lowest >= 0 && lowest <= high - lowest ? 0 : lowest;

  const left = Math.ceil(textWidth(format.value(high * grid.unit), TICK_FONT) / 2);
  const right = width - left;
  const most = Math.min(MAX_COLUMNS, Math.floor((right - left) / MIN_COLUMN));
  const binwidth = columnWidth(
    all.map(({ values }) => values),
    low,
    high,
    most,
  );
  const start = Math.floor(low / binwidth) * binwidth;
  const end = Math.floor(high / binwidth) * binwidth + binwidth - 1;
  const x = scaleLinear()
    .domain([start - 0.5, end + 0.5])
    .range([left, right]);
  const columnRoom = x(binwidth) - x(0);

  const columnsOf = all.map(({ values }) => dotColumns(values, low, high, binwidth));
  const tallest = Math.max(1, ...columnsOf.flat().map(({ dots }) => dots));
  const several = series.length > 1;
  const anySeen = all.some(({ final }) => isSeen(final, format));
  const bottom = anySeen
    ? PLOT_ROOM[width < NARROW ? 'narrow' : 'wide']
    : 2 * (LABEL_ROOM + UNSEEN_ROOM) + ROW_GAP;
  const rowRoom = (bottom - (series.length - 1) * ROW_GAP) / series.length;
  const head = several ? LABEL_ROOM : 6;
  const shape = stackSize(
    columnRoom,
    tallest,
    rowRoom - head - INTERVAL_ROOM,
    several ? MAX_DOT.several : MAX_DOT.one,
    binwidth === 1 ? 10 : 1,
  );

  const rows = all.map(({ tone, label, final }, i): DotRow => {
    const seen = isSeen(final, format);
    const top = i * (rowRoom + ROW_GAP);
    const labelY = top + 12;
    const columns = seen ? (columnsOf[i] ?? []) : [];
    const floor = top + (seen ? rowRoom - INTERVAL_ROOM : head + UNSEEN_ROOM);
    const [q05, q25, median, q75, q95] = final.quantiles;
    const interval = {
      y: floor + 9,
      q05: x(grid.at(q05.value)),
      q25: x(grid.at(q25.value)),
      median: x(grid.at(median.value)),
      q75: x(grid.at(q75.value)),
      q95: x(grid.at(q95.value)),
    };
    const dots = columns.flatMap((column) =>
      stackDots(column.dots, x((column.from + column.to) / 2), floor, shape),
    );
    return { tone, label, labelY, floor, seen, final, columns, dots, interval };
  });
  const tickRoom = textWidth(format.value(end * grid.unit), TICK_FONT) + 26;
  const [first, last] = grid.ends({ from: start, to: end });
  const ticks =
    format.kind === 'chance'
      ? ['no', 'yes'].map((text, value) => ({ value, text }))
      : valueTicks(format, first, last, Math.floor((right - left) / tickRoom))
          .map((tick) => ({ ...tick, value: grid.at(tick.value) }))
          .filter(({ value }) => !grid.isExact || Math.abs(value - Math.round(value)) < 1e-9);
  return {
    width,
    height: bottom + (anySeen ? 40 : 0),
    plot: { left, right, top: 0, bottom },
    radius: shape.size * 0.45,
    binwidth,
    x,
    columnAt: (position) => {
      const count = Math.round(x.invert(Math.max(left, Math.min(right, position))));
      return Math.floor((Math.max(start, Math.min(end, count)) - start) / binwidth);
    },
    rows,
    ticks: anySeen ? ticks : [],
  };
}
