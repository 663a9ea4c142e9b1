import { bisectLeft, bisectRight } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveStepAfter, curveStepBefore, line } from 'd3-shape';
import { textWidth } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import type { DotGrid } from './dot-grid.ts';
import type { Distinct } from './dot-points.ts';
import { shownRange } from './shown-range.ts';
import type { HistogramSeries } from './histogram-layout.ts';
import type { Tone } from './tone.ts';

/** `cumulative`: the chance of at most so many; `exceedance`: of at least so many. */
export type CurveForm = 'cumulative' | 'exceedance';

/** A chance over draws with its Monte Carlo standard error √(p(1 − p) / N), and the bound of what was never seen. */
export interface Chance {
  readonly value: number;
  readonly mcse: number;
  readonly seen: boolean;
  readonly upper: number;
}

/** A share of draws as a chance; the last bits of a sum of shares make none of them more than all. */
export function drawnChance(share: number, draws: number): Chance {
  const value = Math.min(1, share);
  const seen = value > 0;
  const mcse = Math.sqrt((value * (1 - value)) / draws);
  return { value, mcse, seen, upper: seen ? value : Math.min(1, 3 / draws) };
}

/**
 * The chance of at most, or of at least, a value. The error is that of a simulated share: of a distribution
 * whose counts are exact given the parameters it is an upper bound.
 *
 * @param final distinct values ascending with the draws that gave each; draws need not be whole
 */
export function createChance(
  { values, counts }: Distinct,
  form: CurveForm,
): (value: number) => Chance {
  // summed from the end that the chance counts from, so that nothing seen is exactly 0
  const until = new Float64Array(values.length + 1);
  const from = new Float64Array(values.length + 1);
  values.forEach((_, i) => (until[i + 1] = (until[i] ?? 0) + (counts[i] ?? 0)));
  for (let i = values.length - 1; i >= 0; i--) from[i] = (from[i + 1] ?? 0) + (counts[i] ?? 0);
  const draws = from[0] ?? 0;
  return (at) => {
    const isMost = form === 'cumulative';
    const cut = isMost ? bisectRight(values, at) : bisectLeft(values, at);
    const isAll = cut === (isMost ? values.length : 0);
    return drawnChance(isAll ? 1 : ((isMost ? until : from)[cut] ?? 0) / draws, draws);
  };
}

/** Chance curves in pixels of their measured width. */
export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly x: (position: number) => number;
  readonly y: (chance: number) => number;
  /** First and last whole number of the grid on the axis, and how many are read at a time. */
  readonly start: number;
  readonly end: number;
  readonly stride: number;
  /** Position, counted from 0, that is read at a place on the screen. */
  readonly positionAt: (x: number) => number;
  readonly runs: readonly {
    readonly tone: Tone;
    readonly label: string;
    readonly path: string;
    /** The chance at a whole number of the grid. */
    readonly chance: (position: number) => Chance;
    /** A mark on every value where there are few. */
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
  readonly valueTicks: readonly Tick[];
  readonly chanceTicks: readonly Tick[];
}

/** Up to this many values each has a mark of its own. */
const MARKED = 30;
/** Places at which a curve is read with the keyboard, at most. */
const MOST_STOPS = 200;

/** Lays out the steps of a distribution function, or of its complement, over an axis of values. */
export function curveLayout(
  series: readonly HistogramSeries[],
  form: CurveForm,
  width: number,
  grid: DotGrid,
  format: ValueFormat,
  top = 22,
): CurveLayout {
  const whole = series.map((run) => ({ ...run, final: grid.whole(run.final) }));
  const range = shownRange(whole.map(({ final }) => final));
  const isChance = format.kind === 'chance';
  const start = isChance ? 0 : range.low;
  const end = isChance ? 1 : Math.max(range.high, range.low + 1);
  const height = Math.round(Math.min(300, Math.max(220, width * 0.42)));
  const left = Math.ceil(textWidth('100 %', TICK_FONT)) + 10;
  const plot: Box = {
    ...{ left, right: Math.max(left + 1, width - 16) },
    ...{ top, bottom: height - 42 },
  };
  const x = scaleLinear().domain([start, end]).range([plot.left, plot.right]);
  const y = scaleLinear().domain([0, 1]).range([plot.bottom, plot.top]);
  const isMarked = grid.isExact && end - start < MARKED;
  const stride = Math.max(1, Math.ceil((end - start) / MOST_STOPS));
  const shape = form === 'cumulative' ? curveStepAfter : curveStepBefore;
  const draw = line<readonly [number, number]>(
    ([value]) => x(value),
    ([, chance]) => y(chance),
  ).curve(shape);
  const room = plot.right - plot.left;
  const tickRoom = textWidth(format.value(end * grid.unit), TICK_FONT) + 26;
  const [first, last] = grid.ends({ from: start, to: end });
  return {
    ...{ width, height, plot, x, y, start, end, stride },
    positionAt: (at) => {
      const value = x.invert(Math.max(plot.left, Math.min(plot.right, at)));
      return Math.round((value - start) / stride);
    },
    runs: whole.map(({ tone, label, final }) => {
      const inside = final.values.filter((value) => value > start && value < end);
      const stops = [start, ...inside, end];
      const chance = createChance(final, form);
      const points = stops.map((value) => [value, chance(value).value] as const);
      const marks = isMarked ? Array.from({ length: end - start + 1 }, (_, i) => start + i) : [];
      return {
        ...{ tone, label, chance, path: draw(points) ?? '' },
        points: marks.map((value) => ({ x: x(value), y: y(chance(value).value) })),
      };
    }),
    valueTicks: isChance
      ? ['no', 'yes'].map((text, value) => ({ value, text }))
      : valueTicks(format, first, last, Math.floor(room / tickRoom))
          .map((tick) => ({ ...tick, value: grid.at(tick.value) }))
          .filter(({ value }) => value >= start && value <= end),
    chanceTicks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({
      value,
      text: `${100 * value}\u00a0%`,
    })),
  };
}
