import { scaleLinear } from 'd3-scale';
import { textWidth, type Clock } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { stepTicks, TICK_FONT, valueTicks, type Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import { fanMarks, type FanMarks } from './fan-marks.ts';
import { highestCount, lowestValue, type FanPoint } from './fan-points.ts';
import { wrapText } from './standalone-svg.ts';

/** One panel: a fan and, in grey, what it is compared with. */
export interface PanelSeries {
  readonly name: string;
  readonly label: string;
  readonly points: readonly FanPoint[];
  readonly baseline?: readonly FanPoint[] | undefined;
}

/** A panel in pixels. */
export interface Panel {
  readonly name: string;
  readonly titleLines: readonly string[];
  /** Where its title begins. */
  readonly titleX: number;
  readonly titleY: number;
  /** Where the numbers under it stand. */
  readonly readingY: number;
  readonly plot: Box;
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly fans: readonly FanMarks[];
  /** Whether the panel is the first of its row, which alone has numbers on its axis of values. */
  readonly isFirst: boolean;
}

export interface MultiplesLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly Panel[];
  readonly steps: number;
  readonly stepTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  /** Step at a place, in whichever panel of a row it lies. */
  readonly stepAt: (x: number) => number;
}

const NARROWEST = 200;
const MOST_COLUMNS = 4;
const PLOT_HEIGHT = 120;
/** Right of the last panel, for half of its last year. */
const EDGE = 12;
const LINE = 15;
/** Room of the numbers under a panel's title. */
const READING = 22;
/** Between panels; the years under two neighbours must not touch. */
const GAP = 34;

/** Lays panels out in rows on one axis of values and one of time, so that heights compare across them. */
export function multiplesLayout(
  series: readonly PanelSeries[],
  clock: Clock,
  format: ValueFormat,
  width: number,
): MultiplesLayout {
  const all = series.flatMap(({ points, baseline }) => [points, baseline ?? []]);
  const steps = Math.max(1, ...all.map((points) => points.length - 1));
  const reached = Math.max(0, ...all.map(highestCount));
  const highest = Math.max(format.kind === 'people' || reached === 0 ? 1 : 0, reached);
  const lowest = Math.min(0, ...all.map(lowestValue));
  const [bottom = 0, top = highest] = scaleLinear()
    .domain([lowest * format.factor, highest * format.factor])
    .nice(3)
    .domain()
    .map((value) => value / format.factor);
  const values = valueTicks(format, bottom, top, 3);
  const axis = Math.ceil(Math.max(...values.map(({ text }) => textWidth(text, TICK_FONT)))) + 10;
  const most = Math.floor((width - axis - EDGE) / NARROWEST);
  const columns = Math.max(1, Math.min(MOST_COLUMNS, most, series.length));
  const panelWidth = Math.max(20, (width - axis - EDGE - (columns - 1) * GAP) / columns);
  const titles = series.map(({ label }) => wrapText(label, panelWidth, 13));
  const rows = Math.ceil(series.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    Math.max(...titles.slice(row * columns, (row + 1) * columns).map((wrapped) => wrapped.length)),
  );
  let y0 = 18;
  const tops = lines.map((count) => {
    const at = y0;
    y0 += count * LINE + READING + PLOT_HEIGHT + 38;
    return at;
  });
  const lefts = Array.from({ length: columns }, (_, c) => axis + c * (panelWidth + GAP));
  const panels = series.map(({ name, points, baseline }, i): Panel => {
    const row = Math.floor(i / columns);
    const left = lefts[i % columns] ?? axis;
    const floor = (tops[row] ?? 0) + (lines[row] ?? 1) * LINE + READING + PLOT_HEIGHT;
    const plot = { left, right: left + panelWidth - 8, top: floor - PLOT_HEIGHT, bottom: floor };
    const x = scaleLinear().domain([0, steps]).range([plot.left, plot.right]);
    const y = scaleLinear().domain([bottom, top]).range([plot.bottom, plot.top]);
    return {
      ...{ name, plot, x, y, titleLines: titles[i] ?? [] },
      titleX: left,
      titleY: (tops[row] ?? 0) + 2,
      readingY: plot.top - 8,
      fans: [
        ...(baseline ? [fanMarks(baseline, 'baseline', x, y, plot.right + 4)] : []),
        fanMarks(points, 'run', x, y, plot.right + 4),
      ],
      isFirst: i % columns === 0,
    };
  });
  return {
    ...{ width, height: y0 - 14, panels, steps },
    stepTicks: stepTicks(clock, steps, panelWidth - 8),
    valueTicks: values,
    stepAt: (at) => {
      const column = Math.max(
        0,
        lefts.findLastIndex((left) => at >= left - GAP / 2),
      );
      const from = lefts[column] ?? axis;
      const step = Math.round(((at - from) / (panelWidth - 8)) * steps);
      return Math.max(0, Math.min(steps, step));
    },
  };
}
