/** Most different numbers that a tally keeps of a cell (an outcome at a step); fewer where there are many cells. */
const MOST_NUMBERS = 2048;
/** Whatever the number of cells. */
const LEAST_NUMBERS = 32;
/** Most memory that the numbers of a tally take together, bytes. */
export const TALLY_BUDGET = 96 * 1024 * 1024;

/** Level of a cell whose numbers are not whole: they stay as they are. */
export const NOT_WHOLE = 255;

/** Numbers below this one are shifted as whole numbers of 32 bits. */
const LONG = 1073741824;

/** Half the exponents of whole numbers below 2^54, so that at level 0 every step is 1. */
const FINEST = 26;

/** Bytes of a number and of how often it came up in each part. */
function bytesOf(parts: number): number {
  return Float64Array.BYTES_PER_ELEMENT + parts * Uint32Array.BYTES_PER_ELEMENT;
}

/**
 * Most different whole numbers that are kept of each cell: 2,048, or as many as make the numbers of all cells fit
 * `TALLY_BUDGET`, no fewer than 32. Known before anything is counted.
 *
 * @param parts sets of draws whose frequencies are kept apart
 */
export function mostNumbers(cells: number, parts: number): number {
  const fitting = Math.floor(TALLY_BUDGET / (Math.max(1, cells) * bytesOf(parts)));
  return Math.max(LEAST_NUMBERS, Math.min(MOST_NUMBERS, fitting));
}

/**
 * The number that stands for a whole number at a level: the middle of its bin, at most half the bin's width away. At
 * level 0 bins are 1 wide. Each level doubles their width, which from 4^k to 4^(k + 1) is 2^(k + level − 26), and 1
 * where that is less: with q = 2^(level − 26) between ½ q and q times the root of the number, 1 below (2/q)². Nowhere
 * does a bin reach over a power of 2. Every bin of a level is one or two bins of the level before.
 *
 * @param count whole, between ±2^53
 */
export function coarseCount(count: number, level: number): number {
  if (count < 0) return -coarseCount(-count, level);
  const octave = count < 4294967296 ? 31 - Math.clz32(count) : 63 - Math.clz32(count / 4294967296);
  const shift = Math.min((octave >> 1) + level - FINEST, octave);
  if (shift <= 0) return count;
  if (count < LONG) return ((count >> shift) << shift) + (1 << (shift - 1));
  const half = halfStep(shift);
  return Math.floor(count / (2 * half)) * 2 * half + half;
}

/** 2^(shift − 1). */
function halfStep(shift: number): number {
  return shift <= 31 ? (1 << (shift - 1)) >>> 0 : 2147483648 * ((1 << (shift - 32)) >>> 0);
}

/**
 * Makes a cell's list of whole numbers fit: takes its numbers to the lowest level, from the one that it has on, at
 * which no more than `most` are different. That level is the same however draws were dealt to lists before, since
 * more draws never need a lower one: so the list of all draws does not depend on how they came together.
 *
 * @param values ascending in `from` … `end − 1`, of any levels up to that of the cell
 * @param counts how often the k-th came up in part r, at k × parts + r
 * @param levels by cell: its level; raised here
 * @param rests  by cell and part, at cell × parts + r: what the true numbers add up to beyond those in the list, exactly
 * @returns      where the list ends then
 */
export function fitCounts(
  values: Float64Array,
  counts: Uint32Array,
  parts: number,
  from: number,
  end: number,
  most: number,
  cell: number,
  levels: Uint8Array,
  rests: Float64Array,
): number {
  let level = levels[cell]!; // a cell
  if (level === NOT_WHOLE || end === from) return end;
  let last = level > 0 ? raise(values, counts, parts, from, end, level, cell, rests) : end;
  while (last - from > most) {
    // a level halves a list at most
    for (let size = last - from; size > most; size = (size + 1) >> 1) level++;
    level = Math.max(level, firstLevel(values[from]!, values[last - 1]!)); // of the list
    last = raise(values, counts, parts, from, last, level, cell, rests);
  }
  levels[cell] = level;
  return last;
}

/** The first level at which any number between these is in a bin with another. */
function firstLevel(least: number, greatest: number): number {
  const size = Math.max(-least, greatest);
  let half = 0;
  for (let power = 4; power <= size; power *= 4) half++;
  return FINEST + 1 - half;
}

/** Takes a list to a level, and puts those together that become equal. */
function raise(
  values: Float64Array,
  counts: Uint32Array,
  parts: number,
  from: number,
  end: number,
  level: number,
  cell: number,
  rests: Float64Array,
): number {
  return parts === 1
    ? raiseSingly(values, counts, from, end, level, cell, rests)
    : raiseParts(values, counts, parts, from, end, level, cell, rests);
}

function raiseParts(
  values: Float64Array,
  counts: Uint32Array,
  parts: number,
  from: number,
  end: number,
  level: number,
  cell: number,
  rests: Float64Array,
): number {
  let to = from;
  for (let k = from; k < end; k++) {
    const value = values[k]!; // of the list, as below
    const coarse = coarseCount(value, level);
    const isNew = to === from || values[to - 1]! !== coarse;
    if (isNew) values[to++] = coarse;
    for (let r = 0; r < parts; r++) {
      const own = counts[k * parts + r]!;
      const at = (to - 1) * parts + r;
      counts[at] = isNew ? own : counts[at]! + own;
      rests[cell * parts + r]! += own * (value - coarse); // of a cell
    }
  }
  return to;
}

/**
 * The same of one part. Numbers of 32 bits go octave by octave, and are added up without asking whether they are the
 * same, since no processor could foresee the answers.
 */
function raiseSingly(
  values: Float64Array,
  counts: Uint32Array,
  from: number,
  end: number,
  level: number,
  cell: number,
  rests: Float64Array,
): number {
  if (values[from]! < 0 || values[end - 1]! >= LONG) {
    return raiseParts(values, counts, 1, from, end, level, cell, rests);
  }
  let last = -1;
  let to = (from - 1) | 0;
  let sum = 0;
  let rest = rests[cell]!; // a cell
  for (let k = from; k < end;) {
    const octave = 31 - Math.clz32(values[k]!); // of the list, as below
    const shift = Math.max(0, Math.min((octave >> 1) + level - FINEST, octave));
    const half = (1 << shift) >> 1;
    const above = octave < 0 ? 1 : 2 << octave;
    do {
      const value = values[k]! | 0;
      const coarse = ((value >> shift) << shift) | half;
      const own = counts[k]!;
      const isSame = coarse === last ? 1 : 0;
      to = (to + 1 - isSame) | 0;
      sum = ((own | 0) + (sum & -isSame)) | 0;
      rest += own * (value - coarse);
      values[to] = coarse;
      counts[to] = sum;
      last = coarse;
      k = (k + 1) | 0;
    } while (k < end && values[k]! < above);
  }
  rests[cell] = rest;
  return to + 1;
}
