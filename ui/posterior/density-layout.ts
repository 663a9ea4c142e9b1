import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, curveStepAfter, line } from 'd3-shape';
import {
  cellProbabilities,
  quantile,
  textWidth,
  type Distribution,
  type ParameterKind,
} from '../../engine/index.ts';
import type { Tick } from '../figure/axis-ticks.ts';
import type { Box } from '../figure/box.ts';
import { shownUnit } from '../words/value-text.ts';
import { formatSignificant } from '../locale/number-format.ts';

/** Whose curve it is: what is drawn from, what was before a change, one claim of several, or the prior. */
export type DensityTone = 'now' | 'before' | 'claim' | 'prior';

/** A distribution to draw. */
export interface DensityLayer {
  readonly tone: DensityTone;
  readonly distribution: Distribution;
}

/** A curve in pixels. */
export interface DensityCurve {
  readonly tone: DensityTone;
  readonly outline: string;
  readonly area: string;
}

/** Density curves on one axis, in pixels. */
export interface DensityLayout {
  readonly plot: Box;
  readonly curves: readonly DensityCurve[];
  readonly ticks: readonly DensityTick[];
  /** Horizontal place of a value in base units. */
  readonly x: (value: number) => number;
  /** Whether the first layer's curve rises over a value. */
  readonly isRising: (value: number) => boolean;
  /** Height of the first layer's curve over a value, and the floor outside of its support. */
  readonly yAt: (value: number) => number;
}

/** Pixels of a cell. */
const CELL = 2.5;
/** Quantiles that end the axis: the thin ends of long tails are left out of the picture. */
const FIRST = 0.002;
const LAST = 0.988;

/**
 * Lays densities out, each as the exact probability of narrow cells over their width. Nothing is
 * smoothed: a curve ends where its support ends, and none goes below 0. The axis starts at 0 when that
 * leaves most of it to the curves. A prior does not stretch the picture, and what is far higher than
 * the rest, as next to an end without bound, runs out of it at the top.
 *
 * @param layers the one that matters first; single values have no density and are left out
 * @param marked values that must be on the axis, in base units
 * @param ends   height below the floor that the axis takes, pixels
 */
export function densityLayout(
  layers: readonly DensityLayer[],
  kind: ParameterKind,
  size: { readonly width: number; readonly height: number; readonly ends: number },
  marked: readonly number[] = [],
): DensityLayout | undefined {
  const drawn = layers.filter(({ distribution }) => distribution.kind !== 'fixed');
  const leading = drawn.filter(({ tone }) => tone !== 'prior');
  if (leading.length === 0) return undefined;
  const low = Math.min(...leading.map((each) => quantile(each.distribution, FIRST)), ...marked);
  const high = Math.max(...leading.map((each) => quantile(each.distribution, LAST)), ...marked);
  const { factor, unit } = shownUnit(kind, high);
  const pad = (high - low) * 0.04;
  const start = low <= (high - low) * 0.6 ? 0 : Math.max(0, low - pad);
  const scale = scaleLinear().domain([start * factor, (high + pad) * factor]);
  const most = kind === 'share' ? 100 : Infinity;
  if ((scale.domain()[1] ?? 0) > most) scale.domain([start * factor, most]);
  const plot = { left: 1, right: size.width - 1, top: 2, bottom: size.height - size.ends };
  scale.range([plot.left, plot.right]);
  const x = (value: number) => scale(value * factor);
  const [from = 0, to = 0] = scale.domain().map((shown) => shown / factor);

  const cells = drawn.map((layer) => ({
    ...layer,
    points: densityPoints(layer, from, to, Math.round((plot.right - plot.left) / CELL)),
  }));
  const tallest = heightToDraw(cells.filter(({ tone }) => tone !== 'prior'));
  const y = scaleLinear().domain([0, tallest]).range([plot.bottom, plot.top]);
  const first = cells[0]?.points ?? [];
  return {
    plot,
    curves: cells.map(({ tone, points, distribution }) => {
      const curve = isWhole(distribution) ? curveStepAfter : curveMonotoneX;
      const outline = line<Point>(
        (p) => x(p.x),
        (p) => y(p.y),
      ).curve(curve);
      const filled = area<Point>(
        (p) => x(p.x),
        plot.bottom,
        (p) => y(p.y),
      ).curve(curve);
      return { tone, outline: outline(points) ?? '', area: filled(points) ?? '' };
    }),
    ticks: ticksOf(scale, unit, plot, factor),
    x,
    isRising: (value) => heightAt(first, value * 1.01) > heightAt(first, value * 0.99),
    yAt: (value) => y(heightAt(first, value)),
  };
}

/** Curves beside the first one may be this many times as high before they are cut off. */
const MOST_OVER = 2.5;
/** The same of what is next to an end of the support, where a density may have no bound at all. */
const MOST_AT_END = 1.6;

/** The density at the top of the picture. */
function heightToDraw(curves: readonly { readonly points: readonly Point[] }[]): number {
  const heights = curves.map(({ points }) => {
    const all = points.map(({ y }) => y);
    const inner = Math.max(...all.slice(2, -2));
    return Math.min(Math.max(...all), inner > 0 ? MOST_AT_END * inner : Infinity);
  });
  return Math.min(Math.max(...heights), MOST_OVER * (heights[0] ?? 1));
}

interface Point {
  readonly x: number;
  /** Density per base unit. */
  readonly y: number;
}

/** Mean densities of the cells at their middles, with both ends of the drawn support at the cells' own height. */
function densityPoints(
  { distribution }: DensityLayer,
  from: number,
  to: number,
  most: number,
): readonly Point[] {
  const left = Math.max(from, quantile(distribution, 0));
  const right = Math.min(to, quantile(distribution, 1));
  const isSteps = isWhole(distribution);
  const width = isSteps ? Math.max(1, Math.ceil((right - left + 1) / most)) : (right - left) / most;
  const count = isSteps ? Math.ceil((right - left + 1) / width) : most;
  const edge = isSteps ? Math.ceil(left) - 0.5 : left;
  const edges = Array.from({ length: count + 1 }, (_, i) =>
    i === count && !isSteps ? right : edge + i * width,
  );
  const densities = cellProbabilities(distribution, edges).map((probability) =>
    Math.max(0, probability / width),
  );
  const [begin = 0, end = 0] = [edges[0], edges.at(-1)];
  if (isSteps) {
    const steps = densities.map((density, i) => ({ x: edges[i] ?? NaN, y: density }));
    const last = { x: end, y: densities.at(-1) ?? 0 };
    return [{ x: begin, y: 0 }, ...steps, last, { x: end, y: 0 }];
  }
  const middles = densities.map((density, i) => ({ x: (edges[i] ?? NaN) + width / 2, y: density }));
  return [
    { x: begin, y: endHeight(densities[0], densities[1]) },
    ...middles,
    { x: end, y: endHeight(densities.at(-1), densities.at(-2)) },
  ];
}

/** Height at an end of the support: on the line through the last two cells, but never below 0. */
function endHeight(last = 0, next = 0): number {
  return Math.max(0, last + (last - next) / 2);
}

/** Whether only whole numbers can come of it, so that cells are as wide as whole numbers. */
function isWhole({ kind }: Distribution): boolean {
  return kind === 'poisson' || kind === 'binomial' || kind === 'negative-binomial';
}

function heightAt(points: readonly Point[], value: number): number {
  const after = points.findIndex(({ x }) => x >= value);
  const [right, left] = [points[after], points[after - 1]];
  if (right === undefined) return 0;
  if (left === undefined) return right.x === value ? right.y : 0;
  const part = right.x === left.x ? 1 : (value - left.x) / (right.x - left.x);
  return left.y + part * (right.y - left.y);
}

/** Font of the axis, pixels. */
const FONT = 11;

/** A round value on the axis with its words, which stay within the picture. */
export interface DensityTick extends Tick {
  /** Middle of the words, pixels. */
  readonly middle: number;
}

/** Round values on the axis, the unit behind the last of them; those whose words would touch the next are left out. */
function ticksOf(
  scale: ((shown: number) => number) & { readonly ticks: (count: number) => number[] },
  unit: string,
  { left, right }: Box,
  factor: number,
): readonly DensityTick[] {
  const values = scale.ticks(Math.max(3, Math.min(5, Math.floor((right - left) / 55))));
  let free = Infinity;
  return values.reduceRight<DensityTick[]>((kept, shown, i) => {
    const number = formatSignificant(shown, 6);
    const text = `${number}${i === values.length - 1 ? unit : ''}`;
    const half = textWidth(text, FONT) / 2;
    const middle = Math.max(left + half - 4, Math.min(right - half + 4, scale(shown)));
    if (middle + half > free) return kept;
    free = middle - half - 5;
    return [{ value: shown / factor, text, middle }, ...kept];
  }, []);
}
