import { scaleLinear } from 'd3-scale';
import { textWidth } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import type { Distinct } from './dot-points.ts';
import { roundWidth, sharesBeyond, shownRange } from './shown-range.ts';
import { formatSignificant } from '../locale/number-format.ts';

/** Which way a difference goes. */
export type Sign = 'fewer' | 'same' | 'more';

/** Draws in one column of differences, parted by sign: only the column that starts at 0 has two parts. */
export interface DifferenceBar {
  /** First and last value of the column; 0 begins one, so that none holds both signs. */
  readonly from: number;
  readonly to: number;
  readonly parts: readonly { readonly sign: Sign; readonly share: number }[];
}

/** Paired differences in pixels of their measured width. */
export interface DifferenceLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly unit: number;
  readonly binwidth: number;
  readonly x: (difference: number) => number;
  readonly y: (share: number) => number;
  readonly bars: readonly DifferenceBar[];
  /** Where a column begins and ends on the axis. */
  readonly ends: (bar: DifferenceBar) => readonly [number, number];
  readonly valueTicks: readonly Tick[];
  readonly shareTicks: readonly Tick[];
  readonly columnAt: (x: number) => number;
  /** Height of the interval under the bars. */
  readonly intervalY: number;
  readonly below: number;
  readonly above: number;
  readonly least: number;
  readonly most: number;
}

const NARROWEST = 4;
const MOST_BINS = 50;

/**
 * Counts paired differences in columns and lays them out around 0. Whole differences have a column each
 * where the width allows; all others are put on a grid far finer than a column.
 *
 * @param isWhole whether differences are whole numbers
 */
export function differenceLayout(
  differences: Distinct,
  isWhole: boolean,
  width: number,
  format: ValueFormat,
  top = 44,
): DifferenceLayout {
  const unit = isWhole ? 1 : gridUnit(differences.values);
  const values = differences.values.map((value) =>
    isWhole ? value : Math.sign(value) * Math.ceil(Math.abs(value) / unit - 1e-9),
  );
  const whole = { values, counts: differences.counts };
  const range = shownRange([whole]);
  const low = Math.min(range.low, 0);
  const high = Math.max(range.high, 0);
  const height = Math.round(Math.min(320, Math.max(240, width * 0.42)));
  const left = Math.ceil(textWidth('88 %', TICK_FONT)) + 10;
  const plot: Box = {
    ...{ left, right: Math.max(left + 1, width - 10) },
    ...{ top, bottom: height - 58 },
  };
  const room = plot.right - plot.left;
  const most = Math.floor(room / NARROWEST);
  const binwidth = roundWidth(low, high, isWhole ? most : Math.min(MOST_BINS, most));
  const start = Math.floor(low / binwidth) * binwidth;
  const end = (Math.floor(high / binwidth) + 1) * binwidth - 1;
  const x = scaleLinear()
    .domain([start - 0.5, end + 0.5])
    .range([plot.left, plot.right]);
  const bars = countDifferences(whole, start, end, binwidth);
  const sizes = bars.map(({ parts }) => parts.reduce((sum, { share }) => sum + share, 0));
  const y = scaleLinear()
    .domain([0, Math.max(...sizes) || 1])
    .nice(4)
    .range([plot.bottom, plot.top]);
  const tickRoom = textWidth(`+${format.value(end * unit)}`, TICK_FONT) + 30;
  return {
    ...{ width, height, plot, unit, binwidth, bars, y },
    x: (difference) => x(difference / unit),
    ends: ({ from, to }) => [x(from / unit - 0.5), x(to / unit + 0.5)],
    valueTicks: signedTicks(
      format,
      start * unit,
      end * unit,
      Math.max(2, Math.floor(room / tickRoom)),
      isWhole,
    ),
    shareTicks: valueTicks({ kind: 'chance', factor: 100 }, 0, y.domain()[1] ?? 1, 4),
    columnAt: (at) => {
      const place = Math.round(x.invert(Math.max(plot.left, Math.min(plot.right, at))));
      return Math.floor((Math.max(start, Math.min(end, place)) - start) / binwidth);
    },
    intervalY: plot.bottom + 34,
    ...sharesBeyond(whole, start, end),
    ...{ least: differences.values[0] ?? 0, most: differences.values.at(-1) ?? 0 },
  };

  function countDifferences(
    { values: all, counts }: Distinct,
    first: number,
    last: number,
    size: number,
  ): DifferenceBar[] {
    const draws = counts.reduce((sum, count) => sum + count, 0);
    const columns = Array.from({ length: Math.round((last + 1 - first) / size) }, () => ({
      ...{ fewer: 0, same: 0, more: 0 },
    }));
    all.forEach((value, i) => {
      const column = columns[Math.floor((value - first) / size)];
      if (column) column[signOf(value)] += (counts[i] ?? 0) / draws;
    });
    return columns.map((column, i) => {
      const from = first + i * size;
      const signs: readonly Sign[] = ['same', 'fewer', 'more'];
      const parts = signs
        .map((sign) => ({ sign, share: column[sign] }))
        .filter(({ share }) => share > 0);
      return { from: from * unit, to: (from + size - 1) * unit, parts };
    });
  }
}

/** Which way a difference goes. */
export function signOf(difference: number): Sign {
  return difference < 0 ? 'fewer' : difference > 0 ? 'more' : 'same';
}

function gridUnit(values: readonly number[]): number {
  const widest = Math.max(...values.map(Math.abs)) || 1;
  return 10 ** (Math.floor(Math.log10(widest)) - 2);
}

/** Ticks with their sign; of whole differences whole ones. */
function signedTicks(
  format: ValueFormat,
  low: number,
  high: number,
  wanted: number,
  isWhole: boolean,
): Tick[] {
  return scaleLinear()
    .domain([low * format.factor, high * format.factor])
    .ticks(wanted)
    .filter((value) => !isWhole || format.factor !== 1 || Number.isInteger(value))
    .map((value) => ({
      value: value / format.factor,
      text: `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatSignificant(Math.abs(value), 6)}`,
    }));
}
