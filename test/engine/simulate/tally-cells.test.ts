import { describe, expect, it } from 'vitest';
import { BATCH } from '../../../engine/simulate/lane-kernel.ts';
import { createCellTally } from '../../../engine/simulate/tally-cells.ts';
import { roundedValue } from '../../../engine/simulate/rounded-value.ts';

/** The middle of the bin of a whole number, worked out with logarithms. */
function middleByHand(value: number, level: number): number {
  if (value < 1) return value;
  const octave = Math.floor(Math.log2(value));
  const step = Math.max(1, 2 ** Math.min(octave, Math.floor(octave / 2) + level - 26));
  return step === 1 ? value : Math.floor(value / step) * step + step / 2;
}

/** Whole numbers of a cell, at the first level of all at which no more than 2,048 are different. */
function coarsenByHand(values: readonly number[]): number[] {
  for (let level = 0; ; level++) {
    const coarse = values.map((value) => middleByHand(value, level));
    if (new Set(coarse).size <= 2048) return coarse;
  }
}

/** Frequencies counted by a map, [cell][value, count of each part]. */
function byHand(
  cells: readonly (readonly number[])[],
  parts: number,
  partOf: (draw: number) => number,
) {
  return cells.map((exact, cell) => {
    const seen = new Map<number, number[]>();
    const values = cell < 6 ? coarsenByHand(exact) : exact;
    values.forEach((value, draw) => {
      const counts = seen.get(value) ?? new Array<number>(parts).fill(0);
      counts[partOf(draw)]! += 1;
      seen.set(value, counts);
    });
    return [...seen].sort(([a], [b]) => a - b);
  });
}

/** What the whole numbers of each part add up to. */
function sumsByHand(values: readonly number[], parts: number, partOf: (draw: number) => number) {
  const sums = new Array<number>(parts).fill(0);
  values.forEach((value, draw) => (sums[partOf(draw)]! += value));
  return sums;
}

type Tally = ReturnType<typeof createCellTally>;

type Found = ReturnType<Tally['finish']>;

function read({ offsets, values, counts }: Found, parts: number) {
  return Array.from({ length: offsets.length - 1 }, (_, cell) =>
    Array.from({ length: offsets[cell + 1]! - offsets[cell]! }, (_, i) => {
      const k = offsets[cell]! + i;
      return [values[k], Array.from(counts.subarray(k * parts, (k + 1) * parts))];
    }),
  );
}

/** What all values of a cell add up to, by part. */
function sumsOf({ offsets, values, counts, rests }: Found, cell: number, parts: number) {
  const sums = Array.from(rests.subarray(cell * parts, (cell + 1) * parts));
  for (let k = offsets[cell]!; k < offsets[cell + 1]!; k++) {
    for (let r = 0; r < parts; r++) sums[r]! += values[k]! * counts[k * parts + r]!;
  }
  return sums;
}

/** Rows of people: the first cells have one each, behind one that is nobody's. */
const rowsOf = (cells: number, people: number) => ({
  rows: people + 1,
  rowOf: Int32Array.from({ length: cells }, (_, cell) => (cell < people ? cell + 1 : -1)),
});

/** A batch of the values of some cells from a draw on. */
function batchOf(cells: readonly (readonly number[])[], from: number, count: number): Int32Array {
  const batch = new Int32Array((cells.length + 1) * BATCH).fill(-5);
  cells.forEach((values, r) => batch.set(values.slice(from, from + count), (r + 1) * BATCH));
  return batch;
}

let state = 7;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;

/** Cells whose values are few, drift, jump, lie wide apart, are beyond 32 bits, or are no whole numbers. */
function drawCells(draws: number): number[][] {
  const of = (value: (draw: number) => number) => Array.from({ length: draws }, (_, d) => value(d));
  return [
    of(() => 0),
    of(() => Math.floor(random() * 7)),
    of((d) => 1000 + d * 3 + Math.floor(random() * 5)),
    of((d) => (d === draws - 3 ? 900_000 : 40 + Math.floor(random() * 9))),
    of(() => Math.floor(random() * 1e9)),
    of(() => 5e9 + Math.floor(random() * 3)),
    of(() => roundedValue(random())),
  ];
}

describe.each([1, 8])('cells of draws in %d parts', (parts) => {
  // of so few cells as many different numbers are kept as there may be of any, see coarsenByHand
  const partOf = (draw: number) => (draw >> 4) % parts;

  it('are counted as by hand, chunk after chunk', () => {
    const tally = createCellTally(7, (cell) => cell < 6, parts, partOf, rowsOf(7, 5));
    for (const [chunk, draws] of [200, 64, 513, 9000].entries()) {
      const firstDraw = 96 * chunk;
      const cells = drawCells(draws);
      tally.begin(firstDraw);
      for (let from = 0; from < draws; from += 64) {
        const count = Math.min(64, draws - from);
        tally.addPeople(batchOf(cells.slice(0, 5), from, count), from, count);
        for (const cell of [5, 6]) tally.add(cell, cells[cell] ?? [], from, from, count);
      }
      const of = (draw: number) => partOf(firstDraw + draw);
      const found = tally.finish();
      expect(read(found, parts)).toEqual(byHand(cells, parts, of));
      for (let cell = 0; cell < 6; cell++) {
        expect(sumsOf(found, cell, parts)).toEqual(sumsByHand(cells[cell] ?? [], parts, of));
      }
    }
  });

  it('do not keep what a broken chunk had counted', () => {
    const tally = createCellTally(1, () => true, parts, partOf, rowsOf(1, 1));
    tally.begin(0);
    tally.addPeople(batchOf([[4, 5, 5]], 0, 3), 0, 3);
    tally.clear();
    tally.begin(0);
    tally.addPeople(batchOf([[5]], 0, 1), 0, 1);
    expect(read(tally.finish(), parts)).toEqual(byHand([[5]], parts, partOf));
    for (const broken of [3000, 7]) {
      tally.begin(0);
      tally.addPeople(batchOf([[4, broken]], 0, 2), 0, 2);
      tally.clear();
    }
    tally.begin(0);
    tally.addPeople(batchOf([[5]], 0, 1), 0, 1);
    expect(read(tally.finish(), parts)).toEqual(byHand([[5]], parts, partOf));
  });

  it('add up over chunks until they are finished', () => {
    const tally = createCellTally(1, () => true, parts, partOf, rowsOf(1, 1));
    tally.begin(0);
    tally.addPeople(batchOf([[4, 5, 5]], 0, 3), 0, 3);
    tally.begin(3);
    tally.addPeople(batchOf([[5, 2000]], 0, 2), 0, 2);
    expect(read(tally.finish(), parts)).toEqual(byHand([[4, 5, 5, 5, 2000]], parts, partOf));
    tally.begin(0);
    tally.addPeople(batchOf([[6]], 0, 1), 0, 1);
    expect(read(tally.finish(), parts)).toEqual(byHand([[6]], parts, partOf));
  });
});
