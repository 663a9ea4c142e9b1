// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { KEPT_OCTAVES, lookUpTails, ROOM } from '../distribution/tail-lanes.ts';
import type { KernelSize } from './kernel-size.ts';
import { BATCH } from './lane-kernel.ts';
import { LANES } from './lanes.ts';
import { addressLanes } from './many-lanes.ts';

/** How an input comes about: by the host, from its stream, from its stream and through tables. */
export const GIVEN: i32 = 0;
export const COUNTED: i32 = 1;

/**
 * Sampled inputs of a batch of draws of a plain model: input i of draw d at i × BATCH + d. Uniform numbers are counted
 * out of streams here, and turned into quantiles where a table of them is known; the host does the rest.
 */
export class InputLanes {
  inputs: i32;
  /** GIVEN or COUNTED. */
  source: Int32Array;
  /** Key of an input's stream, two words, and its counter: 3 × input. */
  streams: Int32Array;
  /** Tables of an input, or −1; their octaves, as `lookUpTails` takes them, and what they give at least and at most. */
  tableOf: Int32Array;
  cells: Float64Array;
  places: Int32Array;
  least: Float64Array;
  most: Float64Array;
  values: Float64Array;
  /** Places of uniform numbers that no table had. */
  missed: Int32Array;

  constructor(size: KernelSize) {
    const inputs: i32 = size.lanes * size.inputs;
    this.inputs = inputs;
    this.source = new Int32Array(inputs);
    this.streams = new Int32Array(3 * inputs);
    this.tableOf = new Int32Array(inputs);
    this.cells = new Float64Array(size.lanes * size.tables * ROOM);
    this.places = new Int32Array(size.lanes * size.tables * 2 * KEPT_OCTAVES);
    this.least = new Float64Array(size.tables);
    this.most = new Float64Array(size.tables);
    this.values = new Float64Array(inputs * BATCH);
    this.missed = new Int32Array(inputs * BATCH);
  }

  /** Writes the uniform numbers of a batch that are counted out of streams. */
  count(firstDraw: i32): void {
    for (let i: i32 = 0; i < this.inputs; i++) {
      if (this.source[i]! !== COUNTED) continue;
      const k0: i32 = this.streams[3 * i]!;
      const k1: i32 = this.streams[3 * i + 1]!;
      const word: i32 = this.streams[3 * i + 2]!;
      for (let d: i32 = 0; d < BATCH; d += LANES) {
        addressLanes(k0, k1, firstDraw + d, word, this.values, i * BATCH + d);
      }
    }
  }

  /**
   * Turns uniform numbers into quantiles where tables have them; where not, they are listed in `missed`.
   *
   * @returns how many are listed
   */
  lookUp(): i32 {
    let missed: i32 = 0;
    for (let i: i32 = 0; i < this.inputs; i++) {
      const table: i32 = this.tableOf[i]!;
      if (table < 0) continue;
      missed = lookUpTails(
        this.values,
        i * BATCH,
        BATCH,
        this.cells,
        this.places,
        2 * KEPT_OCTAVES * table,
        this.least[table]!,
        this.most[table]!,
        this.missed,
        missed,
      );
    }
    return missed;
  }
}
