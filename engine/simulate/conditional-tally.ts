import { fail } from '../errors/baserate-error.ts';
import { unitOfSums } from './bin-scale.ts';
import type { PartPeople } from './count-parts.ts';
import { mergeCells } from './merge-cells.ts';
import { emptyOctaves, mergeOctaves, type Octaves } from './octaves.ts';
import { mergeSplit, type SplitSum } from './split-sum.ts';

/**
 * What the conditional way has counted: for each cell (its c-th outcome, step t; index c × (steps + 1) + t)
 * how many draws had an expected number in which bin, and the sum of the expected numbers. Everything is
 * whole numbers (of a unit), so merging is exact and order-free; memory does not grow with the draws. The
 * sums of expected numbers (`high`, `low`) stand at cell × scramblings + scrambling.
 */
export interface Conditional extends SplitSum {
  readonly draws: number;
  /** Indexes of the outcomes that it is about, ascending: the c-th has the cells from c × (steps + 1) on. */
  readonly outcomes: readonly number[];
  /** People of each part of the people that the c-th outcome counts. */
  readonly parts: readonly (readonly PartPeople[])[];
  /**
   * People of every draw, where all are of one part and as many in each: bins are those of `createBinScale`. Else 0:
   * bins are those of `partBinOf`.
   */
  readonly people: number;
  readonly scramblings: number;
  /** Cell i owns positions offsets[i] … offsets[i + 1] − 1 of bins. */
  readonly offsets: Uint32Array;
  /** Bins that some draw is in, ascending. */
  readonly bins: Uint32Array;
  /** Draws of scrambling r in the k-th of `bins`: at k × scramblings + r. */
  readonly counts: Uint32Array;
  /**
   * Where `people` is 0, sums for each bin, `sumsOf` their number: of the place u of the expected number in the
   * bin, in 1,024 parts of it, and of u²; then, unless the law of the only part follows from its mean, for each
   * part, those of the greatest chance first, of its share in the expected number and of Σ n p² in that
   * number, both in 2^20 parts. Else empty.
   */
  readonly sums: Float64Array;
  /** Expected numbers at the horizon by when the draws came: see `Octaves`. */
  readonly octaves: Octaves;
}

/** Most draws that are counted at once: sums of so many stay exact besides what was carried before. */
export const MOST_CHUNK = 8192;

/** Most draws that are counted before they are taken: counts of bins are of 16 bits. */
export const MOST_HELD = 65_535;

/** Sums kept for each bin of an outcome. */
export function sumsOf(people: number, parts: readonly PartPeople[]): number {
  if (people > 0) return 0;
  return isKnown(parts) ? 2 : 2 + 2 * parts.length;
}

/** Whether a mean is all there is to know: of one part with a fixed number of people, or a Poisson number. */
export function isKnown(parts: readonly PartPeople[]): boolean {
  return parts.length === 0 || (parts.length === 1 && (parts[0] ?? 0) > 0);
}

/** Of no draws. */
export function emptyConditional(): Conditional {
  return {
    draws: 0,
    outcomes: [],
    parts: [],
    people: 0,
    scramblings: 1,
    offsets: new Uint32Array(1),
    bins: new Uint32Array(0),
    counts: new Uint32Array(0),
    sums: new Float64Array(0),
    high: new Float64Array(0),
    low: new Float64Array(0),
    octaves: emptyOctaves(),
  };
}

/**
 * Both sets of draws together: exact, associative and commutative.
 *
 * @throws `simulate/tallies-differ` when they are not of the same model
 */
export function mergeConditional(a: Conditional, b: Conditional): Conditional {
  if (b.draws === 0) return a;
  if (a.draws === 0) return b;
  const { people, scramblings, parts } = a;
  const isOther = people !== b.people || scramblings !== b.scramblings;
  if (isOther || a.high.length !== b.high.length || parts.join(';') !== b.parts.join(';')) {
    throw fail('simulate/tallies-differ', 'tally', 'only tallies of the same model can be merged');
  }
  const { offsets, keys, counts } = mergeCells(
    { ...a, keys: a.bins },
    { ...b, keys: b.bins },
    scramblings,
  );
  const unit = unitOfSums(people);
  return {
    ...a,
    draws: a.draws + b.draws,
    offsets,
    bins: keys,
    counts,
    sums: people > 0 ? a.sums : mergeSums(a, b, offsets, keys),
    ...mergeSplit(a, b, unit),
    octaves: mergeOctaves(a.octaves, b.octaves, unit),
  };
}

/** Sums of the bins of both together, whose number differs between outcomes. */
function mergeSums(
  a: Conditional,
  b: Conditional,
  offsets: Uint32Array,
  bins: Uint32Array,
): Float64Array {
  const rows = (offsets.length - 1) / a.parts.length;
  const widths = a.parts.map((parts) => sumsOf(a.people, parts));
  const ends = widths.map((_, c) => offsets[(c + 1) * rows] ?? 0);
  const sizes = widths.map((width, c) => (ends[c]! - (ends[c - 1] ?? 0)) * width); // an outcome
  const sums = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  for (const from of [a, b]) {
    let [own, first] = [0, 0];
    for (let cell = 0; cell + 1 < offsets.length; cell++) {
      const width = widths[Math.floor(cell / rows)] ?? 0;
      let at = offsets[cell] ?? 0;
      for (let i = from.offsets[cell] ?? 0; i < (from.offsets[cell + 1] ?? 0); i++) {
        while (bins[at] !== from.bins[i]) at++; // which is among those of both
        const to = first + (at - (offsets[cell] ?? 0)) * width;
        for (let k = 0; k < width; k++) sums[to + k]! += from.sums[own++]!; // of its bin
      }
      first += ((offsets[cell + 1] ?? 0) - (offsets[cell] ?? 0)) * width;
    }
  }
  return sums;
}
