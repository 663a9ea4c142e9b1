import { exp } from '../math/exp.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';

const PER_ROOT_TWO_PI = 0.3989422804014327;

/** Normal density of `value`; a spread of 0 puts all mass on the centre. */
export function normalDensity(value: number, centre: number, spread: number): number {
  if (spread === 0) return value === centre ? Infinity : 0;
  const z = (value - centre) / spread;
  return (PER_ROOT_TWO_PI * exp(-0.5 * z * z)) / spread;
}

/** Φ((value − centre) / spread), a step at the centre when the spread is 0. */
export function normalLower(value: number, centre: number, spread: number): number {
  if (spread === 0) return value >= centre ? 1 : 0;
  return normalCdf((value - centre) / spread);
}

/** 1 − Φ((value − centre) / spread), accurate where it is small. */
export function normalUpper(value: number, centre: number, spread: number): number {
  if (spread === 0) return value >= centre ? 0 : 1;
  return normalCdf((centre - value) / spread);
}

/** Standard normal quantile of p = 1 − q. */
export function normalScore(p: number, q: number): number {
  return p <= 0.5 ? normalQuantile(p) : -normalQuantile(q);
}
