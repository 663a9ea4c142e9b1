// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { powerOfTwo, wordsOf } from '../math/float-words.ts';

/** Tail probabilities from 2^-53 to ½, by halving. */
export const OCTAVES: i32 = 52;
/** Coefficients of a cell's polynomial. */
export const TERMS: i32 = 6;
/** Cells of an octave of tables that are looked up here, as a power of 2. */
export const CELL_BITS: i32 = 4;
/** Octaves of a tail that are looked up here, the greatest first, and coefficients of those of both tails. */
export const KEPT_OCTAVES: i32 = 8;
export const ROOM: i32 = 2 * KEPT_OCTAVES * TERMS * (1 << CELL_BITS);

/** Upper word of ½. */
const HALF_WORD: i32 = 0x3fe00000;

/** What a tail probability of each octave is multiplied by to get its place in cells. */
const scales: Float64Array = scalesOf();

function scalesOf(): Float64Array {
  const found: Float64Array = new Float64Array(OCTAVES);
  for (let j: i32 = 0; j < OCTAVES; j++) found[j] = powerOfTwo(j + 2 + CELL_BITS);
  return found;
}

// which tail a number is in is as good as tossed: no branch may depend on it
const tails: Float64Array = new Float64Array(2);
const words: Int32Array = wordsOf(tails);

/**
 * Turns uniform numbers into quantiles in their place, through the tables of both tails; those that no table has stay
 * and are listed.
 *
 * @param values     `count` uniform numbers from `at` on
 * @param cells      coefficients of s, s², … up to s⁵ of all cells, s in [0, 1)
 * @param places     where those of an octave begin, or −1: of the lower tail at first + octave, of the upper, whose
 *                   polynomials give what is to be taken away from 0, at first + KEPT_OCTAVES + octave
 * @param least,most what quantiles are kept between
 * @param missed     receives the places of numbers that stay, from `known` on
 * @returns          where the list ends
 */
export function lookUpTails(
  values: Float64Array,
  at: i32,
  count: i32,
  cells: Float64Array,
  places: Int32Array,
  first: i32,
  least: f64,
  most: f64,
  missed: Int32Array,
  known: i32,
): i32 {
  return lookUpSingly(values, at, count, cells, places, first, least, most, missed, known);
}

/** The same, number by number. */
function lookUpSingly(
  values: Float64Array,
  at: i32,
  count: i32,
  cells: Float64Array,
  places: Int32Array,
  first: i32,
  least: f64,
  most: f64,
  missed: Int32Array,
  known: i32,
): i32 {
  // constants of a module are looked up anew each time, whole numbers of a function are not
  const half: i32 = HALF_WORD | 0;
  const terms: i32 = TERMS | 0;
  const shift: i32 = (20 - CELL_BITS) | 0;
  const last: i32 = ((1 << CELL_BITS) - 1) | 0;
  const octaves: i32 = KEPT_OCTAVES | 0;
  const two: Float64Array = tails;
  const theirs: Int32Array = words;
  const factors: Float64Array = scales;
  let found: i32 = known;
  for (let d: i32 = at; d < at + count; d++) {
    const u: f64 = values[d]!;
    two[0] = u;
    two[1] = 1.0 - u;
    const isUpper: i32 = (half - theirs[1]!) >>> 31;
    const word: i32 = theirs[2 * isUpper + 1]!;
    const octave: i32 = (1021 - (word >> 20)) | 0;
    // no octave is below 0 or above all of them
    const place: i32 = octave >>> 0 < octaves ? places[first + isUpper * octaves + octave]! : -1;
    if (place < 0) {
      missed[found] = d;
      found = (found + 1) | 0;
      continue;
    }
    const cell: i32 = (word >> shift) & last;
    const s: f64 = two[isUpper]! * factors[octave]! - ((last + 1 + cell) as f64); // exact
    const k: i32 = (place + cell * terms) | 0;
    const w: f64 =
      cells[k]! +
      s *
        (cells[k + 1]! +
          s * (cells[k + 2]! + s * (cells[k + 3]! + s * (cells[k + 4]! + s * cells[k + 5]!))));
    const x: f64 = isUpper === 1 ? -w : w;
    if (x >= least && x <= most) values[d] = x;
    else if (w === w) values[d] = x < least ? least : most;
    else {
      missed[found] = d;
      found = (found + 1) | 0;
    }
  }
  return found;
}
