// Long because bins of a cell, what leaves them and what is sent share their memory here.
import type { KernelKind } from '../wasm/portable-object.ts';
import { fitCounts, mostNumbers, NOT_WHOLE } from './coarse-counts.ts';
import { BATCH } from './lane-kernel.ts';
import { createPeopleBlocks, type PeopleBlocks } from './people-blocks.ts';
import { roundedValue } from './rounded-value.ts';
import { createWideCell, type WideCell } from './wide-cell.ts';

/** Spread up to which whole numbers are counted in bins; those that lie wider are counted one cell after the other. */
const MAX_BINS = 1024;
/** Bins that a cell begins with on both sides of the values that it sees first. */
const MARGIN = 4;

/** Values above this are not counted in bins, so that a bin's number is one of 32 bits. */
const MOST = 1073741824;

/**
 * Zeros that nobody counts in, on this thread; what counts takes them and gives them back, since memory that is used
 * again has not to be freed.
 */
let spare = new Int32Array(0); // signed: JavaScript adds whole numbers of 32 bits quickest so
/** Of whoever is not counting. */
const NO_BINS = new Int32Array(0);

export interface TalliedCells {
  readonly offsets: Uint32Array;
  readonly values: Float64Array;
  readonly counts: Uint32Array;
  /** By cell: see `fitCounts`; `NOT_WHOLE` where its values need not be whole. */
  readonly levels: Uint8Array;
  /** What the true values of part r add up to beyond those listed, at cell × parts + r. */
  readonly rests: Float64Array;
}

/** Frequencies of many cells over the draws of one chunk or more. */
export interface CellTally {
  /** Forgets all values. */
  clear(): void;
  /** The next draws to be added begin at this one. */
  begin(firstDraw: number): void;
  /** Adds values at `at` … `at + count − 1` of a cell: those of the draws `draw`, `draw + 1`, … from there on. */
  add(cell: number, values: ArrayLike<number>, at: number, draw: number, count: number): void;
  /**
   * The same for all cells of people: row r of the draw `draw + d` is at r × BATCH + d. Every call must give the rows
   * that it was made for.
   */
  addPeople(people: Int32Array, draw: number, count: number): void;
  /**
   * Distinct values of each cell, ascending, and how many draws gave each: of value k in part r at k × parts + r. Whole
   * numbers are made to fit (`fitCounts`). They are forgotten then.
   */
  finish(): TalliedCells;
}

/** Cells that count people of states, who come in whole batches. */
export interface PeopleRows {
  /** Rows of a batch, some of which may be nobody's. */
  readonly rows: number;
  /** By cell: its row, −1 where it counts something else. */
  readonly rowOf: Int32Array;
  /** What counts where they lie wide; the quickest that can run here unless given. */
  readonly only?: KernelKind | undefined;
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
  { rows, rowOf, only }: PeopleRows = { rows: 0, rowOf: new Int32Array(cells).fill(-1) },
): CellTally {
  const low = new Int32Array(cells);
  const width = new Int32Array(cells);
  const first = new Int32Array(cells);
  const whole = Uint8Array.from({ length: cells }, (_, cell) => (isWhole(cell) ? 1 : 0));
  const most = mostNumbers(cells, parts);
  const levels = new Uint8Array(cells);
  const rests = new Float64Array(cells * parts);
  /** Cells whose values are not counted in bins; in the next chunk they are most likely as wide. */
  const wide = new Map<number, WideCell>();
  /** People of wide cells, and by cell the first batch that it is counted from; −1 where it does not wait there. */
  let blocks: PeopleBlocks | undefined;
  const since = new Int32Array(cells).fill(-1);
  let bins = NO_BINS;
  let used = 0;
  let start = 0;
  /** What is listed. */
  let values = new Float64Array(0);
  let counts = new Uint32Array(0);
  let partOfDraw = new Int32Array(0);

  function part(draw: number): number {
    return parts === 1 ? 0 : partOf(start + draw);
  }

  /** Makes room from `least` to `most`, or does not where they lie too far apart. */
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

  /** Takes the level of a list's numbers as high as they need; returns where it ends then. */
  function fit(cell: number, own: Float64Array, often: Uint32Array, from: number, end: number) {
    return fitCounts(own, often, parts, from, end, most, cell, levels, rests);
  }

  /** Has a cell counted without bins from now on. */
  function leaveBins(cell: number): WideCell {
    const fitOwn = (own: Float64Array, often: Uint32Array) => fit(cell, own, often, 0, own.length);
    const own = createWideCell(parts, whole[cell] === 1, fitOwn);
    for (let bin = 0; bin < width[cell]! * parts; bin++) {
      const value = low[cell]! + Math.floor(bin / parts); // a cell
      for (let n = bins[first[cell]! + bin]!; n > 0; n--) own.add(value, bin % parts);
    }
    width[cell] = 0;
    wide.set(cell, own);
    if (rowOf[cell]! >= 0) {
      blocks ??= createPeopleBlocks(rows, parts, only);
      since[cell] = blocks.held;
    }
    return own;
  }

  function add(
    cell: number,
    values: ArrayLike<number>,
    at: number,
    draw: number,
    count: number,
  ): void {
    const known = wide.get(cell);
    if (!known && whole[cell] === 1) {
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
    const own = known ?? leaveBins(cell);
    for (let d = 0; d < count; d++) {
      const value = values[at + d]!;
      own.add(whole[cell] === 1 ? value : roundedValue(value), part(draw + d));
    }
  }

  /** The same of a cell of people, those of a batch from `at` on. */
  function addBins(
    cell: number,
    people: Int32Array,
    at: number,
    draw: number,
    count: number,
  ): void {
    if (parts > 1 || whole[cell] === 0 || width[cell] === 0) {
      add(cell, people, at, draw, count);
      return;
    }
    const base = first[cell]!; // a cell
    const lowest = low[cell]!;
    const own = width[cell]!;
    const into = bins; // a variable of this function costs no look at where it is kept
    for (let d = 0; d < count; d++) {
      const bin = (people[(at + d) | 0]! - lowest) | 0; // a draw of the batch
      if (bin >>> 0 >= own) {
        add(cell, people, at + d, draw + d, count - d);
        return;
      }
      const place = (base + bin) | 0;
      into[place] = (into[place]! + 1) | 0;
    }
  }

  /** Counts all people who wait, so that others may. */
  function settle(waiting: PeopleBlocks): void {
    for (const [cell, own] of wide) {
      const from = since[cell]!; // a cell, as below
      if (from < 0) continue;
      since[cell] = 0;
      if (waiting.held === 0) continue;
      const end = waiting.list(rowOf[cell]!, from, own.known());
      // those who lie too wide are added one by one
      if (end < 0) waiting.each(rowOf[cell]!, from, own.add);
      else own.take(waiting, fit(cell, waiting.values, waiting.counts, 0, end));
    }
    waiting.clear();
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

  /** How many numbers came up, of all cells. */
  function countListed(): number {
    let listed = 0;
    for (const own of wide.values()) listed += own.known().values.length;
    for (let cell = 0; cell < cells; cell++) {
      const from = first[cell]!; // a cell
      for (let bin = from; bin < from + width[cell]! * parts; bin += parts) {
        let any = 0;
        for (let r = 0; r < parts; r++) any |= bins[bin + r]!;
        listed += -any >>> 31;
      }
    }
    return listed;
  }

  function clear(): void {
    for (let cell = 0; cell < cells; cell++) levels[cell] = whole[cell] === 1 ? 0 : NOT_WHOLE;
    rests.fill(0);
    for (const own of wide.values()) own.clear();
    for (const cell of wide.keys()) if (rowOf[cell]! >= 0) since[cell] = 0;
    blocks?.clear();
    // windows stay where the last chunk left them: most chunks need the same
    bins.fill(0, 0, used);
    if (bins.length > spare.length) spare = bins;
    bins = NO_BINS;
  }

  clear();
  return {
    clear,
    begin(firstDraw) {
      start = firstDraw;
      if (bins !== NO_BINS) return;
      if (spare.length < used) spare = new Int32Array(2 * used);
      bins = spare;
      spare = NO_BINS;
    },
    addPeople(people, draw, count) {
      if (blocks?.isFull) settle(blocks);
      // those of cells that turn out to be wide only now are counted one by one
      blocks?.keep(people, (d) => part(draw + d), count);
      for (let cell = 0; cell < cells; cell++) {
        const row = rowOf[cell]!; // a cell, as below
        if (row >= 0 && since[cell]! < 0) addBins(cell, people, row * BATCH, draw, count);
      }
    },
    add,
    finish() {
      if (blocks) settle(blocks);
      const room = countListed();
      values = new Float64Array(room);
      counts = new Uint32Array(room * parts);
      const offsets = new Uint32Array(cells + 1);
      let end = 0;
      for (let cell = 0; cell < cells; cell++) {
        const known = wide.get(cell)?.known();
        if (known) {
          values.set(known.values, end);
          counts.set(known.counts, end * parts);
          end += known.values.length;
        } else {
          const all = parts === 1 ? gather(cell, end) : gatherParts(cell, end);
          end = fit(cell, values, counts, end, all);
        }
        offsets[cell + 1] = end;
      }
      // shorter only where bins were put together
      const list =
        end < room
          ? { values: values.slice(0, end), counts: counts.slice(0, end * parts) }
          : { values, counts };
      const found = { offsets, ...list, levels: levels.slice(), rests: rests.slice() };
      values = new Float64Array(0);
      counts = new Uint32Array(0);
      clear();
      return found;
    },
  };
}
