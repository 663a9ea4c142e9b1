import { describe, expect, it } from 'vitest';
import { BATCH } from '../../../engine/simulate/lane-kernel.ts';
import { createPeopleBlocks } from '../../../engine/simulate/people-blocks.ts';
import type { Frequencies } from '../../../engine/simulate/wide-cell.ts';
import { KERNEL_KINDS } from '../../../engine/wasm/portable-object.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

const ROWS = 3;
const nothing: Frequencies = { values: new Float64Array(0), counts: new Uint32Array(0) };

/** Frequencies counted by a map: [value, counts by part], ascending. */
function byHand(people: readonly (readonly [number, number])[], parts: number) {
  const seen = new Map<number, number[]>();
  for (const [value, part] of people) {
    const counts = seen.get(value) ?? new Array<number>(parts).fill(0);
    counts[part]! += 1;
    seen.set(value, counts);
  }
  return [...seen].sort(([a], [b]) => a - b);
}

describe.each(KERNEL_KINDS)('batches of people that are counted by the kernel "%s"', (kind) => {
  describe.each([1, 8])('in %d parts', (parts) => {
    it.each([
      ['close by', 90],
      ['far apart', 30_000],
      ['so far apart that most numbers never come up', 524_288 / parts],
    ])('are listed %s as by hand, batch after batch', (_, most) => {
      const random = randomNumbers(11);
      const blocks = createPeopleBlocks(ROWS, parts, kind);
      const partOf = (draw: number) => (draw * 5) % parts;
      for (let time = 0; time < 2; time++) {
        blocks.clear();
        let known = nothing;
        const all: [number, number][] = [];
        for (const from of [0, 3]) {
          for (const count of [BATCH, 64, 7]) {
            const people = Int32Array.from({ length: ROWS * BATCH }, () =>
              Math.floor(most * random()),
            );
            blocks.keep(people, partOf, count);
            for (let d = 0; d < count; d++) all.push([people[2 * BATCH + d] ?? -1, partOf(d)]);
          }
          const end = blocks.list(2, from, known);
          const values = blocks.values.slice(0, end);
          known = { values, counts: blocks.counts.slice(0, end * parts) };
          const listed = Array.from(values, (value, k) => [
            value,
            Array.from(known.counts.subarray(k * parts, (k + 1) * parts)),
          ]);
          expect(listed).toEqual(byHand(all, parts));
        }
      }
    });

    it('are not listed where they lie too wide, and can be read one by one', () => {
      const blocks = createPeopleBlocks(ROWS, parts, kind);
      const people = new Int32Array(ROWS * BATCH);
      people[BATCH + 2] = 524_288 / parts;
      blocks.keep(people, () => parts - 1, 4);
      expect(blocks.list(1, 0, nothing)).toBe(-1);
      expect(blocks.list(0, 0, nothing)).toBe(1);
      const known = { values: Float64Array.of(0, 9e9), counts: new Uint32Array(2 * parts) };
      expect(blocks.list(0, 0, known)).toBe(-1);
      const seen: [number, number][] = [];
      blocks.each(1, 0, (value, part) => void seen.push([value, part]));
      expect(seen.map(([value]) => value)).toEqual([0, 0, 524_288 / parts, 0]);
      expect(seen.every(([, part]) => part === parts - 1)).toBe(true);
    });
  });
});

it('so many batches are kept as take some 48 MiB, but 4 at least', () => {
  for (const [rows, most] of [
    [2000, 98],
    [60_000, 4],
    [1, 128],
  ] as const) {
    const blocks = createPeopleBlocks(rows, 1, 'typescript');
    const people = new Int32Array(rows * BATCH);
    while (!blocks.isFull) blocks.keep(people, () => 0, BATCH);
    expect(blocks.held).toBe(most);
  }
});
