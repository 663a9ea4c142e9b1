import { scaleLinear } from 'd3-scale';
import { area, curveStep, line } from 'd3-shape';
import { countTicks, monthTicks, TICK_FONT, type Tick } from './axis-ticks.ts';
import { highestCount, type FanPoint } from './fan-points.ts';
import { NO_BREAK } from './number-text.ts';
import { placeLabels } from './place-labels.ts';
import { textWidth } from './text-width.ts';

/** Whose numbers a mark shows: the run in front, or the one before the change. */
export type Tone = 'run' | 'baseline';

/** A fan in pixels: SVG path data, and the interval drawn at its right edge. */
export interface FanMarks {
  readonly tone: Tone;
  readonly band90: string;
  readonly band50: string;
  /** The 90 % band's upper and lower edge, not closed at the ends. */
  readonly outline: string;
  readonly median: string;
  readonly end: EndInterval;
}

/** Quantiles of the last step as heights in pixels, drawn as a point with a thick and a thin bar. */
export interface EndInterval {
  readonly x: number;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
}

/** A direct label at the right edge. */
export interface EndLabel {
  readonly tone: Tone;
  readonly strong: boolean;
  readonly lines: readonly string[];
  /** Where it stands and what it points to, in pixels. */
  readonly y: number;
  readonly anchor: number;
  readonly anchorX: number;
}

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
  readonly monthTicks: readonly Tick[];
  readonly countTicks: readonly Tick[];
  readonly fans: readonly FanMarks[];
  readonly labels: readonly EndLabel[];
  readonly labelX: number;
}

/** Edges of the plotting area, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface FanInput {
  readonly points: readonly FanPoint[];
  readonly baseline?: readonly FanPoint[] | undefined;
  readonly baselineLabel: string;
  /** Month of step 0, in months since year 0. */
  readonly startMonth: number;
  /** Measured width of the figure, in pixels. */
  readonly width: number;
}

const LINE_HEIGHT = 15;
const NARROW = 560;

/**
 * Lays a fan chart out. Areas are stepped, each month's own count over its own month, since nobody
 * is counted between months; the count axis starts at 0 and ends above the highest 95 % quantile.
 */
export function fanLayout({
  points,
  baseline,
  baselineLabel,
  startMonth,
  width,
}: FanInput): FanLayout {
  const steps = Math.max(1, Math.max(points.length, baseline?.length ?? 0) - 1);
  const highest = Math.max(1, highestCount(points), highestCount(baseline ?? []));
  // A few people need no tall picture: a count of one would fill it with a single block.
  const height = Math.round(Math.min(340, Math.max(230, width * 0.46), 120 + 40 * highest));
  const wanted = height < 260 ? 4 : 5;
  const y = scaleLinear().domain([0, highest]).nice(wanted);
  const top = y.domain()[1] ?? highest;
  const counts = countTicks(0, top, wanted);

  const baselineLines = width < NARROW ? splitLabel(baselineLabel) : [baselineLabel];
  const words = ['median', ...(baseline ? baselineLines : [])];
  const room = Math.max(...words.map((word) => textWidth(word, TICK_FONT)));
  const edge = baseline ? 26 : 16;
  const plot: Box = {
    left: Math.ceil(Math.max(...counts.map(({ text }) => textWidth(text, TICK_FONT)))) + 10,
    right: Math.floor(width - edge - room),
    top: 22,
    bottom: height - 26,
  };
  y.range([plot.bottom, plot.top]);
  const x = scaleLinear().domain([0, steps]).range([plot.left, plot.right]);

  const draw = (series: readonly FanPoint[], tone: Tone): FanMarks => {
    const band = (low: keyof FanPoint, high: keyof FanPoint) =>
      area<FanPoint>(
        ({ step }) => x(step),
        (point) => y(point[low]),
        (point) => y(point[high]),
      ).curve(curveStep)(series) ?? '';
    const edgeOf = (key: keyof FanPoint) =>
      line<FanPoint>(
        ({ step }) => x(step),
        (point) => y(point[key]),
      ).curve(curveStep)(series) ?? '';
    const last = series.at(-1);
    const at = (key: keyof FanPoint) => y(last?.[key] ?? 0);
    return {
      tone,
      band90: band('q05', 'q95'),
      band50: band('q25', 'q75'),
      outline: edgeOf('q05') + edgeOf('q95'),
      median: edgeOf('median'),
      end: {
        x: plot.right + (tone === 'run' ? 7 : 16),
        q05: at('q05'),
        q25: at('q25'),
        median: at('median'),
        q75: at('q75'),
        q95: at('q95'),
      },
    };
  };
  const run = draw(points, 'run');
  const behind = baseline ? [draw(baseline, 'baseline')] : [];

  return {
    width,
    height,
    plot,
    steps,
    x,
    y,
    stepAt: (position) => Math.max(0, Math.min(steps, Math.round(x.invert(position)))),
    monthTicks: monthTicks(startMonth, steps, plot.right - plot.left),
    countTicks: counts,
    fans: [...behind, run],
    labels: endLabels([run, ...behind], baselineLines, plot),
    labelX: plot.right + edge,
  };
}

/** Names the bands once, on the run in front, and the baseline at its median. */
function endLabels(
  fans: readonly FanMarks[],
  baselineLines: readonly string[],
  plot: Box,
): EndLabel[] {
  const wishes = fans.flatMap(({ tone, end }) => {
    const label = (lines: readonly string[], anchor: number, strong: boolean) => ({
      tone,
      lines,
      anchor,
      strong,
      anchorX: end.x,
      size: lines.length * LINE_HEIGHT,
    });
    if (tone === 'baseline') return [label(baselineLines, end.median, false)];
    return [
      label([`90${NO_BREAK}%`], end.q95, false),
      label([`50${NO_BREAK}%`], end.q75, false),
      label(['median'], end.median, true),
    ];
  });
  const centres = placeLabels(wishes, plot.top - LINE_HEIGHT / 2, plot.bottom + LINE_HEIGHT);
  return wishes.map(({ size, ...label }, i) => ({ ...label, y: centres[i] ?? label.anchor }));
}

/** Two lines of about equal length, broken at a space. */
function splitLabel(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (spaces.length === 0) return [text];
  const longest = (at: number) => Math.max(at, text.length - at - 1);
  const best = spaces.reduce((a, b) => (longest(b) < longest(a) ? b : a));
  return [text.slice(0, best), text.slice(best + 1)];
}
