// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Lanes lie next to each other, four at a time, so that a machine with vectors can take them together;
// each lane's arithmetic is its own, in the order written here.
// Long because every loop over lanes that has a twin in vectors is here.
import { highWord } from '../math/float-words.ts';

/**
 * People of one place after a step: those who stay, and those who come from other places.
 *
 * @param next  receives them at `to`
 * @param now   people before the step; those of the place at `at`
 * @param stay  probability of staying, at `stayAt`
 * @param exits probabilities of exits
 * @param pairs for each exit into the place where its people and its probability are: 2 × first … 2 × end
 */
export function gather(
  next: Float64Array,
  to: i32,
  now: Float64Array,
  at: i32,
  stay: Float64Array,
  stayAt: i32,
  exits: Float64Array,
  pairs: Int32Array,
  first: i32,
  end: i32,
  lanes: i32,
): void {
  for (let l: i32 = 0; l < lanes; l += 4) {
    let a: f64 = 0.0;
    let b: f64 = 0.0;
    let c: f64 = 0.0;
    let d: f64 = 0.0;
    for (let k: i32 = first; k < end; k++) {
      const from: i32 = pairs[2 * k]! + l;
      const exit: i32 = pairs[2 * k + 1]! + l;
      a += now[from]! * exits[exit]!;
      b += now[from + 1]! * exits[exit + 1]!;
      c += now[from + 2]! * exits[exit + 2]!;
      d += now[from + 3]! * exits[exit + 3]!;
    }
    const own: i32 = at + l;
    const keep: i32 = stayAt + l;
    const out: i32 = to + l;
    next[out] = now[own]! * stay[keep]! + a;
    next[out + 1] = now[own + 1]! * stay[keep + 1]! + b;
    next[out + 2] = now[own + 2]! * stay[keep + 2]! + c;
    next[out + 3] = now[own + 3]! * stay[keep + 3]! + d;
  }
}

/** out[to …] += x[at …] × y[by …], lane by lane. */
export function addProduct(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  at: i32,
  y: Float64Array,
  by: i32,
  lanes: i32,
): void {
  for (let l: i32 = 0; l < lanes; l++) out[to + l] = out[to + l]! + x[at + l]! * y[by + l]!;
}

/** out[to …] += x[at …], lane by lane. */
export function addTo(out: Float64Array, to: i32, x: Float64Array, at: i32, lanes: i32): void {
  for (let l: i32 = 0; l < lanes; l++) out[to + l] = out[to + l]! + x[at + l]!;
}

/**
 * out[to …] += Σ x[at + k × lanes …] × y[by − k], k = 0 … count − 1, lane by lane: who entered k steps
 * after the first and leaves now.
 */
export function addConvolved(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  at: i32,
  y: Float64Array,
  by: i32,
  count: i32,
  lanes: i32,
): void {
  for (let l: i32 = 0; l < lanes; l += 4) {
    let a: f64 = 0.0;
    let b: f64 = 0.0;
    let c: f64 = 0.0;
    let d: f64 = 0.0;
    let from: i32 = at + l;
    for (let k: i32 = 0; k < count; k++) {
      const chance: f64 = y[by - k]!;
      a += x[from]! * chance;
      b += x[from + 1]! * chance;
      c += x[from + 2]! * chance;
      d += x[from + 3]! * chance;
      from += lanes;
    }
    const own: i32 = to + l;
    out[own] = out[own]! + a;
    out[own + 1] = out[own + 1]! + b;
    out[own + 2] = out[own + 2]! + c;
    out[own + 3] = out[own + 3]! + d;
  }
}

/** The same where the chances of times differ between lanes: y[by − k × lanes …]. */
export function addConvolvedLanes(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  at: i32,
  y: Float64Array,
  by: i32,
  count: i32,
  lanes: i32,
): void {
  for (let l: i32 = 0; l < lanes; l++) {
    let sum: f64 = 0.0;
    for (let k: i32 = 0; k < count; k++) sum += x[at + k * lanes + l]! * y[by - k * lanes + l]!;
    out[to + l] = out[to + l]! + sum;
  }
}

/** Places of a scale's numbers: people, half of them, bins by unit of the root. */
export const PEOPLE: i32 = 0;
export const HALF: i32 = 1;
export const FINE: i32 = 2;
/** 1.5 × 2^52 units of sums, and of those that single numbers are rounded to; one of the latter. */
export const COARSE: i32 = 3;
export const GRAIN: i32 = 4;
export const GRAIN_UNIT: i32 = 5;
/** All of them. */
export const SCALE: i32 = 6;

/** 1.5 × 2^52: adding and taking it away rounds to whole numbers. */
const WHOLE: f64 = 6755399441055744.0;
/** First bins by octave: 3 bits of the mantissa tell 8 apart from 2^−20 on; 160 below 1. */
const FIRST_OCTAVE: i32 = 8024;
const OCTAVE_BINS: i32 = 160;

/** Bin of an expected number that has been rounded to 24 bits, on its side (see `createBinScale`). */
function binOf(y: f64, fine: f64): i32 {
  const bin: i32 = ((Math.fround(Math.sqrt(y)) * fine + WHOLE - WHOLE) as i32) | 0;
  if (y >= 1.0) return (bin + OCTAVE_BINS) | 0;
  const octave: i32 = (highWord(y) >> 17) - FIRST_OCTAVE;
  return octave > 0 ? (bin + octave) | 0 : bin;
}

/**
 * Counts a row of numbers by bin and adds them to a sum, where the number of people is the same in every draw:
 * each is rounded to 2^−47 of a power of 2 that they do not exceed, so that 64 add up without an error.
 *
 * @param counts   those of its bins from `first` on
 * @param high,low the sum in two parts at `sumAt`
 */
export function tallyRow(
  counts: Uint16Array,
  first: i32,
  x: Float64Array,
  at: i32,
  count: i32,
  scale: Float64Array,
  side: i32,
  high: Float64Array,
  low: Float64Array,
  sumAt: i32,
): void {
  const people: f64 = scale[PEOPLE]!;
  const half: f64 = scale[HALF]!;
  const fine: f64 = scale[FINE]!;
  const grain: f64 = scale[GRAIN]!;
  let sum: f64 = 0.0;
  for (let l: i32 = at; l < at + count; l++) {
    const own: f64 = x[l]!;
    sum += own + grain - grain;
    const value: f64 = Math.fround(own);
    const far: f64 = Math.fround(people - value);
    let y: f64 = far < value ? far : value;
    if (y < 0.0) y = 0.0;
    let bin: i32 = (first + binOf(y, fine)) | 0;
    if (value > half) bin = (bin + side) | 0;
    counts[bin] = counts[bin]! + 1;
  }
  const rounded: f64 = sum + scale[COARSE]! - scale[COARSE]!;
  high[sumAt] = high[sumAt]! + rounded;
  low[sumAt] = low[sumAt]! + (sum - rounded);
}

/**
 * Lists the bins of a cell that some number is in, and forgets their counts.
 *
 * @param counts those of its bins from `first` on
 * @param found  receives the bins, ascending; `own` how many numbers are in each
 * @returns      how many bins
 */
export function packBins(
  counts: Uint16Array,
  first: i32,
  bins: i32,
  found: Int32Array,
  own: Int32Array,
): i32 {
  let used: i32 = 0;
  for (let bin: i32 = 0; bin < bins; bin++) {
    const count: i32 = counts[first + bin]! as i32;
    if (count === 0) continue;
    found[used] = bin;
    own[used] = count;
    counts[first + bin] = 0;
    used++;
  }
  return used;
}
