import { scaleLinear } from 'd3-scale';
import { area, curveStep } from 'd3-shape';
import { textWidth, type Clock } from '../../engine/index.ts';
import { stepTicks, TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import type { StateSeries } from './occupancy.ts';
import { placeLabels } from './place-labels.ts';

/** A band of the stream, and its label at the right edge. */
export interface StreamBand {
  readonly name: string;
  readonly colour: string;
  readonly path: string;
  /** Height of the band's middle at the last step, and of its label; pixels. */
  readonly anchor: number;
  readonly labelY: number;
}

/** People by state, stacked, in pixels of their measured width. */
export interface StreamLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly steps: number;
  readonly x: (step: number) => number;
  readonly y: (people: number) => number;
  readonly stepAt: (x: number) => number;
  readonly bands: readonly StreamBand[];
  /** Where labels begin; undefined where there is no room for them beside the plot. */
  readonly labelX: number | undefined;
  readonly stepTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
}

/** From this width on bands are named beside the plot, below it in a legend. */
const WIDE = 560;
const LABEL_LINE = 16;

/**
 * Stacks the people of all states from the bottom up, so that the upper edge is everybody. Each month's own
 * mean stands over its own month.
 *
 * @param labels widest text of each label, in the order of the series
 * @param top    room above, such as for a legend
 */
export function streamLayout(
  series: readonly StateSeries[],
  labels: readonly string[],
  clock: Clock,
  width: number,
  top = 22,
): StreamLayout {
  const steps = Math.max(1, (series[0]?.people.length ?? 2) - 1);
  const isWide = width >= WIDE;
  const height = Math.round(Math.min(360, Math.max(230, width * 0.46))) + top - 22;
  const ends: { low: number; high: number }[][] = [];
  const sums = new Array<number>(steps + 1).fill(0);
  for (const { people } of series) {
    ends.push(
      sums.map((low, step) => {
        const high = low + (people[step]?.value ?? 0);
        sums[step] = high;
        return { low, high };
      }),
    );
  }
  const y = scaleLinear()
    .domain([0, Math.max(...sums) || 1])
    .nice(4);
  const ticks = valueTicks({ kind: 'people', factor: 1 }, 0, y.domain()[1] ?? 1, 4);
  const left = Math.ceil(Math.max(...ticks.map(({ text }) => textWidth(text, TICK_FONT)))) + 10;
  const room = isWide
    ? Math.min(width * 0.45, Math.max(...labels.map((text) => textWidth(text, TICK_FONT)))) + 22
    : 16;
  const plot: Box = {
    ...{ left, right: Math.max(left + 1, width - room) },
    ...{ top, bottom: height - 26 },
  };
  y.range([plot.bottom, plot.top]);
  const x = scaleLinear().domain([0, steps]).range([plot.left, plot.right]);
  const draw = area<{ low: number; high: number }>(
    (_, step) => x(step),
    ({ low }) => y(low),
    ({ high }) => y(high),
  ).curve(curveStep);
  const anchors = ends.map((band) => {
    const last = band.at(-1);
    return last ? y((last.low + last.high) / 2) : plot.bottom;
  });
  const centres = placeLabels(
    anchors.map((anchor) => ({ anchor, size: LABEL_LINE })),
    plot.top - LABEL_LINE / 2,
    plot.bottom + LABEL_LINE,
  );
  return {
    ...{ width, height, plot, steps, x, y },
    stepAt: (at) => Math.max(0, Math.min(steps, Math.round(x.invert(at)))),
    bands: series.map(({ name, colour }, i) => ({
      ...{ name, colour, path: draw(ends[i] ?? []) ?? '' },
      anchor: anchors[i] ?? 0,
      labelY: centres[i] ?? 0,
    })),
    labelX: isWide ? plot.right + 18 : undefined,
    stepTicks: stepTicks(clock, steps, plot.right - plot.left),
    valueTicks: ticks,
  };
}
