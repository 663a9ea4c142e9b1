import { scaleLinear } from 'd3-scale';
import { textWidth } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import type { DotGrid } from './dot-grid.ts';
import type { Distinct } from './dot-points.ts';
import { roundWidth, sharesBeyond, shownRange } from './shown-range.ts';
import type { Tone } from './tone.ts';

/** A run to draw as bars, and its name when there are two. */
export interface HistogramSeries {
  readonly tone: Tone;
  readonly label: string;
  readonly final: Distinct;
}

/** Draws in one column: the whole numbers of the grid from `from` to `to`, as a share of all draws. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** A histogram in pixels of its measured width. */
export interface HistogramLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** Whole numbers of the grid that a column covers. */
  readonly binwidth: number;
  readonly x: (position: number) => number;
  readonly y: (share: number) => number;
  readonly runs: readonly {
    readonly tone: Tone;
    readonly label: string;
    readonly bars: readonly Bar[];
    /** Upper edge of all bars as one line of SVG path data. */
    readonly edge: string;
    /** Shares of the draws beyond either end of the axis. */
    readonly below: number;
    readonly above: number;
  }[];
  readonly valueTicks: readonly Tick[];
  readonly shareTicks: readonly Tick[];
  /** Index of the column at a horizontal position. */
  readonly columnAt: (x: number) => number;
  /** Lowest and highest value of any draw, in whole numbers of the grid. */
  readonly reach: readonly [least: number, most: number];
}

/** Narrowest bar in pixels, and most bars of values that are not whole. */
const NARROWEST = 4;
const MOST_BINS = 50;

/**
 * Counts draws in columns and lays them out: one column for each whole number where the width allows, else
 * columns of 2, 5, 10, … of them. Heights are shares of all draws, unsmoothed.
 *
 * @param top room above the bars, such as for names
 */
export function histogramLayout(
  series: readonly HistogramSeries[],
  width: number,
  grid: DotGrid,
  format: ValueFormat,
  top = 22,
): HistogramLayout {
  const whole = series.map((run) => ({ ...run, final: grid.whole(run.final) }));
  const range = shownRange(whole.map(({ final }) => final));
  const low = format.kind === 'chance' ? 0 : range.low;
  const high = format.kind === 'chance' ? 1 : Math.max(range.high, range.low + 1);
  const height = Math.round(Math.min(300, Math.max(210, width * 0.42)));
  const left = Math.ceil(textWidth('88 %', TICK_FONT)) + 10;
  const plot: Box = { left, right: Math.max(left + 1, width - 10), top, bottom: height - 42 };
  const room = plot.right - plot.left;
  const most = Math.floor(room / NARROWEST);
  const binwidth = roundWidth(low, high, grid.isExact ? most : Math.min(MOST_BINS, most));
  const start = Math.floor(low / binwidth) * binwidth;
  const end = Math.floor(high / binwidth) * binwidth + binwidth - 1;
  const x = scaleLinear()
    .domain([start - 0.5, end + 0.5])
    .range([plot.left, plot.right]);
  const counted = whole.map((run) => ({
    ...run,
    bars: countBars(run.final, start, end, binwidth),
    ...sharesBeyond(run.final, start, end),
  }));
  const tallest = Math.max(...counted.flatMap(({ bars }) => bars.map(({ share }) => share)));
  const y = scaleLinear()
    .domain([0, tallest || 1])
    .nice(4)
    .range([plot.bottom, plot.top]);
  const tickRoom = textWidth(format.value(end * grid.unit), TICK_FONT) + 26;
  const [first, last] = grid.ends({ from: start, to: end });
  return {
    ...{ width, height, plot, binwidth, x, y },
    runs: counted.map(({ tone, label, bars, below, above }) => ({
      ...{ tone, label, bars, below, above, edge: edgeOf(bars, x, y) },
    })),
    valueTicks:
      format.kind === 'chance'
        ? ['no', 'yes'].map((text, value) => ({ value, text }))
        : valueTicks(format, first, last, Math.floor(room / tickRoom))
            .map((tick) => ({ ...tick, value: grid.at(tick.value) }))
            .filter(({ value }) => value >= start - 0.5 && value <= end + 0.5),
    shareTicks: valueTicks({ kind: 'chance', factor: 100 }, 0, y.domain()[1] ?? 1, 4),
    columnAt: (at) => {
      const place = Math.round(x.invert(Math.max(plot.left, Math.min(plot.right, at))));
      return Math.floor((Math.max(start, Math.min(end, place)) - start) / binwidth);
    },
    reach: [range.least, range.most],
  };
}

/** Shares of all draws by column; what lies beyond is in no column. */
export function countBars(
  { values, counts }: Distinct,
  start: number,
  end: number,
  binwidth: number,
): Bar[] {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  const shares = new Array<number>(Math.round((end + 1 - start) / binwidth)).fill(0);
  values.forEach((value, i) => {
    if (value < start || value > end) return;
    const column = Math.floor((value - start) / binwidth);
    shares[column] = (shares[column] ?? 0) + (counts[i] ?? 0) / draws;
  });
  return shares.map((share, i) => {
    const from = start + i * binwidth;
    return { from, to: from + binwidth - 1, share };
  });
}

function edgeOf(bars: readonly Bar[], x: (v: number) => number, y: (v: number) => number): string {
  const steps = bars.map(({ from, to, share }) => {
    const height = y(share).toFixed(2);
    return `L${x(from - 0.5).toFixed(2)},${height}L${x(to + 0.5).toFixed(2)},${height}`;
  });
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return '';
  const floor = y(0).toFixed(2);
  return `M${x(first.from - 0.5).toFixed(2)},${floor}${steps.join('')}L${x(last.to + 0.5).toFixed(2)},${floor}`;
}
