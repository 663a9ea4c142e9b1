import { fail } from '../errors/baserate-error.ts';
import { createBinScale } from './bin-scale.ts';

/**
 * What the conditional way has counted: for each cell (its c-th outcome, step t; index c × (steps + 1) + t)
 * how many draws had an expected number in which bin, and the sum of the expected numbers. Everything is
 * whole numbers (of a unit), so merging is exact and order-free; memory does not grow with the draws.
 */
export interface Conditional {
  readonly draws: number;
  /** Indexes of the outcomes that it is about, ascending: the c-th has the cells from c × (steps + 1) on. */
  readonly outcomes: readonly number[];
  /** What the bins are made from (see `createBinScale`): people of every draw or 0, and the largest number. */
  readonly people: number;
  readonly most: number;
  readonly scramblings: number;
  /** Cell i owns positions offsets[i] … offsets[i + 1] − 1 of bins and counts. */
  readonly offsets: Uint32Array;
  /** Bins that some draw is in, ascending. */
  readonly bins: Uint32Array;
  readonly counts: Uint32Array;
  /**
   * Where people differ in number or in chances, three sums for each bin: of the place u of the expected
   * number in the bin, 0 to 1024, of u², and of 2^20 × (Σ n p² / μ); else empty.
   */
  readonly moments: Float64Array;
  /** Sums of expected numbers, cell × scramblings + scrambling, in two parts: multiples of a unit, and less than one. */
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Sums kept for each bin. */
const MOMENTS = 3;

/** Of no draws. */
export function emptyConditional(): Conditional {
  return {
    draws: 0,
    outcomes: [],
    people: 0,
    most: 0,
    scramblings: 1,
    offsets: new Uint32Array(1),
    bins: new Uint32Array(0),
    counts: new Uint32Array(0),
    moments: new Float64Array(0),
    high: new Float64Array(0),
    low: new Float64Array(0),
  };
}

/**
 * Both sets of draws together: exact, associative and commutative.
 *
 * @throws `simulate/tallies-differ` when they are not of the same model
 */
export function mergeConditional(a: Conditional, b: Conditional): Conditional {
  if (b.draws === 0) return a;
  if (a.draws === 0) return b;
  if (a.people !== b.people || a.most !== b.most || a.high.length !== b.high.length) {
    throw fail('simulate/tallies-differ', 'tally', 'only tallies of the same model can be merged');
  }
  const offsets = new Uint32Array(a.offsets.length);
  const size = a.bins.length + b.bins.length;
  const bins = new Uint32Array(size);
  const counts = new Uint32Array(size);
  const width = a.moments.length > 0 || b.moments.length > 0 ? MOMENTS : 0;
  const moments = new Float64Array(width * size);
  const add = (from: Conditional, at: number, to: number) => {
    counts[to] = (counts[to] ?? 0) + (from.counts[at] ?? 0);
    for (let k = 0; k < width; k++) {
      const own = to * width + k;
      moments[own] = (moments[own] ?? 0) + (from.moments[at * width + k] ?? 0);
    }
  };
  let used = 0;
  for (let cell = 0; cell + 1 < offsets.length; cell++) {
    let i = a.offsets[cell] ?? 0;
    let j = b.offsets[cell] ?? 0;
    const iEnd = a.offsets[cell + 1] ?? 0;
    const jEnd = b.offsets[cell + 1] ?? 0;
    while (i < iEnd || j < jEnd) {
      const left = i < iEnd ? (a.bins[i] ?? 0) : Infinity;
      const right = j < jEnd ? (b.bins[j] ?? 0) : Infinity;
      bins[used] = Math.min(left, right);
      if (left <= right) add(a, i++, used);
      if (right <= left) add(b, j++, used);
      used++;
    }
    offsets[cell + 1] = used;
  }
  const high = a.high.map((sum, i) => sum + (b.high[i] ?? 0));
  const low = a.low.map((sum, i) => sum + (b.low[i] ?? 0));
  carrySums(high, low, createBinScale(a.people, a.most).unit);
  return {
    ...a,
    draws: a.draws + b.draws,
    offsets,
    bins: bins.slice(0, used),
    counts: counts.slice(0, used),
    moments: moments.slice(0, width * used),
    high,
    low,
  };
}

/** Brings the smaller parts of sums to 0 ≤ part < unit, so that equal sums look alike. */
export function carrySums(high: Float64Array, low: Float64Array, unit: number): void {
  for (let i = 0; i < high.length; i++) {
    const units = Math.floor((low[i] ?? 0) / unit);
    high[i] = (high[i] ?? 0) + units * unit;
    low[i] = (low[i] ?? 0) - units * unit;
  }
}
