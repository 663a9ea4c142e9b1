import { MAX_PEOPLE } from './max-people.ts';

/** Exponent of the smallest expected number that has bins of its own: below 2^−20 is one bin. */
const LOWEST = -20;
/** A draw may hold so many times the people of those looked at before a run; more share the last bin. */
export const HEADROOM = 16;
/** Bits that tell bins of an octave below 1 apart. */
const FEW_BITS = 3;
/** Bits that tell bins of an octave apart at most: 1 part in 512 to 1,024. */
const MOST_BITS = 9;

/**
 * Bins of expected numbers, fine where luck is small: as many in an octave as the root of its numbers asks
 * for, so that a bin is about as wide everywhere, measured in standard deviations of a Poisson number.
 * Where the number of people is the same in every draw, those above half of it are binned by the people
 * who do not count.
 */
export interface BinScale {
  /** The fixed number of people, or 0. */
  readonly people: number;
  /** Largest expected number that has a bin of its own, as given. */
  readonly reach: number;
  /** Bins of one side; the other side's follow, if there is one. */
  readonly side: number;
  /** All bins. */
  readonly count: number;
  /** By exponent, from that of `least` on: the bin of a number y ≥ least is (high word of y >> shift) + offset. */
  readonly shifts: Int32Array;
  readonly offsets: Int32Array;
  /** Smaller numbers count as this one. */
  readonly least: number;
  /** Greater ones as this. */
  readonly most: number;
  /** Unit of the sums of expected numbers: 2^−20 of the power of 2 that no number exceeds. */
  readonly unit: number;
}

/** Bits above an octave's own: a bin is at most 0.3, 0.6 or 1 standard deviation wide, but rarely so wide. */
function finesse(most: number): number {
  if (most <= 8192) return 3;
  return most <= 131_072 ? 2 : 1;
}

/**
 * @param people the fixed number of people, or 0 where it differs between draws
 * @param most   largest expected number to be told apart
 */
export function createBinScale(people: number, most: number): BinScale {
  const top = highestOctave(Math.max(1, people > 0 ? people / 2 : most));
  const shifts = new Int32Array(top - LOWEST + 2);
  const offsets = new Int32Array(shifts.length);
  const fine = finesse(people > 0 ? people : most);
  shifts[0] = 20; // what is below the lowest octave: bin 0
  offsets[0] = -(LOWEST - 1 + 1023);
  let side = 1;
  for (let octave = LOWEST; octave <= top; octave++) {
    const bits = octave < 0 ? FEW_BITS : Math.min(fine + (octave >> 1), MOST_BITS);
    const index = octave - LOWEST + 1;
    shifts[index] = 20 - bits;
    offsets[index] = side - ((octave + 1023) << bits);
    side += 1 << bits;
  }
  let least = 0.5;
  for (let octave = -1; octave >= LOWEST; octave--) least /= 2;
  let end = 1;
  for (let octave = 0; octave <= top; octave++) end *= 2;
  // of any number that a run can hold, or of everybody
  let bound = 1;
  while (bound < (people > 0 ? people : 2 * MAX_PEOPLE)) bound *= 2;
  const count = people > 0 ? 2 * side : side;
  return {
    people,
    reach: most,
    side,
    count,
    shifts,
    offsets,
    least,
    most: end * (1 - 1e-12),
    unit: bound / 1_048_576,
  };
}

function highestOctave(reach: number): number {
  let top = 0;
  for (let power = 1; 2 * power <= reach; power *= 2) top++;
  return top;
}

/** Where the bins of one side begin, ascending, and where the last one ends. */
export function binEdges({ side, shifts }: BinScale): Float64Array {
  const edges = new Float64Array(side + 1);
  let at = 1;
  let low = 9.5367431640625e-7; // 2^LOWEST
  for (let index = 1; index < shifts.length; index++) {
    const bins = 1 << (20 - (shifts[index] ?? 0));
    for (let k = 0; k < bins; k++) edges[at++] = low + (low * k) / bins;
    low *= 2;
  }
  edges[side] = low;
  return edges;
}
