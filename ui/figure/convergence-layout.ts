import { scaleLinear, scaleLog } from 'd3-scale';
import { area, line } from 'd3-shape';
import { textWidth } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import { formatCount } from './number-text.ts';

/** The mean as it was estimated from the first draws of a run. */
export interface ConvergencePoint {
  readonly draws: number;
  readonly estimate: number;
  readonly mcse: number;
}

/** Standard errors to either side that the band is wide: about 95 % of estimates fall into it. */
export const BAND_ERRORS = 2;

/** Fewer points have bars alone: nothing is known between them. */
const FEWEST_FOR_BAND = 5;

/** An estimate against draws, in pixels of its measured width. */
export interface ConvergenceLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly x: (draws: number) => number;
  readonly y: (value: number) => number;
  /** Empty of few points. */
  readonly band: string;
  readonly path: string;
  /** Index of the point nearest to a place. */
  readonly pointAt: (x: number) => number;
  readonly drawTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
}

/**
 * Lays the estimates out on a logarithmic axis of draws, on which an error that halves with four times the
 * draws closes evenly. The axis of values holds the band and need not begin at 0.
 *
 * @param points ascending by draws, at least one
 */
export function convergenceLayout(
  points: readonly ConvergencePoint[],
  format: ValueFormat,
  width: number,
): ConvergenceLayout {
  const first = points[0]?.draws ?? 1;
  const last = Math.max(first * 2, points.at(-1)?.draws ?? 1);
  const height = Math.round(Math.min(260, Math.max(200, width * 0.38)));
  const ends = points.flatMap(({ estimate, mcse }) => [
    estimate - BAND_ERRORS * mcse,
    estimate + BAND_ERRORS * mcse,
  ]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const spare = high > low ? 0 : Math.abs(high) * 0.05 || 1;
  const domain = [(low - spare) * format.factor, (high + spare) * format.factor];
  const y = scaleLinear().domain(domain).nice(4);
  const [bottom = 0, top = 1] = y.domain();
  const isChance = format.kind === 'chance';
  const kind = isChance ? 'percent' : format.kind === 'people' ? 'amount' : format.kind;
  const ticks = valueTicks(
    { kind, factor: format.factor },
    bottom / format.factor,
    top / format.factor,
    4,
  );
  const left = Math.ceil(Math.max(...ticks.map(({ text }) => textWidth(text, TICK_FONT)))) + 10;
  const plot: Box = {
    ...{ left, right: Math.max(left + 1, width - 24) },
    ...{ top: 24, bottom: height - 42 },
  };
  y.range([plot.bottom, plot.top]);
  const x = scaleLog().domain([first, last]).range([plot.left, plot.right]);
  const at = (value: number) => y(value * format.factor);
  const band = area<ConvergencePoint>(
    ({ draws }) => x(draws),
    ({ estimate, mcse }) => at(estimate - BAND_ERRORS * mcse),
    ({ estimate, mcse }) => at(estimate + BAND_ERRORS * mcse),
  );
  return {
    ...{ width, height, plot, x, y: at },
    band: points.length < FEWEST_FOR_BAND ? '' : (band(points) ?? ''),
    path:
      line<ConvergencePoint>(
        ({ draws }) => x(draws),
        ({ estimate }) => at(estimate),
      )(points) ?? '',
    pointAt: (place) =>
      points.reduce(
        (best, { draws }, i) =>
          Math.abs(x(draws) - place) < Math.abs(x(points[best]?.draws ?? first) - place) ? i : best,
        0,
      ),
    drawTicks: drawTicks(first, last, plot.right - plot.left),
    valueTicks: ticks,
  };
}

/** 100, 200, 500, 1,000, …: as many as have room. */
function drawTicks(first: number, last: number, width: number): Tick[] {
  const room = textWidth('100,000', TICK_FONT) + 18;
  const decades = Math.log10(last / first);
  const steps = (width / room / Math.max(0.3, decades) >= 3 && [1, 2, 5]) || [1];
  const ticks = [];
  for (let power = Math.floor(Math.log10(first)); 10 ** power <= last; power++) {
    for (const step of steps) {
      const value = step * 10 ** power;
      if (value >= first && value <= last) ticks.push({ value, text: formatCount(value) });
    }
  }
  return ticks.length > 1
    ? ticks
    : [first, last].map((value) => ({ value, text: formatCount(value) }));
}
