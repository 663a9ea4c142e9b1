import { describe, expect, it } from 'vitest';
import {
  coarseCount,
  fitCounts,
  mostNumbers,
  NOT_WHOLE,
  TALLY_BUDGET,
} from '../../../engine/simulate/coarse-counts.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

const LEVELS = [0, 10, 19, 23, 25, 26, 28, 31, 40];
/** Numbers of all sizes, and those around powers of 2. */
const NUMBERS = [
  ...Array.from({ length: 5000 }, (_, i) => i),
  ...Array.from({ length: 54 }, (_, e) => 2 ** e).flatMap((power) => [power - 1, power, power + 1]),
  ...Array.from({ length: 3000 }, (_, i) => 1_000_000 + 317 * i),
  4.5e15 + 1,
]
  .filter((value) => value < 2 ** 53)
  .sort((a, b) => a - b);

describe('the number that stands for a whole number at a level', () => {
  it.each(LEVELS)('at level %d is itself whole, keeps order, and stands for itself', (level) => {
    const coarse = NUMBERS.map((value) => coarseCount(value, level));
    expect(coarse.every(Number.isSafeInteger)).toBe(true);
    expect(coarse).toEqual([...coarse].sort((a, b) => a - b));
    expect(coarse.map((value) => coarseCount(value, level))).toEqual(coarse);
    expect(NUMBERS.map((value) => coarseCount(-value, level))).toEqual(
      coarse.map((value) => -value),
    );
  });

  it('is at most half of q roots away, and itself below (2/q)²', () => {
    for (let level = 0; level <= 40; level++) {
      const q = 2 ** (level - 26);
      const wrong = NUMBERS.filter((value) => {
        const off = Math.abs(coarseCount(value, level) - value);
        return off > (value < (2 / q) ** 2 ? 0 : (q / 2) * Math.sqrt(value));
      });
      expect(wrong).toEqual([]);
    }
  });

  it('is found from that of any lower level, so that lists may be put together in steps', () => {
    for (let level = 1; level <= 40; level++) {
      const direct = NUMBERS.map((value) => coarseCount(value, level));
      const inSteps = NUMBERS.map((value) => coarseCount(coarseCount(value, level - 1), level));
      expect(inSteps).toEqual(direct);
    }
  });

  it('tells 0 from 1, and 1 from 2, at any level', () => {
    for (let level = 0; level <= 53; level++) {
      expect([0, 1].map((value) => coarseCount(value, level))).toEqual([0, 1]);
      expect(coarseCount(2, level)).toBeGreaterThan(1);
    }
  });
});

describe('a list of one cell', () => {
  const list = (values: readonly number[]) => {
    const own = Float64Array.from(values);
    const counts = new Uint32Array(own.length).fill(1);
    const [levels, rests] = [new Uint8Array(1), new Float64Array(1)];
    return { own, counts, levels, rests };
  };
  const fit = ({ own, counts, levels, rests }: ReturnType<typeof list>, most: number) => {
    const end = fitCounts(own, counts, 1, 0, own.length, most, 0, levels, rests);
    return Array.from(own.subarray(0, end));
  };

  it('of numbers as far apart as there may be is kept as it is up to the most', () => {
    const far = Array.from({ length: 2048 }, (_, i) => i * 1_000_003);
    const cell = list(far);
    expect(fit(cell, 2048)).toEqual(far);
    expect(cell.levels[0]).toBe(0);
    expect(cell.rests[0]).toBe(0);
  });

  it('is kept as it is where nearly everybody counts, however many they are', () => {
    const near = Array.from({ length: 2000 }, (_, i) => 999_998_000 + i);
    expect(fit(list(near), 2048)).toEqual(near);
  });

  it('with too many is at the first level at which they are few enough: never fewer than half of the most', () => {
    const random = randomNumbers(3);
    const most = 64;
    for (const size of [65, 100, 129, 1000, 5000]) {
      for (const width of [1e4, 1e6, 1e9, 1e12, 4e15]) {
        const drawn = Array.from({ length: size }, () => Math.floor(width * random()));
        const values = [...new Set(drawn)].sort((a, b) => a - b);
        const cell = list(values);
        const found = fit(cell, most);
        const at = (level: number) => new Set(values.map((value) => coarseCount(value, level)));
        const level = cell.levels[0]!;
        expect(found).toEqual([...at(level)]);
        expect(found.length).toBeLessThanOrEqual(most);
        if (level > 0) expect(at(level - 1).size).toBeGreaterThan(most);
        if (level > 0) expect(found.length).toBeGreaterThan(most / 2);
        const sum = (of: Iterable<number>) => [...of].reduce((a, b) => a + BigInt(b), 0n);
        const kept = found.map((value, k) => value * cell.counts[k]!);
        expect(sum(kept) + BigInt(cell.rests[0]!)).toBe(sum(values));
      }
    }
  });

  it('of numbers below 0 keeps its order and its sum', () => {
    const values = Array.from({ length: 500 }, (_, i) => 40_000 * (i - 250));
    const cell = list(values);
    const found = fit(cell, 100);
    expect(found.length).toBeLessThanOrEqual(100);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    const sum = found.reduce((all, value, k) => all + value * cell.counts[k]!, 0);
    expect(sum + cell.rests[0]!).toBe(values.reduce((a, b) => a + b, 0));
  });

  it('that need not be whole stays as it is', () => {
    const cell = list(Array.from({ length: 50 }, (_, i) => i / 8));
    cell.levels[0] = NOT_WHOLE;
    expect(fit(cell, 8)).toHaveLength(50);
  });
});

describe('what a tally takes', () => {
  it('is 2,048 numbers a cell at most, and 96 MiB of them in all', () => {
    expect(mostNumbers(1452, 1)).toBe(2048);
    expect(mostNumbers(4096, 1)).toBe(2048);
    for (const cells of [1, 1452, 4097, 7212, 50_000]) {
      for (const parts of [1, 8]) {
        const bytes = cells * mostNumbers(cells, parts) * (8 + 4 * parts);
        expect(bytes).toBeLessThanOrEqual(TALLY_BUDGET);
      }
    }
    expect(mostNumbers(10_000_000, 8)).toBe(32);
  });
});
