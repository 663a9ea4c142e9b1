import { powerOfTwo } from '../math/float-words.ts';

/**
 * Bins of what a draw says of a count of people of several parts: of the variance that luck has in it, by halves
 * of octaves, and of the expected number, between 1/8 and 1/4 of the standard deviation of luck wide. Below
 * 1 a bin is at most 1/8 of the number wide; nowhere less than 1 part in 8,192 of it. Both numbers are rounded
 * to 24 bits before.
 */
export interface PartBin {
  /** Variances that are told apart, ascending. */
  readonly kind: number;
  /** Where the bin begins. */
  readonly low: number;
  readonly width: number;
}

/** Exponents of 2 that variances, and expected numbers, are told apart from. */
const LEAST_VARIANCE = -10;
const LEAST_MEAN = -20;
/** What is added to the exponent of a width so that it is no less than 0. */
const OFFSET = 24;
const PLACES = 8192;
const WIDTHS = 64;
/** Widths by their number, and one over them. */
const widths = Float64Array.from({ length: WIDTHS }, (_, k) => powerOfTwo(k - OFFSET));
const inverses = Float64Array.from({ length: WIDTHS }, (_, k) => powerOfTwo(OFFSET - k));
/** A number of 24 bits, and these bits. */
const short = new Float32Array(1);
const bits = new Int32Array(short.buffer);

/**
 * Number of the bin of an expected number and its variance given the parameters, neither below 0: 26 bits, ascending
 * by kind.
 */
export function partBinOf(mean: number, variance: number): number {
  short[0] = variance;
  const spread = bits[0]! >> 22; // exponent of 2 and half of the octave
  const kind = Math.max(0, spread - 2 * (127 + LEAST_VARIANCE) + 1);
  const octave = Math.max(LEAST_VARIANCE, (spread >> 1) - 127);
  short[0] = mean;
  const size = Math.max(LEAST_MEAN, (bits[0]! >> 23) - 127);
  let width = Math.max((octave >> 1) - 2, size - 12);
  if (size < 0) width = Math.min(width, size - 3);
  const own = width + OFFSET;
  return (kind * WIDTHS + own) * PLACES + Math.floor(short[0] * inverses[own]!); // a width that there is
}

export function partBin(bin: number): PartBin {
  const width = widths[Math.floor(bin / PLACES) % WIDTHS] ?? NaN;
  return { kind: Math.floor(bin / (PLACES * WIDTHS)), low: (bin % PLACES) * width, width };
}

/** Place of an expected number in its bin, in whole parts of the width, from 0. */
export function placeIn(bin: number, mean: number, parts: number): number {
  const rest = Math.fround(mean) * inverses[(bin >>> 13) & 63]! - (bin & 8191); // a width that there is
  return Math.min(Math.floor(rest * parts), parts - 1);
}
