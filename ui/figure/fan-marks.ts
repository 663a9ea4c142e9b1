import { area, curveStep, line } from 'd3-shape';
import type { FanPoint } from './fan-points.ts';
import type { Tone } from './tone.ts';

/** A fan in pixels: SVG path data, and the interval drawn at its right edge. */
export interface FanMarks {
  readonly tone: Tone;
  readonly band90: string;
  readonly band50: string;
  /** The 90 % band's upper and lower edge, not closed at the ends. */
  readonly outline: string;
  readonly median: string;
  readonly end: EndInterval;
  /** Where 90 % of draws lie without luck: the band, and its ends at the right edge. */
  readonly ignorance?: { readonly band: string; readonly low: number; readonly high: number };
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

/**
 * Draws a fan: stepped, each month's own quantiles over its own month, since nobody is counted between.
 *
 * @param endX where the interval of the last step stands, pixels
 */
export function fanMarks(
  series: readonly FanPoint[],
  tone: Tone,
  x: (step: number) => number,
  y: (value: number) => number,
  endX: number,
): FanMarks {
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
      x: endX,
      q05: at('q05'),
      q25: at('q25'),
      median: at('median'),
      q75: at('q75'),
      q95: at('q95'),
    },
  };
}
