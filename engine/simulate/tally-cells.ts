import { roundedValue } from './rounded-value.ts';

/** Spread up to which counting whole numbers into bins beats sorting. */
const MAX_BINS = 4096;

export interface TalliedCells {
  readonly offsets: Uint32Array;
  readonly values: Float64Array;
  readonly counts: Uint32Array;
}

/** Memory that `tallyCells` uses over and over. */
export interface TallyScratch {
  readonly values: Float64Array;
  readonly counts: Uint32Array;
  readonly bins: Uint32Array;
}

/** @param size most values that one call will hold, cells × draws */
export function createTallyScratch(size: number): TallyScratch {
  return {
    values: new Float64Array(size),
    counts: new Uint32Array(size),
    bins: new Uint32Array(MAX_BINS),
  };
}

/**
 * Distinct values and their frequencies, cell by cell.
 *
 * @param drawn   cell c, draw d at c × draws + d; rounded and sorted in place where a cell is not binned
 * @param isWhole by cell: whether all its values are whole numbers; others are rounded to 13 bits
 */
export function tallyCells(
  drawn: Float64Array,
  cells: number,
  draws: number,
  isWhole: (cell: number) => boolean,
  { values, counts, bins }: TallyScratch,
): TalliedCells {
  const offsets = new Uint32Array(cells + 1);
  let used = 0;
  for (let cell = 0; cell < cells; cell++) {
    const own = drawn.subarray(cell * draws, (cell + 1) * draws);
    if (!isWhole(cell)) {
      for (let d = 0; d < draws; d++) own[d] = roundedValue(own[d] ?? 0);
      used = countRuns(own.sort(), values, counts, used);
      offsets[cell + 1] = used;
      continue;
    }
    let low = Infinity;
    let high = -Infinity;
    for (let d = 0; d < draws; d++) {
      const value = own[d]!; // one of its draws
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const spread = high - low;
    if (spread < MAX_BINS) {
      for (let d = 0; d < draws; d++) {
        const bin = (own[d]! - low) | 0; // whole already: keeps the index in 32 bits
        bins[bin] = bins[bin]! + 1; // below MAX_BINS
      }
      for (let bin = 0; bin <= spread; bin++) {
        const count = bins[bin]!; // below MAX_BINS
        if (count === 0) continue;
        values[used] = low + bin;
        counts[used++] = count;
        bins[bin] = 0;
      }
    } else {
      used = countRuns(own.sort(), values, counts, used);
    }
    offsets[cell + 1] = used;
  }
  return { offsets, values: values.slice(0, used), counts: counts.slice(0, used) };
}

/** Appends the runs of a sorted array; returns the new end. */
function countRuns(
  sorted: Float64Array,
  values: Float64Array,
  counts: Uint32Array,
  start: number,
): number {
  let used = start - 1;
  let previous = NaN;
  for (const value of sorted) {
    if (value !== previous) {
      used++;
      values[used] = value;
      counts[used] = 0;
      previous = value;
    }
    counts[used] = (counts[used] ?? 0) + 1;
  }
  return used + 1;
}
