import { listRoom } from './list-room.ts';

/**
 * Sparse frequencies of many cells: cell i owns positions offsets[i] … offsets[i + 1] − 1 of keys, ascending; how often
 * the k-th key was seen in each of `width` sets is at k × width + set.
 */
export interface Cells<Keys extends Uint32Array | Float64Array> {
  readonly offsets: Uint32Array;
  readonly keys: Keys;
  readonly counts: Uint32Array;
}

/** How lists of cells are kept short. */
export interface Fit<Keys> {
  /** Most keys of a cell that stay. */
  most(cell: number): number;
  /** Shortens what is listed of a cell, in place; returns where it ends then. */
  shorten(cell: number, keys: Keys, counts: Uint32Array, from: number, end: number): number;
}

/**
 * Frequencies of both together, of as many cells; they may share arrays with one of both.
 *
 * @param fit keeps lists short; all keys stay unless given
 */
export function mergeCells<Keys extends Uint32Array | Float64Array>(
  a: Cells<Keys>,
  b: Cells<Keys>,
  width: number,
  fit?: Fit<Keys>,
): Cells<Keys> {
  if (b.keys.length === 0) return a;
  if (a.keys.length === 0) return b;
  const most = roomOf(a.offsets, b.offsets, fit);
  const { values, bins, counts } = listRoom(most, most * width);
  const keys = (a.keys instanceof Float64Array ? values : bins) as Keys; // the type that came
  const offsets = new Uint32Array(a.offsets.length);
  let used = 0;
  for (let cell = 0; cell + 1 < offsets.length; cell++) {
    used = mergeCell(a, b, width, cell, keys, counts, used);
    offsets[cell + 1] = used;
    if (fit) offsets[cell + 1] = used = fit.shorten(cell, keys, counts, offsets[cell]!, used);
  }
  const end = used * width;
  return { offsets, keys: keys.slice(0, used) as Keys, counts: counts.slice(0, end) }; // a slice is of its array's type
}

/** Keys that are listed at most while the lists of cells are made one after the other. */
function roomOf(ofA: Uint32Array, ofB: Uint32Array, fit?: Pick<Fit<never>, 'most'>): number {
  let [stay, room] = [0, 0];
  for (let cell = 0; cell + 1 < ofA.length; cell++) {
    const both = ofA[cell + 1]! - ofA[cell]! + ofB[cell + 1]! - ofB[cell]!; // a cell, of both
    room = Math.max(room, stay + both);
    stay += Math.min(both, fit?.most(cell) ?? both);
  }
  return room;
}

/** @returns how many keys there are then, which had been `used` */
function mergeCell<Keys extends Uint32Array | Float64Array>(
  a: Cells<Keys>,
  b: Cells<Keys>,
  width: number,
  cell: number,
  keys: Keys,
  counts: Uint32Array,
  used: number,
): number {
  if (width === 1) return mergeLoneCell(a, b, cell, keys, counts, used);
  const { offsets: ofA, keys: keysA, counts: countsA } = a;
  const { offsets: ofB, keys: keysB, counts: countsB } = b;
  let i = ofA[cell]!; // a cell, of both, as below
  let j = ofB[cell]!;
  const iEnd = ofA[cell + 1]!;
  const jEnd = ofB[cell + 1]!;
  let end = used;
  while (i < iEnd && j < jEnd) {
    const x = keysA[i]!; // before their ends, here and below
    const y = keysB[j]!;
    const to = end * width;
    if (x === y) {
      keys[end++] = x;
      const [fromA, fromB] = [i++ * width, j++ * width];
      for (let k = 0; k < width; k++) counts[to + k] = countsA[fromA + k]! + countsB[fromB + k]!;
    } else if (x < y) {
      keys[end++] = x;
      const from = i++ * width;
      for (let k = 0; k < width; k++) counts[to + k] = countsA[from + k]!;
    } else {
      keys[end++] = y;
      const from = j++ * width;
      for (let k = 0; k < width; k++) counts[to + k] = countsB[from + k]!;
    }
  }
  // one of them is at its end
  const rest = i < iEnd ? { keys: keysA, counts: countsA } : { keys: keysB, counts: countsB };
  const from = i < iEnd ? i : j;
  const more = iEnd - i + jEnd - j;
  for (let k = 0; k < more; k++) keys[end + k] = rest.keys[from + k]!;
  for (let k = 0; k < more * width; k++) counts[end * width + k] = rest.counts[from * width + k]!;
  return end + more;
}

/** The same of one set, as almost all runs have: not to ask for each key how many there are takes half the time. */
function mergeLoneCell<Keys extends Uint32Array | Float64Array>(
  { offsets: ofA, keys: keysA, counts: countsA }: Cells<Keys>,
  { offsets: ofB, keys: keysB, counts: countsB }: Cells<Keys>,
  cell: number,
  keys: Keys,
  counts: Uint32Array,
  used: number,
): number {
  let i = ofA[cell]!; // a cell, of both, as below
  let j = ofB[cell]!;
  const iEnd = ofA[cell + 1]!;
  const jEnd = ofB[cell + 1]!;
  let end = used;
  while (i < iEnd && j < jEnd) {
    const x = keysA[i]!; // before their ends, here and below
    const y = keysB[j]!;
    if (x === y) {
      keys[end] = x;
      counts[end] = countsA[i]! + countsB[j]!;
      i = (i + 1) | 0; // whole numbers of 32 bits, here and below
      j = (j + 1) | 0;
    } else if (x < y) {
      keys[end] = x;
      counts[end] = countsA[i]!;
      i = (i + 1) | 0;
    } else {
      keys[end] = y;
      counts[end] = countsB[j]!;
      j = (j + 1) | 0;
    }
    end = (end + 1) | 0;
  }
  for (; i < iEnd; i++, end++) {
    keys[end] = keysA[i]!;
    counts[end] = countsA[i]!;
  }
  for (; j < jEnd; j++, end++) {
    keys[end] = keysB[j]!;
    counts[end] = countsB[j]!;
  }
  return end;
}
