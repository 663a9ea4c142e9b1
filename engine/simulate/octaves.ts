import { powerOfTwo } from '../math/float-words.ts';
import { addSplitRun, createSplitSum, mergeSplit, type SplitSum } from './split-sum.ts';

/**
 * Expected numbers at the horizon by when the draws came: the first 128, the next 128, the next 256, 512 and so
 * on, so that it can be told how their mean has settled. The k-th octave of the c-th outcome, scrambling r,
 * is at (c × OCTAVES + k) × scramblings + r.
 */
export interface Octaves {
  /** Draws that are counted, whatever the outcome: at k × scramblings + r. */
  readonly draws: Uint32Array;
  /** Sums of the expected numbers. */
  readonly means: SplitSum;
}

/** Of the greatest number of draws that a run may have. */
export const OCTAVES = 26;
/** Draws of the first octave: 2^this. */
const FIRST_BITS = 7;

/** Octave that a draw belongs to. */
export function octaveOf(draw: number): number {
  return Math.max(0, 32 - Math.clz32(draw) - FIRST_BITS);
}

/** How many draws octaves 0 … k have. */
export function drawsUntil(octave: number): number {
  return powerOfTwo(FIRST_BITS + octave);
}

export function emptyOctaves(outcomes = 0, scramblings = 1): Octaves {
  return {
    draws: new Uint32Array(outcomes > 0 ? OCTAVES * scramblings : 0),
    means: createSplitSum(outcomes * OCTAVES * scramblings),
  };
}

/**
 * Adds draws that follow each other.
 *
 * @param ends        expected numbers at the horizon: outcome × lanes + lane, as many outcomes as there are octaves of
 * @param lanes       of which the first `count` hold a draw, firstDraw + lane
 * @param scrambling  of the draw of each lane, of so many `scramblings`
 * @param coarse      see `addSplit`
 */
export function addEnds(
  { draws, means }: Octaves,
  firstDraw: number,
  count: number,
  ends: Float64Array,
  lanes: number,
  scrambling: Int32Array,
  scramblings: number,
  coarse: number,
): void {
  const sets = OCTAVES * scramblings;
  for (let from = 0; from < count;) {
    const octave = octaveOf(firstDraw + from);
    const set = scrambling[from];
    let end = from + 1;
    while (end < count && octaveOf(firstDraw + end) === octave && scrambling[end] === set) end++;
    const at = octave * scramblings + (set ?? 0);
    draws[at] = (draws[at] ?? 0) + end - from;
    for (let first = 0, to = at; to < means.high.length; first += lanes, to += sets) {
      addSplitRun(means, to, ends, first + from, first + end, coarse);
    }
    from = end;
  }
}

/** @param unit of the sums of expected numbers */
export function mergeOctaves(a: Octaves, b: Octaves, unit: number): Octaves {
  return {
    draws: a.draws.map((count, i) => count + (b.draws[i] ?? 0)),
    means: mergeSplit(a.means, b.means, unit),
  };
}
