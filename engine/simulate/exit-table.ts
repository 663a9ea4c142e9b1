// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { binomial } from './binomial.ts';
import type { KernelSize } from './kernel-size.ts';

/**
 * One draw's exit probabilities. A cell belongs to a state, a row (what holds at a time, perhaps for those
 * who entered at a time) and a class of dwell; it has one probability of leaving and one for each flow.
 */
export class ExitTable {
  epochs: i32;
  /** Flows of state s are firstFlow[s] … firstFlow[s + 1] − 1. */
  firstFlow: Int32Array;
  /** Cohort by epoch of entry: state × epochs + epoch. */
  cohortOfEpoch: Int32Array;
  /** Row of a cohort in an epoch: firstRow[s] + cohort × epochs + epoch. */
  firstRow: Int32Array;
  rows: Int32Array;
  /** Classes of dwell of each state, at least 1. */
  classes: Int32Array;
  /** Cell of a state's row and class: firstCell[s] + row × classes + class. */
  firstCell: Int32Array;
  /** Exit by flow f in a cell: firstExit[s] + (row × classes + class) × flows of s + f − firstFlow[s]. */
  firstExit: Int32Array;
  /** By cell: probability of leaving in a step (competing), of ever being dealt an exit (dealt). */
  leave: Float64Array;
  /** By exit: its probability; those of a cell sum to its `leave`. */
  exits: Float64Array;
  /** By exit: its probability given none of the cell's earlier ones. */
  conditional: Float64Array;
  /** Stream keys, two words each: of leaving a state, of sending one person of a state to an exit. */
  exitKeys: Int32Array;
  singleKeys: Int32Array;
  /** Of splitting many people onto a flow. */
  splitKeys: Int32Array;

  constructor(size: KernelSize) {
    this.epochs = size.epochs;
    this.firstFlow = new Int32Array(size.states + 1);
    this.cohortOfEpoch = new Int32Array(size.states * size.epochs);
    this.firstRow = new Int32Array(size.states);
    this.rows = new Int32Array(size.pairs);
    this.classes = new Int32Array(size.states);
    this.firstCell = new Int32Array(size.states);
    this.firstExit = new Int32Array(size.states);
    this.leave = new Float64Array(size.cells);
    this.exits = new Float64Array(size.exits);
    this.conditional = new Float64Array(size.exits);
    this.exitKeys = new Int32Array(2 * size.states);
    this.singleKeys = new Int32Array(2 * size.states);
    this.splitKeys = new Int32Array(2 * size.flows);
  }

  /** Cohort of those who enter state s in an epoch. */
  cohort(s: i32, epochOfEntry: i32): i32 {
    return this.cohortOfEpoch[s * this.epochs + epochOfEntry]!;
  }

  /** Row that holds in an epoch for those of a cohort. */
  row(s: i32, cohort: i32, epoch: i32): i32 {
    return this.rows[this.firstRow[s]! + cohort * this.epochs + epoch]!;
  }

  cell(s: i32, row: i32, dwellClass: i32): i32 {
    return this.firstCell[s]! + row * this.classes[s]! + dwellClass;
  }

  /** Position of a cell's first exit. */
  exit(s: i32, row: i32, dwellClass: i32): i32 {
    const flows: i32 = this.firstFlow[s + 1]! - this.firstFlow[s]!;
    return this.firstExit[s]! + (row * this.classes[s]! + dwellClass) * flows;
  }

  /** How many of these people leave, or are ever dealt an exit. */
  drawLeavers(s: i32, people: i32, p: f64, shift: i32, draw: i32, word: i32): i32 {
    const k1: i32 = (this.exitKeys[2 * s + 1]! + shift) | 0;
    return binomial(people, p, this.exitKeys[2 * s]!, k1, draw, word);
  }

  /** How many of those whom no earlier flow took go by flow f. */
  drawSplit(f: i32, people: i32, p: f64, shift: i32, draw: i32, word: i32): i32 {
    const k1: i32 = (this.splitKeys[2 * f + 1]! + shift) | 0;
    return binomial(people, p, this.splitKeys[2 * f]!, k1, draw, word);
  }
}
