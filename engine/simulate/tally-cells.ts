// Long because a cell is counted in bins as long as its values lie close, and as a list beyond.
import { roundedValue } from './rounded-value.ts';

/** Spread up to which whole numbers are counted in bins; values that lie wider are sorted. */
const MAX_BINS = 4096;
/** Bins that a cell begins with on both sides of the values that it sees first. */
const MARGIN = 4;

/** Values above this are kept in lists, so that a bin's number is one of 32 bits. */
const MOST = 1073741824;

export interface TalliedCells {
  readonly offsets: Uint32Array;
  readonly values: Float64Array;
  readonly counts: Uint32Array;
}

/** Frequencies of many cells over the draws of a chunk. */
export interface CellTally {
  /** Forgets all values; the next chunk begins at this draw. */
  begin(firstDraw: number): void;
  /** Adds values at `at` … `at + count − 1` of a cell: those of the draws `draw`, `draw + 1`, … of the chunk. */
  add(cell: number, values: ArrayLike<number>, at: number, draw: number, count: number): void;
  /** The same for people in states. */
  addPeople(cell: number, values: Int32Array, at: number, draw: number, count: number): void;
  /** Distinct values of each cell, ascending, and how many draws gave each: of value k in part r at k × parts + r. */
  finish(): TalliedCells;
}

/**
 * @param isWhole by cell: whether all its values are whole numbers; others are rounded to 13 bits
 * @param parts   sets into which draws are divided, whose frequencies are kept apart; `partOf` says of which
 *                a draw is
 */
export function createCellTally(
  cells: number,
  isWhole: (cell: number) => boolean,
  parts = 1,
  partOf: (draw: number) => number = () => 0,
): CellTally {
  const low = new Int32Array(cells);
  const width = new Int32Array(cells);
  const first = new Int32Array(cells);
  const whole = Uint8Array.from({ length: cells }, (_, cell) => (isWhole(cell) ? 1 : 0));
  /** Cells that are lists of values, by draw; each list grows to the longest chunk. */
  const lists = new Map<number, number[]>();
  let bins = new Int32Array(0); // signed: JavaScript adds whole numbers of 32 bits quickest so
  let used = 0;
  let start = 0;
  let isClean = true;
  let values = new Float64Array(0);
  let counts = new Uint32Array(0);
  let partOfDraw = new Int32Array(0);

  function part(draw: number): number {
    return parts === 1 ? 0 : partOf(start + draw);
  }

  /** Makes room from `least` to `most`, or turns a cell into a list where they lie too far apart. */
  function widen(cell: number, least: number, most: number): boolean {
    const before = width[cell]!; // a cell
    const from = before > 0 ? Math.min(low[cell]!, least) : least;
    const end = before > 0 ? Math.max(low[cell]! + before - 1, most) : most;
    const spread = end - from + 1;
    if (spread > MAX_BINS || most > MOST) return false;
    const margin = MARGIN + (spread >> 2);
    const newLow = Math.max(from - margin, Math.min(from, 0));
    const newWidth = end + margin - newLow + 1;
    if (used + newWidth * parts > bins.length) makeRoom(newWidth * parts);
    const at = used;
    used += newWidth * parts;
    bins.fill(0, at, used);
    if (before > 0) {
      const old = first[cell]!;
      bins.copyWithin(at + (low[cell]! - newLow) * parts, old, old + before * parts);
    }
    low[cell] = newLow;
    width[cell] = newWidth;
    first[cell] = at;
    return true;
  }

  /** Drops what was left behind, and takes more memory where that is not enough. */
  function makeRoom(more: number): void {
    let needed = more;
    for (let cell = 0; cell < cells; cell++) needed += width[cell]! * parts; // a cell
    const packed = new Int32Array(Math.max(bins.length, 2 * needed));
    used = 0;
    for (let cell = 0; cell < cells; cell++) {
      const length = width[cell]! * parts;
      packed.set(bins.subarray(first[cell], first[cell]! + length), used);
      first[cell] = used;
      used += length;
    }
    bins = packed;
  }

  /** Turns what a cell has in bins into a list: part after part in turn, value by value. */
  function unfold(cell: number): number[] {
    const list: number[] = [];
    for (let bin = 0; bin < width[cell]! * parts; bin++) {
      const value = low[cell]! + Math.floor(bin / parts);
      for (let n = bins[first[cell]! + bin]!; n > 0; n--) list.push(value, bin % parts);
    }
    width[cell] = 0;
    return list;
  }

  function add(
    cell: number,
    values: ArrayLike<number>,
    at: number,
    draw: number,
    count: number,
  ): void {
    let list = lists.get(cell);
    if (list === undefined && whole[cell] === 1) {
      let least = values[at]!; // values of the batch, here and below
      let most = least;
      for (let d = 1; d < count; d++) {
        const value = values[at + d]!;
        if (value < least) least = value;
        if (value > most) most = value;
      }
      const fits = width[cell]! > 0 && least >= low[cell]! && most < low[cell]! + width[cell]!;
      if (fits || widen(cell, least, most)) {
        const base = first[cell]!;
        const lowest = low[cell]!;
        if (parts === 1) {
          for (let d = 0; d < count; d++) {
            const bin = (base + values[at + d]! - lowest) | 0; // whole: keeps the index in 32 bits
            bins[bin] = bins[bin]! + 1;
          }
          return;
        }
        if (partOfDraw.length < count) partOfDraw = new Int32Array(count);
        for (let d = 0; d < count; d++) partOfDraw[d] = part(draw + d);
        for (let d = 0; d < count; d++) {
          const bin = base + (values[at + d]! - lowest) * parts + partOfDraw[d]!;
          bins[bin] = bins[bin]! + 1;
        }
        return;
      }
    }
    if (list === undefined) {
      list = unfold(cell);
      lists.set(cell, list);
    }
    for (let d = 0; d < count; d++) {
      const value = values[at + d]!;
      list.push(whole[cell] === 1 ? value : roundedValue(value), part(draw + d));
    }
  }

  /** Appends what a cell has in its bins; returns the new end. */
  function gather(cell: number, start: number): number {
    const base = first[cell]!; // a cell
    const lowest = low[cell]!;
    const own = width[cell]!;
    let end = start;
    for (let bin = 0; bin < own; bin++) {
      const count = bins[base + bin]!;
      values[end] = lowest + bin;
      counts[end] = count;
      end += -count >>> 31; // one further where there is any: quicker than to ask
    }
    return end;
  }

  function gatherParts(cell: number, start: number): number {
    let end = start;
    for (let bin = 0; bin < width[cell]!; bin++) {
      let any = 0;
      for (let r = 0; r < parts; r++) {
        const count = bins[first[cell]! + bin * parts + r]!;
        counts[end * parts + r] = count;
        any |= count;
      }
      values[end] = low[cell]! + bin;
      if (any !== 0) end++;
    }
    return end;
  }

  return {
    begin(firstDraw) {
      start = firstDraw;
      lists.clear();
      // windows stay where the last chunk left them: most chunks need the same
      if (!isClean) bins.fill(0, 0, used);
      isClean = false;
    },
    addPeople(cell, values, at, draw, count) {
      if (parts > 1 || whole[cell] === 0 || width[cell] === 0) {
        add(cell, values, at, draw, count);
        return;
      }
      const base = first[cell]!; // a cell
      const lowest = low[cell]!;
      const own = width[cell]!;
      const into = bins; // a variable of this function costs no look at where it is kept
      for (let d = 0; d < count; d++) {
        const bin = (values[(at + d) | 0]! - lowest) | 0; // a draw of the batch
        if (bin >>> 0 >= own) {
          add(cell, values, at + d, draw + d, count - d);
          return;
        }
        const place = (base + bin) | 0;
        into[place] = (into[place]! + 1) | 0;
      }
    },
    add,
    finish() {
      let most = 0;
      for (let cell = 0; cell < cells; cell++) {
        most += lists.has(cell) ? lists.get(cell)!.length / 2 : width[cell]!; // has it
      }
      const offsets = new Uint32Array(cells + 1);
      if (values.length < most) values = new Float64Array(most);
      if (counts.length < most * parts) counts = new Uint32Array(most * parts);
      let end = 0;
      for (let cell = 0; cell < cells; cell++) {
        const list = lists.get(cell);
        if (list) end = countList(list, parts, values, counts, end);
        else end = parts === 1 ? gather(cell, end) : gatherParts(cell, end);
        offsets[cell + 1] = end;
      }
      bins.fill(0, 0, used);
      isClean = true;
      return { offsets, values: values.slice(0, end), counts: counts.slice(0, end * parts) };
    },
  };
}

/** Appends the distinct values of a list of values and parts in turn; returns the new end. */
function countList(
  list: readonly number[],
  parts: number,
  values: Float64Array,
  counts: Uint32Array,
  start: number,
): number {
  const sorted = new Float64Array(list.length / 2);
  for (let i = 0; i < sorted.length; i++) sorted[i] = list[2 * i]!; // of the list, here and below
  sorted.sort();
  let end = start;
  for (const value of sorted) if (end === start || value !== values[end - 1]) values[end++] = value;
  counts.fill(0, start * parts, end * parts);
  for (let i = 0; i < list.length; i += 2) {
    const at = positionOf(list[i]!, values, start, end) * parts + list[i + 1]!;
    counts[at] = counts[at]! + 1;
  }
  return end;
}

function positionOf(value: number, sorted: Float64Array, start: number, end: number): number {
  let low = start;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
