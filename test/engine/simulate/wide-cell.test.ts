import { describe, expect, it } from 'vitest';
import { createWideCell, type WideCell } from '../../../engine/simulate/wide-cell.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

/** Frequencies counted by a map: [value, counts by part], ascending. */
function byHand(values: readonly number[], parts: number) {
  const seen = new Map<number, number[]>();
  values.forEach((value, i) => {
    const counts = seen.get(value) ?? new Array<number>(parts).fill(0);
    counts[i % parts]! += 1;
    seen.set(value, counts);
  });
  return [...seen].sort(([a], [b]) => a - b);
}

/** What a cell writes, behind two places that are not its own. */
function written(cell: WideCell, parts: number) {
  const values = new Float64Array(2 + cell.most());
  const counts = new Uint32Array(parts * values.length);
  const end = cell.write(values, counts, 2);
  return Array.from(values.subarray(2, end), (value, k) => [
    value,
    Array.from(counts.subarray((k + 2) * parts, (k + 3) * parts)),
  ]);
}

describe.each([1, 8])('a cell of many different numbers in %d parts', (parts) => {
  const random = randomNumbers(5);
  const of = (draw: () => number, length: number) => Array.from({ length }, draw);
  it.each([
    ['close by', true, of(() => 300 + Math.floor(900 * random()), 700)],
    ['more than are kept at a time', true, of(() => Math.floor(20_000 * random()), 7000)],
    ['too wide to be counted where they are', true, of(() => Math.floor(5e9 * random()), 3000)],
    ['below 0', true, of(() => Math.floor(60 * random()) - 30, 100)],
    ['that are not whole', false, of(() => Math.floor(8 * random()) / 8, 2500)],
  ])('counts those %s as by hand, and again after it was cleared', (_, isWhole, values) => {
    const cell = createWideCell(parts, isWhole);
    for (const own of [values, values.slice(0, 99)]) {
      cell.clear();
      own.forEach((value, i) => cell.add(value, i % parts));
      expect(written(cell, parts)).toEqual(byHand(own, parts));
    }
  });
});

describe('people of a wide cell', () => {
  const random = randomNumbers(6);
  it.each([
    ['close by', 1500, 3000],
    ['more than there is room for at first', 7000, 20_000],
    ['more than are kept at a time', 20_000, 20_000],
    ['too wide to be counted where they are', 3000, 1e9],
  ])('are counted %s as by hand, beside numbers that came singly', (_, length, most) => {
    const cell = createWideCell(1, true);
    const people = Int32Array.from({ length }, () => Math.floor(most * random()));
    for (const extra of [[], [5, 7, most + 1]]) {
      cell.clear();
      for (const value of extra) cell.add(value, 0);
      for (let at = 0; at < length; at += 64) cell.addPeople(people, at, Math.min(64, length - at));
      expect(written(cell, 1)).toEqual(byHand([...extra, ...people], 1));
    }
  });
});
