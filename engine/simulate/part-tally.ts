// Long because bins are found, summed up and put in order in one place.
import type { PartPeople } from './count-parts.ts';
import { isKnown, sumsOf } from './conditional-tally.ts';
import { partBinOf, placeIn } from './part-bins.ts';

/** Whole parts that the width of a bin, and shares, are counted in. */
const PLACES = 1024;
const SHARES = 1_048_576;

/** What draws say of a count of people of several parts, by bin: a sparse table that grows with the bins in use. */
export interface PartTally {
  /**
   * Adds what draws side by side expect of a cell.
   *
   * @param outcome number of the outcome that the cell is of
   * @param means   expected of its k-th part in the draw of a lane: at first + k × lanes + lane
   * @param people  of its k-th part in that draw, Infinity of a Poisson number: at k × lanes + lane
   * @param count   lanes that hold a draw
   */
  add(
    cell: number,
    outcome: number,
    scrambling: Int32Array,
    means: Float64Array,
    first: number,
    people: Float64Array,
    lanes: number,
    count: number,
  ): void;
  /** Everything added, as `Conditional` lays it out; it is forgotten then. */
  finish(): {
    readonly offsets: Uint32Array;
    readonly bins: Uint32Array;
    readonly counts: Uint32Array;
    readonly sums: Float64Array;
  };
}

/** @param cells of all outcomes, which have as many each */
export function createPartTally(
  cells: number,
  parts: readonly (readonly PartPeople[])[],
  scramblings: number,
): PartTally {
  const widths = parts.map((own) => sumsOf(0, own));
  const width = Math.max(0, ...widths);
  const known = parts.map(isKnown);
  /** Expected numbers of the parts of a draw and their chances, the greatest chance first. */
  const most = Math.max(0, ...parts.map((own) => own.length));
  const numbers = new Float64Array(most);
  const chances = new Float64Array(most);
  /** Entries by hash of cell and bin: 1 + entry, 0 where there is none. */
  let table = new Uint32Array(1024);
  let used = 0;
  let cellOf = new Uint32Array(512);
  let binOf = new Uint32Array(512);
  let counts = new Uint32Array(512 * scramblings);
  let sums = new Float64Array(512 * width);

  function placeOf(cell: number, bin: number): number {
    const mask = table.length - 1;
    let at = (Math.imul(cell, 0x9e3779b1) ^ Math.imul(bin, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    for (;;) {
      const entry = table[at]!; // within its mask
      if (entry === 0 || (cellOf[entry - 1] === cell && binOf[entry - 1] === bin)) return at;
      at = (at + 1) & mask;
    }
  }

  function grow(): void {
    const room = 2 * cellOf.length;
    cellOf = longer(cellOf, new Uint32Array(room));
    binOf = longer(binOf, new Uint32Array(room));
    counts = longer(counts, new Uint32Array(room * scramblings));
    sums = longer(sums, new Float64Array(room * width));
    table = new Uint32Array(2 * room);
    for (let entry = 0; entry < used; entry++) {
      table[placeOf(cellOf[entry] ?? 0, binOf[entry] ?? 0)] = entry + 1;
    }
  }

  function entryOf(cell: number, bin: number): number {
    const at = placeOf(cell, bin);
    const found = table[at]!; // a place of it
    if (found > 0) return found - 1;
    if (used === cellOf.length) {
      grow();
      return entryOf(cell, bin);
    }
    cellOf[used] = cell;
    binOf[used] = bin;
    table[at] = used + 1;
    return used++;
  }

  return {
    add(cell, outcome, scrambling, means, first, people, lanes, count) {
      const size = parts[outcome]!.length; // every cell is of an outcome
      const isOne = size === 1 && known[outcome]!;
      for (let lane = 0; lane < count; lane++) {
        let mean = 0;
        let alike = 0;
        if (isOne) {
          mean = means[first + lane]!; // each part has a number, as it has people
          if (mean > 0) alike = (mean * mean) / people[lane]!;
        } else {
          for (let k = 0, at = lane; k < size; k++, at += lanes) {
            const own = means[first + at]!;
            const chance = own > 0 ? own / people[at]! : 0;
            mean += own;
            alike += own * chance;
            let to = k;
            for (; to > 0 && chances[to - 1]! < chance; to--) {
              chances[to] = chances[to - 1]!;
              numbers[to] = numbers[to - 1]!;
            }
            chances[to] = chance;
            numbers[to] = own;
          }
        }
        const bin = partBinOf(mean, Math.max(0, mean - alike));
        const entry = entryOf(cell, bin);
        counts[entry * scramblings + scrambling[lane]!]! += 1; // of an entry, as are its sums
        if (!(mean > 0)) continue;
        const place = placeIn(bin, mean, PLACES);
        let to = entry * width;
        sums[to++]! += place;
        sums[to++]! += place * place;
        if (isOne) continue;
        const share = SHARES / mean;
        for (let k = 0; k < size; k++) {
          const own = numbers[k]! * share;
          sums[to++]! += Math.floor(own + 0.5);
          sums[to++]! += Math.floor(own * chances[k]! + 0.5);
        }
      }
    },

    finish() {
      const offsets = new Uint32Array(cells + 1);
      for (let entry = 0; entry < used; entry++) offsets[(cellOf[entry] ?? 0) + 1]! += 1;
      for (let cell = 0; cell < cells; cell++) offsets[cell + 1]! += offsets[cell]!; // in range
      const rows = cells / Math.max(1, parts.length);
      const next = offsets.slice();
      const order = new Uint32Array(used);
      for (let entry = 0; entry < used; entry++) order[next[cellOf[entry]!]!++] = entry;
      const bins = new Uint32Array(used);
      const ordered = new Uint32Array(used * scramblings);
      const all = new Float64Array(used * width);
      let summed = 0;
      for (let cell = 0; cell < cells; cell++) {
        const from = offsets[cell] ?? 0;
        const own = order.subarray(from, offsets[cell + 1]);
        own.sort((a, b) => (binOf[a] ?? 0) - (binOf[b] ?? 0));
        const kept = widths[Math.floor(cell / rows)] ?? 0;
        own.forEach((entry, i) => {
          bins[from + i] = binOf[entry] ?? 0;
          const at = entry * scramblings;
          ordered.set(counts.subarray(at, at + scramblings), (from + i) * scramblings);
          all.set(sums.subarray(entry * width, entry * width + kept), summed);
          summed += kept;
        });
      }
      counts.fill(0, 0, used * scramblings);
      sums.fill(0, 0, used * width);
      table.fill(0);
      used = 0;
      return { offsets, bins, counts: ordered, sums: all.slice(0, summed) };
    },
  };
}

function longer<T extends Uint32Array | Float64Array>(values: T, room: T): T {
  room.set(values);
  return room;
}
