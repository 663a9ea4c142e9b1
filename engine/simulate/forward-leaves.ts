// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Lanes lie next to each other, four at a time, so that a machine with vectors can take them together;
// each lane's arithmetic is its own, in the order written here.
// Long because every loop over lanes that has a twin in vectors is here.
import { highWord } from '../math/float-words.ts';

/**
 * out[to …] = Σ x[pairs[2k] …] × y[pairs[2k + 1] …], k = first … end − 1, added up in this order: people of a place
 * after a step, by where they come from.
 */
export function sumProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  end: i32,
  lanes: i32,
): void {
  const count: i32 = end - first;
  if (count === 1) oneProduct(out, to, x, y, pairs, first, lanes);
  else if (count === 2) twoProducts(out, to, x, y, pairs, first, lanes);
  else if (count === 3) threeProducts(out, to, x, y, pairs, first, lanes);
  else fourProducts(out, to, x, y, pairs, first, lanes);
  for (let k: i32 = first + 4; k < end; k++) {
    addProduct(out, to, x, pairs[2 * k]!, y, pairs[2 * k + 1]!, lanes);
  }
}

function oneProduct(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const x0: i32 = pairs[2 * first]!;
  const y0: i32 = pairs[2 * first + 1]!;
  for (let l: i32 = 0; l < lanes; l += 4) {
    const own: i32 = (to + l) | 0;
    const a: i32 = (x0 + l) | 0;
    const b: i32 = (y0 + l) | 0;
    out[own] = x[a]! * y[b]!;
    out[own + 1] = x[a + 1]! * y[b + 1]!;
    out[own + 2] = x[a + 2]! * y[b + 2]!;
    out[own + 3] = x[a + 3]! * y[b + 3]!;
  }
}

function twoProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const x0: i32 = pairs[2 * first]!;
  const y0: i32 = pairs[2 * first + 1]!;
  const x1: i32 = pairs[2 * first + 2]!;
  const y1: i32 = pairs[2 * first + 3]!;
  for (let l: i32 = 0; l < lanes; l += 4) {
    const own: i32 = (to + l) | 0;
    const a: i32 = (x0 + l) | 0;
    const b: i32 = (y0 + l) | 0;
    const c: i32 = (x1 + l) | 0;
    const d: i32 = (y1 + l) | 0;
    out[own] = x[a]! * y[b]! + x[c]! * y[d]!;
    out[own + 1] = x[a + 1]! * y[b + 1]! + x[c + 1]! * y[d + 1]!;
    out[own + 2] = x[a + 2]! * y[b + 2]! + x[c + 2]! * y[d + 2]!;
    out[own + 3] = x[a + 3]! * y[b + 3]! + x[c + 3]! * y[d + 3]!;
  }
}

function threeProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const x0: i32 = pairs[2 * first]!;
  const y0: i32 = pairs[2 * first + 1]!;
  const x1: i32 = pairs[2 * first + 2]!;
  const y1: i32 = pairs[2 * first + 3]!;
  const x2: i32 = pairs[2 * first + 4]!;
  const y2: i32 = pairs[2 * first + 5]!;
  for (let l: i32 = 0; l < lanes; l += 4) {
    const own: i32 = (to + l) | 0;
    const a: i32 = (x0 + l) | 0;
    const b: i32 = (y0 + l) | 0;
    const c: i32 = (x1 + l) | 0;
    const d: i32 = (y1 + l) | 0;
    const e: i32 = (x2 + l) | 0;
    const f: i32 = (y2 + l) | 0;
    out[own] = x[a]! * y[b]! + x[c]! * y[d]! + x[e]! * y[f]!;
    out[own + 1] = x[a + 1]! * y[b + 1]! + x[c + 1]! * y[d + 1]! + x[e + 1]! * y[f + 1]!;
    out[own + 2] = x[a + 2]! * y[b + 2]! + x[c + 2]! * y[d + 2]! + x[e + 2]! * y[f + 2]!;
    out[own + 3] = x[a + 3]! * y[b + 3]! + x[c + 3]! * y[d + 3]! + x[e + 3]! * y[f + 3]!;
  }
}

function fourProducts(
  out: Float64Array,
  to: i32,
  x: Float64Array,
  y: Float64Array,
  pairs: Int32Array,
  first: i32,
  lanes: i32,
): void {
  const x0: i32 = pairs[2 * first]!;
  const y0: i32 = pairs[2 * first + 1]!;
  const x1: i32 = pairs[2 * first + 2]!;
  const y1: i32 = pairs[2 * first + 3]!;
  const x2: i32 = pairs[2 * first + 4]!;
  const y2: i32 = pairs[2 * first + 5]!;
  const x3: i32 = pairs[2 * first + 6]!;
  const y3: i32 = pairs[2 * first + 7]!;
  for (let l: i32 = 0; l < lanes; l += 4) {
    const own: i32 = (to + l) | 0;
    const a: i32 = (x0 + l) | 0;
    const b: i32 = (y0 + l) | 0;
    const c: i32 = (x1 + l) | 0;
    const d: i32 = (y1 + l) | 0;
    const e: i32 = (x2 + l) | 0;
    const f: i32 = (y2 + l) | 0;
    const g: i32 = (x3 + l) | 0;
    const h: i32 = (y3 + l) | 0;
    out[own] = x[a]! * y[b]! + x[c]! * y[d]! + x[e]! * y[f]! + x[g]! * y[h]!;
    out[own + 1] =
      x[a + 1]! * y[b + 1]! + x[c + 1]! * y[d + 1]! + x[e + 1]! * y[f + 1]! + x[g + 1]! * y[h + 1]!;
    out[own + 2] =
      x[a + 2]! * y[b + 2]! + x[c + 2]! * y[d + 2]! + x[e + 2]! * y[f + 2]! + x[g + 2]! * y[h + 2]!;
    out[own + 3] =
      x[a + 3]! * y[b + 3]! + x[c + 3]! * y[d + 3]! + x[e + 3]! * y[f + 3]! + x[g + 3]! * y[h + 3]!;
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

/** Places of a scale's numbers: people, half of them, bins by unit of the root as a power of 2. */
export const PEOPLE: i32 = 0;
export const HALF: i32 = 1;
export const FINE_BITS: i32 = 2;
/** 1.5 × 2^52 units of sums, and of those that single numbers are rounded to; one of the latter. */
export const COARSE: i32 = 3;
export const GRAIN: i32 = 4;
export const GRAIN_UNIT: i32 = 5;
/** All of them. */
export const SCALE: i32 = 6;

/** Upper words of 2^−20, below which is one bin, and of 1, from which on bins go by the root alone. */
const LEAST_WORD: i32 = 0x3eb00000;
const ONE_WORD: i32 = 0x3ff00000;
/** Eighths of an octave up to 2^−20: 3 bits of the mantissa tell them apart. */
const LEAST_EIGHTH: i32 = 8024;
/** What turns four times an upper word into the bits of the single float of half the exponent, and one bit more. */
const HALVED: i32 = 1069547521;

/**
 * Counts rows of numbers by bin and adds them to sums, where the number of people is the same in every draw:
 * each is rounded to 2^−47 of a power of 2 that they do not exceed, so that 64 add up without an error.
 *
 * @param counts   those of a cell's bins at (cell × bins + bin) × scramblings + scrambling
 * @param high,low its sums in two parts at cell × scramblings + scrambling
 * @param x        lane l of row k at rows[2 × k] + l; its cell is rows[2 × k + 1] + step
 * @param end      after the last row
 * @param words    of x (see `wordsOf`)
 * @param runs     lanes that follow each other and are of one scrambling: where they end, and which it is
 */
export function tallyRows(
  counts: Uint16Array,
  bins: i32,
  x: Float64Array,
  words: Int32Array,
  rows: Int32Array,
  first: i32,
  end: i32,
  step: i32,
  runs: Int32Array,
  runCount: i32,
  scale: Float64Array,
  side: i32,
  high: Float64Array,
  low: Float64Array,
  scramblings: i32,
): void {
  tallySingly(
    counts,
    bins,
    x,
    words,
    rows,
    first,
    end,
    step,
    runs,
    runCount,
    scale,
    side,
    high,
    low,
    scramblings,
  );
}

/** The same, number by number. */
function tallySingly(
  counts: Uint16Array,
  bins: i32,
  x: Float64Array,
  words: Int32Array,
  rows: Int32Array,
  first: i32,
  end: i32,
  step: i32,
  runs: Int32Array,
  runCount: i32,
  scale: Float64Array,
  side: i32,
  high: Float64Array,
  low: Float64Array,
  scramblings: i32,
): void {
  const people: f64 = scale[PEOPLE]!;
  const half: f64 = scale[HALF]!;
  const grain: f64 = scale[GRAIN]!;
  const coarse: f64 = scale[COARSE]!;
  // constants of a module are looked up anew each time, whole numbers of a function are not
  const wholeBits: i32 = (150 - (scale[FINE_BITS]! as i32)) | 0;
  const halfWord: i32 = highWord(half);
  const least: i32 = LEAST_WORD | 0;
  const one: i32 = ONE_WORD | 0;
  const halved: i32 = HALVED | 0;
  for (let k: i32 = first; k < end; k++) {
    const at: i32 = rows[2 * k]! | 0;
    const cell: i32 = (rows[2 * k + 1]! + step) | 0;
    let l: i32 = at;
    for (let run: i32 = 0; run < runCount; run++) {
      const last: i32 = (at + runs[2 * run]!) | 0;
      const set: i32 = runs[2 * run + 1]!;
      const to: i32 = (cell * scramblings + set) | 0;
      const near: i32 = ((cell * bins - LEAST_EIGHTH) * scramblings + set) | 0;
      let sum: f64 = 0.0;
      // four at a time, since each array is looked up anew each time
      for (; l + 4 <= last; l += 4) {
        const a: f64 = x[l]!;
        const b: f64 = x[(l + 1) | 0]!;
        const c: f64 = x[(l + 2) | 0]!;
        const d: f64 = x[(l + 3) | 0]!;
        sum += a + grain - grain;
        sum += b + grain - grain;
        sum += c + grain - grain;
        sum += d + grain - grain;
        const word: i32 = (2 * l + 1) | 0;
        const ofA: i32 = binOf(
          a,
          words[word]!,
          people,
          half,
          halfWord,
          least,
          one,
          halved,
          wholeBits,
          side,
        );
        const ofB: i32 = binOf(
          b,
          words[(word + 2) | 0]!,
          people,
          half,
          halfWord,
          least,
          one,
          halved,
          wholeBits,
          side,
        );
        const ofC: i32 = binOf(
          c,
          words[(word + 4) | 0]!,
          people,
          half,
          halfWord,
          least,
          one,
          halved,
          wholeBits,
          side,
        );
        const ofD: i32 = binOf(
          d,
          words[(word + 6) | 0]!,
          people,
          half,
          halfWord,
          least,
          one,
          halved,
          wholeBits,
          side,
        );
        const atA: i32 = (near + ofA * scramblings) | 0;
        const atB: i32 = (near + ofB * scramblings) | 0;
        const atC: i32 = (near + ofC * scramblings) | 0;
        const atD: i32 = (near + ofD * scramblings) | 0;
        counts[atA] = counts[atA]! + 1;
        counts[atB] = counts[atB]! + 1;
        counts[atC] = counts[atC]! + 1;
        counts[atD] = counts[atD]! + 1;
      }
      for (; l < last; l++) {
        const own: f64 = x[l]!;
        sum += own + grain - grain;
        const bin: i32 = binOf(
          own,
          words[2 * l + 1]!,
          people,
          half,
          halfWord,
          least,
          one,
          halved,
          wholeBits,
          side,
        );
        const place: i32 = (near + bin * scramblings) | 0;
        counts[place] = counts[place]! + 1;
      }
      const rounded: f64 = sum + coarse - coarse;
      high[to] = high[to]! + rounded;
      low[to] = low[to]! + (sum - rounded);
    }
  }
}

/** Bin of a number whose upper word is given, from `LEAST_EIGHTH` on; those of the other side are `side` further. */
function binOf(
  own: f64,
  upper: i32,
  people: f64,
  half: f64,
  halfWord: i32,
  least: i32,
  one: i32,
  halved: i32,
  wholeBits: i32,
  side: i32,
): i32 {
  let word: i32 = upper;
  let ahead: i32 = 0;
  if (upper >= halfWord && own > half) {
    const far: i32 = highWord(people - own);
    if (far < upper) {
      word = far;
      ahead = side;
    }
  }
  if (word < least) word = least;
  const root: i32 = ((word << 2) + halved) | 0;
  const shift: i32 = (wholeBits - (root >> 23)) | 0;
  const byRoot: i32 = (((root & 8388607) | 8388608) + (1 << (shift - 1))) >> shift;
  if (word > one) word = one;
  return (ahead + byRoot + (word >> 17)) | 0;
}

/**
 * Lists the bins of a cell that some number is in, and forgets their counts.
 *
 * @param counts those of its bins from `first` on, of each bin those of all sets
 * @param sets   how many sets of numbers
 * @param found  receives the bins, ascending, from `used` on; `own`, set by set, how many numbers are in each
 * @returns      where the next cell's begin
 */
export function packBins(
  counts: Uint16Array,
  first: i32,
  bins: i32,
  sets: i32,
  found: Int32Array,
  own: Int32Array,
  used: i32,
): i32 {
  return packSingly(counts, first, sets, found, own, used, 0, bins);
}

/** The same for some of its bins. */
function packSingly(
  counts: Uint16Array,
  first: i32,
  sets: i32,
  found: Int32Array,
  own: Int32Array,
  used: i32,
  from: i32,
  end: i32,
): i32 {
  let next: i32 = used;
  for (let bin: i32 = from; bin < end; bin++) {
    let any: i32 = 0;
    const place: i32 = first + bin * sets;
    for (let set: i32 = 0; set < sets; set++) any |= counts[place + set]! as i32;
    if (any === 0) continue;
    found[next] = bin;
    for (let set: i32 = 0; set < sets; set++) {
      own[next * sets + set] = counts[place + set]! as i32;
      counts[place + set] = 0;
    }
    next++;
  }
  return next;
}
