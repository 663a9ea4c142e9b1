import { scaleLinear } from 'd3-scale';
import type { Box } from './box.ts';
import { fanMarks, type FanMarks } from './fan-marks.ts';
import type { Tone } from './tone.ts';
import { textWidth, type Clock } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { stepTicks, TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import { highestCount, lowestValue, type FanPoint } from './fan-points.ts';
import { endLabels, splitLabel, type EndLabel } from './end-labels.ts';

/** Everything a fan chart draws, in pixels of its measured width. */
export interface FanLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly steps: number;
  readonly x: (step: number) => number;
  readonly y: (count: number) => number;
  /** Step nearest to a horizontal position. */
  readonly stepAt: (x: number) => number;
  readonly stepTicks: readonly Tick[];
  readonly countTicks: readonly Tick[];
  readonly fans: readonly FanMarks[];
  readonly labels: readonly EndLabel[];
  readonly labelX: number;
}

/** What a fan chart is laid out from. */
export interface FanInput {
  readonly points: readonly FanPoint[];
  readonly baseline?: readonly FanPoint[] | undefined;
  readonly baselineLabel: string;
  /** By step, 90 % of draws without luck; drawn in place of the 50 % band. */
  readonly ignorance?: readonly FanPoint[] | undefined;
  readonly clock: Clock;
  readonly format: ValueFormat;
  /** Measured width of the figure, in pixels. */
  readonly width: number;
}

const NARROW = 560;

/**
 * Lays a fan chart out. Areas are stepped, each month's own count over its own month, since nobody
 * is counted between months; the axis of values starts at 0, or below where they are, and ends above the highest 95 % quantile.
 */
export function fanLayout({
  points,
  baseline,
  baselineLabel,
  ignorance,
  clock,
  format,
  width,
}: FanInput): FanLayout {
  const steps = Math.max(1, Math.max(points.length, baseline?.length ?? 0) - 1);
  const isPeople = format.kind === 'people';
  const reached = Math.max(highestCount(points), highestCount(baseline ?? []));
  const highest = Math.max(isPeople || reached === 0 ? 1 : 0, reached);
  const lowest = Math.min(lowestValue(points), lowestValue(baseline ?? []));
  // A few people need no tall picture: a count of one would fill it with a single block.
  const tallest = isPeople ? 120 + 40 * highest : 340;
  const height = Math.round(Math.min(340, Math.max(230, width * 0.46), tallest));
  const wanted = height < 260 ? 4 : 5;
  // made round in the unit that is written
  const [bottom = 0, top = highest] = scaleLinear()
    .domain([lowest * format.factor, highest * format.factor])
    .nice(wanted)
    .domain()
    .map((value) => value / format.factor);
  const y = scaleLinear().domain([bottom, top]);
  const counts = valueTicks(format, bottom, top, wanted);

  const baselineLines = width < NARROW ? splitLabel(baselineLabel) : [baselineLabel];
  // it stands in bold, which is wider
  const middle = format.kind === 'chance' ? 'chance' : 'median';
  const room = Math.max(
    textWidth(middle, TICK_FONT) * 1.2,
    ignorance ? textWidth('ignorance', TICK_FONT) : 0,
    ...(baseline ? baselineLines : []).map((words) => textWidth(words, TICK_FONT)),
  );
  const edge = baseline ? 26 : 16;
  const plot: Box = {
    left: Math.ceil(Math.max(...counts.map(({ text }) => textWidth(text, TICK_FONT)))) + 10,
    right: Math.floor(width - edge - room),
    top: 22,
    bottom: height - 26,
  };
  y.range([plot.bottom, plot.top]);
  const x = scaleLinear().domain([0, steps]).range([plot.left, plot.right]);

  const draw = (series: readonly FanPoint[], tone: Tone) =>
    fanMarks(series, tone, x, y, plot.right + (tone === 'run' ? 7 : 16));
  const withoutLuck = (series: readonly FanPoint[]) => {
    const { band90, end } = draw(series, 'run');
    return { band: band90, low: end.q05, high: end.q95 };
  };
  const plain = draw(points, 'run');
  const run = ignorance ? { ...plain, ignorance: withoutLuck(ignorance) } : plain;
  const behind = baseline ? [draw(baseline, 'baseline')] : [];

  return {
    width,
    height,
    plot,
    steps,
    x,
    y,
    stepAt: (position) => Math.max(0, Math.min(steps, Math.round(x.invert(position)))),
    stepTicks: stepTicks(clock, steps, plot.right - plot.left),
    countTicks: counts,
    fans: [...behind, run],
    labels: endLabels([run, ...behind], baselineLines, plot, format.kind !== 'chance'),
    labelX: plot.right + edge,
  };
}
