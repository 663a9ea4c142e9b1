import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { fitCounts, mostNumbers, NOT_WHOLE } from './coarse-counts.ts';
import { emptyConditional, mergeConditional, type Conditional } from './conditional-tally.ts';
import { emptyExpected, mergeExpected, type Expected } from './expect-merge.ts';
import { mergeCells } from './merge-cells.ts';
import { scramblingsOf } from './scrambling.ts';

export type { Conditional, Expected };

/**
 * What a run has counted so far. For each cell (outcome o, step t; index o × (steps + 1) + t) the
 * distinct values seen, ascending, with how many draws gave each. Only frequencies are added, and whole counts
 * are put together as all draws need it, so merging is order-free; so are sums, which stay exact.
 */
export interface Tally {
  /** Number of draws that were simulated. */
  readonly draws: number;
  readonly outcomes: readonly string[];
  readonly steps: number;
  /** Independent scramblings that draws were dealt to (see `scramblingOf`); 1 where draws are independent. */
  readonly scramblings: number;
  /** Cell i owns positions offsets[i] … offsets[i + 1] − 1 of values. */
  readonly offsets: Uint32Array;
  /**
   * Whole counts as they are, up to 2,048 different ones of a cell (`mostNumbers`); where more came up, middles of bins, a
   * step that grows with the root of the count apart (`coarseCount`). Other values to 13 significant bits (1 part in
   * 8,192), so that they repeat.
   */
  readonly values: Float64Array;
  /** Draws of scrambling r that gave the k-th value: at k × scramblings + r. */
  readonly counts: Uint32Array;
  /** By cell: how coarse its values are (`coarseCount`), 0 where they are exact; `NOT_WHOLE` of what is not whole. */
  readonly levels: Uint8Array;
  /** What the true counts of scrambling r add up to beyond `values`: a whole number, at cell × scramblings + r. */
  readonly rests: Float64Array;
  /** Draws in which the exits of a state added up to more than 1 and were scaled; by state. */
  readonly overfull: Uint32Array;
  /** Values at the horizon of the first draws, one by one, for paired comparison. */
  readonly sample: Sample;
  /** Exact means given the parameters, of the first draws; no draws where people are not independent. */
  readonly expected: Expected;
  /** Laws of counts given the parameters, of all draws; of no draws where none is known. */
  readonly conditional: Conditional;
}

/** Values at the horizon, draw by draw, of those draws below `SAMPLE_LIMIT` that are counted. */
export interface Sample {
  /** Draw numbers, ascending. */
  readonly draws: Uint32Array;
  /** Outcome o of the i-th draw is at o × draws.length + i, not rounded. */
  readonly values: Float64Array;
}

/** Draws from this one on enter the histograms only, so that memory does not grow with the run. */
export const SAMPLE_LIMIT = 4096;

/** The tally of no draws. */
export function emptyTally(model: Model): Tally {
  const { outcomes, steps } = model;
  const scramblings = scramblingsOf(model);
  const cells = outcomes.length * (steps + 1);
  const levels = new Uint8Array(cells);
  outcomes.forEach(({ isWhole }, o) => {
    if (!isWhole) levels.fill(NOT_WHOLE, o * (steps + 1), (o + 1) * (steps + 1));
  });
  return {
    draws: 0,
    outcomes: outcomes.map(({ name }) => name),
    steps,
    scramblings,
    offsets: new Uint32Array(cells + 1),
    values: new Float64Array(0),
    counts: new Uint32Array(0),
    levels,
    rests: new Float64Array(cells * scramblings),
    overfull: new Uint32Array(model.states.length),
    sample: emptySample(),
    expected: emptyExpected(),
    conditional: emptyConditional(),
  };
}

/**
 * The tally of both sets of draws: exact, associative and commutative, so chunks may arrive in any
 * order.
 *
 * @throws `simulate/tallies-differ` when the tallies are not of the same model
 */
export function mergeTally(a: Tally, b: Tally): Tally {
  const { scramblings } = a;
  const isOther = a.steps !== b.steps || scramblings !== b.scramblings;
  if (isOther || a.outcomes.join() !== b.outcomes.join()) {
    throw fail('simulate/tallies-differ', 'tally', 'only tallies of the same model can be merged');
  }
  const most = mostNumbers(a.levels.length, scramblings);
  const levels = a.levels.map((level, cell) => Math.max(level, b.levels[cell] ?? 0));
  const rests = a.rests.map((rest, i) => rest + (b.rests[i] ?? 0));
  const { offsets, keys, counts } = mergeCells(
    { ...a, keys: a.values },
    { ...b, keys: b.values },
    scramblings,
    {
      most: (cell) => (levels[cell] === NOT_WHOLE ? Infinity : most),
      shorten: (cell, own, often, from, end) =>
        fitCounts(own, often, scramblings, from, end, most, cell, levels, rests),
    },
  );
  return {
    draws: a.draws + b.draws,
    outcomes: a.outcomes,
    steps: a.steps,
    scramblings,
    offsets,
    values: keys,
    counts,
    levels,
    rests,
    overfull: a.overfull.map((count, state) => count + (b.overfull[state] ?? 0)),
    sample: mergeSample(a.sample, b.sample, a.outcomes.length),
    expected: mergeExpected(a.expected, b.expected),
    conditional: mergeConditional(a.conditional, b.conditional),
  };
}

/** Of no draws; arrays of its own, which may be moved to another thread. */
export function emptySample(): Sample {
  return { draws: new Uint32Array(0), values: new Float64Array(0) };
}

/** Both sets of draws, ascending. */
export function mergeSample(a: Sample, b: Sample, outcomes: number): Sample {
  if (b.draws.length === 0) return a;
  if (a.draws.length === 0) return b;
  const size = a.draws.length + b.draws.length;
  const draws = new Uint32Array(size);
  const values = new Float64Array(size * outcomes);
  let i = 0;
  let j = 0;
  for (let k = 0; k < size; k++) {
    const fromA = (a.draws[i] ?? Infinity) < (b.draws[j] ?? Infinity);
    const source = fromA ? a : b;
    const at = fromA ? i++ : j++;
    draws[k] = source.draws[at] ?? 0;
    for (let o = 0; o < outcomes; o++) {
      values[o * size + k] = source.values[o * source.draws.length + at] ?? 0;
    }
  }
  return { draws, values };
}
