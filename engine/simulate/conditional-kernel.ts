// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { ExitTable } from './exit-table.ts';
import { addRounded, countBins, packBins, SCALE, tallyRows } from './forward-leaves.ts';
import type { ForwardSize } from './forward-size.ts';
import { Forward } from './forward.ts';
import { KernelSize } from './kernel-size.ts';

/** Sums kept for each bin: numbers of a bin's place (2) and of how unlike people are. */
export const MOMENTS: i32 = 3;
/** Whole parts that a bin's width, and how unlike people are, are counted in. */
export const PARTS: f64 = 1024.0;
export const FINE_PARTS: f64 = 1048576.0;

/**
 * Expected counts of several draws side by side, and what is kept of them: by cell (counter, step) how
 * many draws have an expected number in each bin, and the whole sum of the expected numbers by scrambling.
 */
export class ConditionalKernel {
  exit: ExitTable;
  forward: Forward;
  /** Scrambling of each lane's draw. */
  scrambling: Int32Array;
  /** The scale of the bins, in the places that forward-leaves.ts names; bins of one side. */
  scale: Float64Array;
  side: i32;
  /** Where each bin begins; the last one's end besides. */
  edges: Float64Array;
  /** Numbers that round to the units of both parts of sums: 1.5 × 2^52 units. */
  coarse: f64;
  fine: f64;
  /** Of the cell last packed: bins that some draw is in, and how many draws are. */
  packed: Int32Array;
  packedCounts: Int32Array;
  /** By bin: Σ u and Σ u², u the place in the bin in parts; Σ of Σ n p² / μ in fine parts. */
  moments: Float64Array;
  /** Sums of expected numbers in two parts: cell × scramblings + scrambling. */
  high: Float64Array;
  low: Float64Array;
  /** Draws by bin: cell × bins + bin. */
  private counts: Uint16Array;
  private bins: i32;
  private steps: i32;
  private counters: i32;
  private scramblings: i32;
  private hasMoments: boolean;
  private found: Int32Array;
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
    const cells: i32 = size.counters * (size.steps + 1);
    this.exit = exit;
    this.forward = new Forward(size, exit);
    this.scrambling = new Int32Array(size.lanes);
    this.scale = new Float64Array(SCALE);
    this.side = 0;
    this.edges = new Float64Array(size.bins + 1);
    this.coarse = 0.0;
    this.fine = 0.0;
    this.counts = new Uint16Array(cells * size.bins);
    this.packed = new Int32Array(size.bins);
    this.packedCounts = new Int32Array(size.bins);
    this.moments = new Float64Array(size.hasMoments === 1 ? cells * size.bins * MOMENTS : 0);
    this.high = new Float64Array(cells * size.scramblings);
    this.low = new Float64Array(cells * size.scramblings);
    this.bins = size.bins;
    this.steps = size.steps;
    this.counters = size.counters;
    this.scramblings = size.scramblings;
    this.hasMoments = size.hasMoments === 1;
    this.found = new Int32Array(size.counters * size.lanes);
    this.runs = new Int32Array(2 * size.lanes);
    this.runCount = 0;
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
    this.moments.fill(0.0);
    this.high.fill(0.0);
    this.low.fill(0.0);
  }

  /** Follows the draws of all lanes and counts those of the first ones. */
  count(lanes: i32): void {
    if (this.hasMoments) {
      this.forward.run();
      for (let step: i32 = 0; step <= this.steps; step++) {
        this.countRow(step, step * this.counters * this.forward.lanes, lanes);
      }
      return;
    }
    this.findRuns(lanes);
    const own: Forward = this.forward;
    const stocks: i32 = own.stockRows;
    const moves: i32 = stocks + own.movedRows;
    // a group that is alone is counted step by step, while its numbers are at hand
    for (let step: i32 = 0; step <= this.steps; step++) {
      own.follow(0, step, 0, 0);
      this.tally(own.stocks(), own.stockWords(), 0, stocks, step);
      this.tally(own.moves(), own.moveWords(), stocks, moves, step);
      this.tally(own.means, own.meanWords(), moves, this.counters, step);
    }
  }

  /** Lists the bins of a cell that some draw is in, in `packed`, and forgets their counts. */
  pack(cell: i32): i32 {
    return packBins(this.counts, cell * this.bins, this.bins, this.packed, this.packedCounts);
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

  private countRow(step: i32, at: i32, lanes: i32): void {
    const means: Float64Array = this.forward.means;
    const all: i32 = this.forward.lanes;
    const pitch: i32 = this.steps + 1;
    addRounded(
      this.high,
      this.low,
      step,
      pitch,
      this.counters,
      means,
      at,
      all,
      lanes,
      this.scrambling,
      this.scramblings,
      this.coarse,
      this.fine,
    );
    countBins(
      this.counts,
      step,
      pitch,
      this.counters,
      this.bins,
      this.found,
      means,
      at,
      all,
      lanes,
      this.scale,
      this.side,
    );
    for (let c: i32 = 0; c < this.counters; c++) {
      this.addMoments(c * pitch + step, at + c * all, c * all, lanes);
    }
  }

  private addMoments(cell: i32, at: i32, found: i32, lanes: i32): void {
    const means: Float64Array = this.forward.means;
    const squares: Float64Array = this.forward.squares;
    for (let l: i32 = 0; l < lanes; l++) {
      const mean: f64 = means[at + l]!;
      const bin: i32 = this.found[found + l]!;
      const low: f64 = this.edges[bin]!;
      const width: f64 = this.edges[bin + 1]! - low;
      let place: f64 = Math.floor(((mean - low) / width) * PARTS);
      if (!(place > 0.0)) place = 0.0;
      if (place > PARTS) place = PARTS;
      let unlike: f64 = 0.0;
      if (mean > 0.0) unlike = Math.floor((squares[at + l]! / mean) * FINE_PARTS + 0.5);
      if (unlike > FINE_PARTS) unlike = FINE_PARTS;
      const own: i32 = (cell * this.bins + bin) * MOMENTS;
      this.moments[own] = this.moments[own]! + place;
      this.moments[own + 1] = this.moments[own + 1]! + place * place;
      this.moments[own + 2] = this.moments[own + 2]! + unlike;
    }
  }
}
