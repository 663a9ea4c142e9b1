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

/** What a cell knows. */
function known(cell: WideCell, parts: number) {
  const { values, counts } = cell.known();
  return Array.from(values, (value, k) => [
    value,
    Array.from(counts.subarray(k * parts, (k + 1) * parts)),
  ]);
}

/** Leaves a list as it is. */
const keep = (values: Float64Array) => values.length;

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
    const cell = createWideCell(parts, isWhole, keep);
    for (const own of [values, values.slice(0, 99)]) {
      cell.clear();
      own.forEach((value, i) => cell.add(value, i % parts));
      expect(known(cell, parts)).toEqual(byHand(own, parts));
    }
  });

  it('goes on from what it is given', () => {
    const cell = createWideCell(parts, true, keep);
    cell.add(3, 0);
    const counts = new Uint32Array(3 * parts).fill(2);
    cell.take({ values: Float64Array.of(1, 4, 7), counts }, 2);
    cell.add(4, 0);
    const rest = new Array<number>(parts - 1).fill(2);
    expect(known(cell, parts)).toEqual([
      [1, [2, ...rest]],
      [4, [3, ...rest]],
    ]);
  });

  it('keeps no more of a list than it is told', () => {
    const cell = createWideCell(parts, true, () => 2);
    for (const value of [3, 9, 5]) cell.add(value, 0);
    expect(known(cell, parts).map(([value]) => value)).toEqual([3, 5]);
  });
});
