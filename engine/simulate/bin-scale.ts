import { MAX_PEOPLE } from './max-people.ts';

/** Exponent of the smallest expected number that has bins of its own: below 2^−20 is one bin. */
const LOWEST = -20;
/** A draw may hold so many times the people of those looked at before a run; more share the last bin. */
export const HEADROOM = 16;
/** Bins in each octave below 1, besides those by roots. */
const FEW = 8;

/**
 * Bins of expected numbers, as wide everywhere, measured in standard deviations of a Poisson number: a bin
 * begins where the root of the number, times `fine`, is a whole number and a half; below 1 also at each
 * eighth part of an octave. Where the number of people is the same in every draw, those above half of it
 * are binned by the people who do not count. Numbers are rounded to 24 bits before.
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
  /** Bins for each unit of the root, as a power of 2. */
  readonly fineBits: number;
  /** Greater numbers count as this one. */
  readonly most: number;
  /** Unit of the sums of expected numbers: 2^−20 of the power of 2 that no number exceeds. */
  readonly unit: number;
}

/** A bin is at most 1/8, 1/4 or 1/2 standard deviation wide. */
function finesse(most: number): number {
  if (most <= 8192) return 4;
  return most <= 1_048_576 ? 3 : 2;
}

/**
 * @param people the fixed number of people, or 0 where it differs between draws
 * @param most   largest expected number to be told apart
 */
export function createBinScale(people: number, most: number): BinScale {
  const end = Math.max(1, people > 0 ? people / 2 : most);
  const fineBits = finesse(people > 0 ? people : most);
  const side = -LOWEST * FEW + Math.floor((1 << fineBits) * rootOf(end) + 0.5) + 1;
  // of any number that a run can hold, or of everybody
  let bound = 1;
  while (bound < (people > 0 ? people : 2 * MAX_PEOPLE)) bound *= 2;
  return {
    people,
    reach: most,
    side,
    count: people > 0 ? 2 * side : side,
    fineBits,
    most: end,
    unit: bound / 1_048_576,
  };
}

/** The root between powers of 2 taken for a straight line, in steps of which the exponent is halved: 1 at 1, 1½ at 2, 2 at 4. */
function rootOf(x: number): number {
  let [root, rest] = [1, x];
  for (; rest >= 4; rest /= 4) root *= 2;
  for (; rest < 1; rest *= 4) root /= 2;
  return root * (rest < 2 ? 0.5 + rest / 2 : 1 + rest / 4);
}

/** The number whose `rootOf` is given. */
function squareOf(root: number): number {
  let [square, rest] = [1, root];
  for (; rest >= 2; rest /= 2) square *= 4;
  for (; rest < 1; rest *= 2) square /= 4;
  return square * (rest < 1.5 ? 2 * rest - 1 : 4 * rest - 4);
}

/** Where the bins of one side begin, ascending, and where the last one ends; some are empty. */
export function binEdges({ side, fineBits }: BinScale): Float64Array {
  const fine = 1 << fineBits;
  const edges = new Float64Array(side + 1);
  let octave = 9.5367431640625e-7; // 2^LOWEST
  let part = 1;
  let root = 0.5;
  for (let bin = 1; bin <= side; bin++) {
    const byRoot = squareOf(root / fine);
    const byOctave = octave < 1 || part === 0 ? octave * (1 + part / FEW) : Infinity;
    edges[bin] = Math.min(byRoot, byOctave);
    if (byOctave <= byRoot) {
      part++;
      if (part === FEW) [part, octave] = [0, 2 * octave];
    } else root++;
  }
  return edges;
}
