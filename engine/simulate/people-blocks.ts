import { WIDE_PEOPLE_SHAPE } from '../wasm/kernel-module.ts';
import { createPortable, type KernelKind } from '../wasm/portable-object.ts';
import { BATCH } from './lane-kernel.ts';
import type { Frequencies } from './wide-cell.ts';
import { MOST_SPREAD, WidePeople } from './wide-people.ts';
import type { WideSize } from './wide-size.ts';

/** Most batches that wait; fewer where they would take more than so many bytes, but no fewer than the least. */
const MOST_BLOCKS = 128;
const LEAST_BLOCKS = 4;
const MOST_BYTES = 48 * 1024 * 1024;

/** Batches of numbers of people that wait to be counted, row by row. */
export interface PeopleBlocks {
  /** How many batches wait. */
  readonly held: number;
  /** Whether none can be kept any more. */
  readonly isFull: boolean;
  /** Keeps a batch: row r of its draw d is at r × BATCH + d, of the part partOf(d). */
  keep(people: Int32Array, partOf: (draw: number) => number, count: number): void;
  /**
   * Lists a row of the batches from number `from` on together with what is known of it already, in `values` and
   * `counts` until it is asked again. Says how many numbers there are; −1, and no list, where they lie too wide.
   */
  list(row: number, from: number, known: Frequencies): number;
  readonly values: Float64Array;
  readonly counts: Uint32Array;
  /** Calls for each number of a row of the batches from number `from` on. */
  each(row: number, from: number, add: (people: number, part: number) => void): void;
  /** Forgets all batches. */
  clear(): void;
}

/**
 * @param rows  numbers of people that every draw gives
 * @param parts sets of draws whose frequencies are kept apart
 * @param only  what counts; the quickest that can run here unless given
 */
export function createPeopleBlocks(rows: number, parts: number, only?: KernelKind): PeopleBlocks {
  const fitting = Math.floor(MOST_BYTES / (rows * BATCH * Int32Array.BYTES_PER_ELEMENT));
  const blocks = Math.max(LEAST_BLOCKS, Math.min(MOST_BLOCKS, fitting));
  const size: WideSize = { rows, blocks, parts };
  const make = () => new WidePeople(size);
  const { object } = createPortable(WIDE_PEOPLE_SHAPE, { ...size }, make, only);
  const wide = object as WidePeople; // made by the class, or from its public members
  const { people, lengths, values, counts } = wide;
  let held = 0;
  return {
    get held() {
      return held;
    },
    get isFull() {
      return held === blocks;
    },
    keep(own, partOf, count) {
      people.set(own, held * rows * BATCH);
      if (parts > 1) for (let d = 0; d < count; d++) wide.partOf[held * BATCH + d] = partOf(d);
      lengths[held++] = count;
    },
    list(row, from, known) {
      const length = known.values.length;
      const spread = length > 0 ? known.values[length - 1]! - known.values[0]! + 1 : 0; // some there are
      if (spread * parts > MOST_SPREAD) return -1;
      values.set(known.values);
      counts.set(known.counts);
      return from < held ? wide.list(row, from, held, length) : length;
    },
    values,
    counts,
    each(row, from, add) {
      for (let b = from; b < held; b++) {
        const at = (b * rows + row) * BATCH;
        for (let d = 0; d < lengths[b]!; d++) add(people[at + d]!, wide.partOf[b * BATCH + d]!); // of the batch
      }
    },
    clear() {
      held = 0;
    },
  };
}
