// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { BATCH } from './lane-kernel.ts';
import { listTallies, spanPeople } from './wide-leaves.ts';
import type { WideSize } from './wide-size.ts';

/** Most numbers from the least to the greatest, times parts, that are counted where they are. */
export const MOST_SPREAD: i32 = 1 << 19;

/**
 * Numbers of people that lie too wide for bins that stay: whole batches wait as they come, and are counted when a list
 * is asked for, one row after the other, all in the same bins.
 */
export class WidePeople {
  /** Row r of draw d of block b is at (b × rows + r) × BATCH + d. */
  people: Int32Array;
  /** Part of draw d of block b, at b × BATCH + d; and draws by block. */
  partOf: Int32Array;
  lengths: Int32Array;
  /** What is listed: numbers, ascending, and how often each came up, those of its parts side by side. */
  values: Float64Array;
  counts: Uint32Array;
  private rows: i32;
  private parts: i32;
  /** All 0 between two lists. */
  private tallies: Int32Array;
  private span: Int32Array;

  constructor(size: WideSize) {
    this.people = new Int32Array(size.blocks * size.rows * BATCH);
    this.partOf = new Int32Array(size.blocks * BATCH);
    this.lengths = new Int32Array(size.blocks);
    this.values = new Float64Array(MOST_SPREAD + 4);
    this.counts = new Uint32Array(MOST_SPREAD + 4 * size.parts);
    this.rows = size.rows;
    this.parts = size.parts;
    this.tallies = new Int32Array(MOST_SPREAD);
    this.span = new Int32Array(2);
  }

  /**
   * Lists a row of blocks `from` … `end − 1`, of which there is one at least, together with what is in the list already.
   *
   * @param known how many numbers are in the list; the greatest less the least is below `MOST_SPREAD` / parts
   * @returns     how many there are then; −1, and no list, where they lie too wide
   */
  list(row: i32, from: i32, end: i32, known: i32): i32 {
    const span: Int32Array = this.span;
    span[0] = known > 0 ? (this.values[0]! as i32) : this.people[this.at(from, row)]!;
    span[1] = known > 0 ? (this.values[known - 1]! as i32) : span[0]!;
    for (let b: i32 = from; b < end; b++) {
      spanPeople(this.people, this.at(b, row), this.lengths[b]!, span);
    }
    const least: i32 = span[0]!;
    const spread: i32 = span[1]! - least + 1;
    if (spread > MOST_SPREAD / this.parts) return -1;
    this.addKnown(known, least);
    for (let b: i32 = from; b < end; b++) this.addBlock(b, row, least);
    return listTallies(this.tallies, spread, this.parts, least, this.values, this.counts);
  }

  private at(block: i32, row: i32): i32 {
    return (block * this.rows + row) * BATCH;
  }

  private addKnown(known: i32, least: i32): void {
    const parts: i32 = this.parts;
    for (let i: i32 = 0; i < known; i++) {
      const place: i32 = ((this.values[i]! as i32) - least) * parts;
      for (let r: i32 = 0; r < parts; r++) this.tallies[place + r] = this.counts[i * parts + r]!;
    }
  }

  private addBlock(block: i32, row: i32, least: i32): void {
    const people: Int32Array = this.people;
    const tallies: Int32Array = this.tallies;
    const from: i32 = this.at(block, row);
    const draws: i32 = this.lengths[block]!;
    const parts: i32 = this.parts;
    if (parts === 1) {
      for (let i: i32 = from; i < from + draws; i++) {
        const place: i32 = (people[i]! - least) | 0; // keeps the index in 32 bits, as below
        tallies[place] = (tallies[place]! + 1) | 0;
      }
      return;
    }
    const partOf: Int32Array = this.partOf;
    const firstPart: i32 = block * BATCH;
    for (let d: i32 = 0; d < draws; d++) {
      const place: i32 = ((people[from + d]! - least) * parts + partOf[firstPart + d]!) | 0;
      tallies[place] = (tallies[place]! + 1) | 0;
    }
  }
}
