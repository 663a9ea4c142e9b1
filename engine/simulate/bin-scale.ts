import { MAX_PEOPLE } from './max-people.ts';

/** Exponent of the smallest expected number that has bins of its own: below 2^−20 is one bin. */
const LOWEST = -20;
/** Bins in each octave below 1, besides those by roots. */
const FEW = 8;

/**
 * Bins of expected numbers of one group whose number of people is the same in every draw, as wide everywhere,
 * measured in standard deviations of a Poisson number: a bin begins where the root of the number, times
 * `fine`, is a whole number and a half; below 1 also at each eighth part of an octave. Numbers above half of
 * the people are binned by the people who do not count. They are rounded to 24 bits before.
 */
export interface BinScale {
  readonly people: number;
  /** Bins of one side; the other side's follow. */
  readonly side: number;
  /** All bins. */
  readonly count: number;
  /** Bins for each unit of the root: a power of 2. */
  readonly fine: number;
  /** See `unitOfSums`. */
  readonly unit: number;
}

/**
 * A bin is at most 1/8, 1/4 or 1/2 standard deviation wide; twice that where counts are kept by scrambling, which
 * needs eight times the memory.
 */
function finesse(people: number, scramblings: number): number {
  const alone = people <= 8192 ? 16 : people <= 1_048_576 ? 8 : 4;
  return scramblings > 1 ? alone / 2 : alone;
}

/** @param people of every draw, at least 1 */
export function createBinScale(people: number, scramblings: number): BinScale {
  const fine = finesse(people, scramblings);
  // one more than the last bin of numbers as large, rounded
  const side = -LOWEST * FEW + Math.floor(fine * Math.sqrt(Math.max(1, people / 2)) + 0.5) + 2;
  return { people, side, count: 2 * side, fine, unit: unitOfSums(people) };
}

/**
 * Unit of the sums of expected numbers: 2^−20 of the power of 2 that no number exceeds.
 *
 * @param people of every draw; 0 where they differ
 */
export function unitOfSums(people: number): number {
  let bound = 1;
  while (bound < (people > 0 ? people : 2 * MAX_PEOPLE)) bound *= 2;
  return bound / 1_048_576;
}

/** Where the bins of one side begin, ascending, and where the last one ends; some are empty. */
export function binEdges({ side, fine }: BinScale): Float64Array {
  const edges = new Float64Array(side + 1);
  let octave = 9.5367431640625e-7; // 2^LOWEST
  let part = 1;
  let root = 0.5;
  for (let bin = 1; bin <= side; bin++) {
    const byRoot = (root / fine) * (root / fine);
    const byOctave = octave < 1 || part === 0 ? octave * (1 + part / FEW) : Infinity;
    edges[bin] = Math.min(byRoot, byOctave);
    if (byOctave <= byRoot) {
      part++;
      if (part === FEW) [part, octave] = [0, 2 * octave];
    } else root++;
  }
  return edges;
}
