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
