/**
 * What a run has counted so far. For each cell (outcome o, step t; index o × (steps + 1) + t) the
 * distinct counts seen, ascending, with how many draws gave each. Integers only, so merging is exact
 * and order-free.
 */
export interface Tally {
  /** Number of draws counted. */
  readonly draws: number;
  readonly outcomes: readonly string[];
  readonly steps: number;
  /** Cell i owns positions offsets[i] … offsets[i + 1] − 1 of values and counts. */
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
  readonly counts: Uint32Array;
  /** Draws in which the exits of a state added up to more than 1 and were scaled; by state. */
  readonly overfull: Uint32Array;
}
