import { describe, expect, it } from 'vitest';
import { mergeCells } from '../../../engine/simulate/merge-cells.ts';

type Key = number;
/** By cell: each key with its counts by set. */
type Cell = ReadonlyMap<Key, readonly number[]>;

/** As tallies lay them out. */
function layOut(cells: readonly Cell[]) {
  const sorted = cells.map((cell) => [...cell].sort(([a], [b]) => a - b));
  const ends = sorted.map((_, i) => sorted.slice(0, i + 1).flat().length);
  return {
    offsets: Uint32Array.from([0, ...ends]),
    keys: Float64Array.from(sorted.flat().map(([key]) => key)),
    counts: Uint32Array.from(sorted.flat().flatMap(([, counts]) => counts)),
  };
}

/** Both together, key by key. */
function together(a: readonly Cell[], b: readonly Cell[]): Cell[] {
  return a.map((cell, i) => {
    const all = new Map(cell);
    for (const [key, counts] of b[i] ?? []) {
      const known = cell.get(key);
      all.set(key, known ? counts.map((count, set) => count + (known[set] ?? 0)) : counts);
    }
    return all;
  });
}

/** Cells of some keys below 12, none in every fourth; numbers follow from `seed`. */
function someCells(seed: number, width: number): Cell[] {
  let state = seed;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  return Array.from({ length: 40 }, (_, i) => {
    const size = i % 4 === seed % 4 ? 0 : next(8);
    const keys = Array.from({ length: size }, () => next(12));
    return new Map(keys.map((key) => [key, Array.from({ length: width }, () => next(100))]));
  });
}

describe('mergeCells', () => {
  it.each([1, 2, 5])(
    'gives what adding key by key gives where there are %i sets of draws, also of cells that one lacks',
    (width) => {
      for (let seed = 1; seed <= 30; seed++) {
        const [a, b] = [someCells(seed, width), someCells(seed + 101, width)];
        const merged = mergeCells(layOut(a), layOut(b), width);
        expect(merged).toEqual(layOut(together(a, b)));
        expect(mergeCells(layOut(b), layOut(a), width)).toEqual(merged);
      }
    },
  );

  it('gives what it was given where the other has nothing', () => {
    const some = layOut(someCells(3, 1));
    const none = layOut(Array.from({ length: 40 }, () => new Map()));
    expect(mergeCells(some, none, 1)).toBe(some);
    expect(mergeCells(none, some, 1)).toBe(some);
  });
});
