// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { ExitTable } from './exit-table.ts';
import { packBins, SCALE, tallyRows } from './forward-leaves.ts';
import type { ForwardSize } from './forward-size.ts';
import { Forward } from './forward.ts';
import { KernelSize } from './kernel-size.ts';

/** Bins that are listed at a time, at least. */
const PACKED: i32 = 16384;

/**
 * Expected counts of several draws side by side and, where one group of a fixed number of people is all there
 * is, what is kept of them: by cell (counter, step) and scrambling how many draws have an expected number in
 * each bin, and the whole sum of the expected numbers.
 */
export class ConditionalKernel {
  exit: ExitTable;
  forward: Forward;
  /** Scrambling of each lane's draw. */
  scrambling: Int32Array;
  /** The scale of the bins, in the places that forward-leaves.ts names; bins of one side. */
  scale: Float64Array;
  side: i32;
  /** Of the cells last packed: bins that some draw is in, how many draws are, and where each cell's end. */
  packed: Int32Array;
  packedCounts: Int32Array;
  packedEnds: Int32Array;
  /** Sums of expected numbers in two parts: cell × scramblings + scrambling. */
  high: Float64Array;
  low: Float64Array;
  /** Expected numbers at the horizon of the draws last counted: counter × lanes + lane. */
  ends: Float64Array;
  /** Draws by bin: (cell × bins + bin) × scramblings + scrambling. */
  private counts: Uint16Array;
  private bins: i32;
  private steps: i32;
  private counters: i32;
  private scramblings: i32;
  /** Runs of lanes of one scrambling: where each ends, and which it is. */
  private runs: Int32Array;
  private runCount: i32;

  constructor(size: ForwardSize) {
    const own: KernelSize = new KernelSize();
    own.states = size.states;
    own.flows = size.flows;
    own.epochs = size.epochs;
    own.pairs = size.rowPairs;
    own.cells = size.cells;
    own.exits = size.exits;
    const exit: ExitTable = new ExitTable(own);
    const sums: i32 = size.counters * (size.steps + 1) * size.scramblings;
    this.exit = exit;
    this.forward = new Forward(size, exit);
    this.scrambling = new Int32Array(size.lanes);
    this.scale = new Float64Array(SCALE);
    this.side = 0;
    const room: i32 = size.bins > 0 && size.bins < PACKED ? PACKED : size.bins;
    this.packed = new Int32Array(room);
    this.packedCounts = new Int32Array(room * size.scramblings);
    this.packedEnds = new Int32Array(size.bins > 0 ? size.counters * (size.steps + 1) : 0);
    this.high = new Float64Array(size.bins > 0 ? sums : 0);
    this.low = new Float64Array(size.bins > 0 ? sums : 0);
    this.ends = new Float64Array(size.bins > 0 ? size.counters * size.lanes : 0);
    this.bins = size.bins;
    this.steps = size.steps;
    this.counters = size.counters;
    this.scramblings = size.scramblings;
    this.runs = new Int32Array(2 * size.lanes);
    this.runCount = 0;
    // last, since memory is at least doubled wherever there is too little
    this.counts = new Uint16Array(sums * size.bins);
  }

  /** To be called once the plan is written. */
  finishPlan(): void {
    this.forward.finishPlan();
  }

  /** Follows the draws of all lanes; `forward.means` has their expected counts then. */
  follow(): void {
    this.forward.run();
  }

  /** Forgets all sums; counts are forgotten as they are packed. */
  clear(): void {
    this.high.fill(0.0);
    this.low.fill(0.0);
  }

  /** Follows the one group in the draws of all lanes and counts those of the first ones. */
  count(lanes: i32): void {
    this.findRuns(lanes);
    const own: Forward = this.forward;
    const stocks: i32 = own.stockRows;
    const moves: i32 = stocks + own.movedRows;
    // step by step, while the numbers are at hand
    for (let step: i32 = 0; step <= this.steps; step++) {
      own.follow(0, step, 0, 0);
      this.tally(own.stocks(), own.stockWords(), 0, stocks, step);
      this.tally(own.moves(), own.moveWords(), stocks, moves, step);
      this.tally(own.means, own.meanWords(), moves, this.counters, step);
    }
    this.keepEnds(own.stocks(), 0, stocks);
    this.keepEnds(own.moves(), stocks, moves);
    this.keepEnds(own.means, moves, this.counters);
  }

  /**
   * Lists the bins of cells, from one on, that some draw is in, in `packed`, and how many draws of each scrambling
   * are (entry × scramblings + scrambling); forgets their counts. Where a cell's list ends is in `packedEnds`.
   *
   * @returns the first cell that there was no room for, or how many there are
   */
  pack(from: i32): i32 {
    const cells: i32 = this.counters * (this.steps + 1);
    const sets: i32 = this.scramblings;
    let cell: i32 = from;
    for (let used: i32 = 0; cell < cells && used + this.bins <= this.packed.length; cell++) {
      const first: i32 = cell * sets * this.bins;
      used = packBins(this.counts, first, this.bins, sets, this.packed, this.packedCounts, used);
      this.packedEnds[cell] = used;
    }
    return cell;
  }

  /** Says which lanes that follow each other are of one scrambling. */
  private findRuns(lanes: i32): void {
    this.runCount = 0;
    for (let l: i32 = 0; l < lanes; l++) {
      const own: i32 = this.scrambling[l]!;
      if (l === 0 || own !== this.scrambling[l - 1]!) this.runCount++;
      this.runs[2 * this.runCount - 2] = l + 1;
      this.runs[2 * this.runCount - 1] = own;
    }
  }

  /** Counts rows that stand in one array. */
  private tally(x: Float64Array, words: Int32Array, first: i32, end: i32, step: i32): void {
    if (first === end) return;
    tallyRows(
      this.counts,
      this.bins,
      x,
      words,
      this.forward.rows,
      first,
      end,
      step,
      this.runs,
      this.runCount,
      this.scale,
      this.side,
      this.high,
      this.low,
      this.scramblings,
    );
  }

  private keepEnds(x: Float64Array, first: i32, end: i32): void {
    const lanes: i32 = this.forward.lanes;
    const rows: Int32Array = this.forward.rows;
    for (let k: i32 = first; k < end; k++) {
      const to: i32 = (rows[2 * k + 1]! / (this.steps + 1)) * lanes;
      for (let l: i32 = 0; l < lanes; l++) this.ends[to + l] = x[rows[2 * k]! + l]!;
    }
  }
}
