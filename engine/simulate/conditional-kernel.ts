// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { ExitTable } from './exit-table.ts';
import { packBins, SCALE, tallyRow } from './forward-leaves.ts';
import type { ForwardSize } from './forward-size.ts';
import { Forward } from './forward.ts';
import { KernelSize } from './kernel-size.ts';

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
  /** Of the cell last packed: bins that some draw is in, and how many draws are. */
  packed: Int32Array;
  packedCounts: Int32Array;
  /** Sums of expected numbers in two parts: cell × scramblings + scrambling. */
  high: Float64Array;
  low: Float64Array;
  /** Expected numbers at the horizon of the draws last counted: counter × lanes + lane. */
  ends: Float64Array;
  /** Draws by bin: (cell × scramblings + scrambling) × bins + bin. */
  private counts: Uint16Array;
  private bins: i32;
  private steps: i32;
  private counters: i32;
  private scramblings: i32;

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
    this.counts = new Uint16Array(sums * size.bins);
    this.packed = new Int32Array(size.bins);
    this.packedCounts = new Int32Array(size.bins);
    this.high = new Float64Array(size.bins > 0 ? sums : 0);
    this.low = new Float64Array(size.bins > 0 ? sums : 0);
    this.ends = new Float64Array(size.bins > 0 ? size.counters * size.lanes : 0);
    this.bins = size.bins;
    this.steps = size.steps;
    this.counters = size.counters;
    this.scramblings = size.scramblings;
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
    for (let step: i32 = 0; step <= this.steps; step++) {
      // step by step, while the numbers are at hand
      this.forward.follow(0, step, 0, 0);
      for (let c: i32 = 0; c < this.counters; c++) this.tallyCounter(c, step, lanes);
    }
    const all: i32 = this.forward.lanes;
    for (let c: i32 = 0; c < this.counters; c++) {
      const x: Float64Array = this.forward.rowOf(c);
      const at: i32 = this.forward.rowAt(c);
      for (let l: i32 = 0; l < all; l++) this.ends[c * all + l] = x[at + l]!;
    }
  }

  /** Lists the bins of a cell that some draw of a scrambling is in, in `packed`, and forgets their counts. */
  pack(cell: i32, scrambling: i32): i32 {
    const first: i32 = (cell * this.scramblings + scrambling) * this.bins;
    return packBins(this.counts, first, this.bins, this.packed, this.packedCounts);
  }

  private tallyCounter(c: i32, step: i32, lanes: i32): void {
    const x: Float64Array = this.forward.rowOf(c);
    const at: i32 = this.forward.rowAt(c);
    const cell: i32 = c * (this.steps + 1) + step;
    let l: i32 = 0;
    while (l < lanes) {
      const own: i32 = cell * this.scramblings + this.scrambling[l]!;
      const from: i32 = l;
      while (l < lanes && this.scrambling[l]! === this.scrambling[from]!) l++;
      tallyRow(
        this.counts,
        own * this.bins,
        x,
        at + from,
        l - from,
        this.scale,
        this.side,
        this.high,
        this.low,
        own,
      );
    }
  }
}
