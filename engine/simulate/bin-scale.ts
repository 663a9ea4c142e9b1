import { MAX_PEOPLE } from './max-people.ts';

/** Exponent of the smallest expected number that has bins of its own: below 2^−20 is one bin. */
const LOWEST = -20;
/** Bins in each octave below 1, besides those by roots. */
const FEW = 8;

/**
 * Bins of expected numbers of one group whose number of people is the same in every draw, as wide everywhere,
 * measured in standard deviations of a Poisson number: a bin begins where the root of the number (`rootOf`), times
 * 2^fineBits, is a whole number and a half; below 1 also at each eighth part of an octave. Numbers above half of
 * the people are binned by the people who do not count. All these places are short binary fractions, so that the
 * first 20 bits of a number tell its bin exactly.
 */
export interface BinScale {
  readonly people: number;
  /** Bins of one side; the other side's follow. */
  readonly side: number;
  /** All bins. */
  readonly count: number;
  /** Bins for each unit of the root, as a power of 2. */
  readonly fineBits: number;
  /** See `unitOfSums`. */
  readonly unit: number;
}

/**
 * A bin is at most 1/5.6, 1/2.8 or 1/1.4 of a standard deviation wide, on average of a number's places 1/7 and so on;
 * twice that where counts are kept by scrambling, which needs eight times the memory.
 */
function finesse(people: number, scramblings: number): number {
  const alone = people <= 8192 ? 4 : people <= 1_048_576 ? 3 : 2;
  return scramblings > 1 ? alone - 1 : alone;
}

/** @param people of every draw, at least 1 */
export function createBinScale(people: number, scramblings: number): BinScale {
  const fineBits = finesse(people, scramblings);
  const last = Math.floor((1 << fineBits) * rootOf(Math.max(1, people / 2)) + 0.5);
  const side = -LOWEST * FEW + last + 1;
  return { people, side, count: 2 * side, fineBits, unit: unitOfSums(people) };
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

/**
 * The root, taken for a straight line from each power of 2 to the next, so that halving the exponent makes it: 1 of 1,
 * 1½ of 2, 2 of 4.
 */
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
