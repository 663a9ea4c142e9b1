import { describe, expect, it } from 'vitest';
import { partBin, partBinOf, placeIn } from '../../../engine/simulate/part-bins.ts';

const MEANS = [0, 1e-9, 3e-6, 0.002, 0.7, 1, 3.3, 40, 849.99, 850, 40_000, 999_999.5, 4e8];
const PARTS_OF_MEAN = [0, 1e-6, 0.01, 0.3, 0.999, 1];

describe('partBinOf', () => {
  it('finds the bin that holds the number, which is narrow beside the number and its luck', () => {
    for (const mean of MEANS) {
      for (const part of PARTS_OF_MEAN) {
        const variance = mean * part;
        const bin = partBinOf(mean, variance);
        const { low, width } = partBin(bin);
        const what = `${mean} with variance ${variance}: ${low} + ${width}`;
        expect(low <= Math.fround(mean) && Math.fround(mean) < low + width, what).toBe(true);
        const sd = Math.sqrt(Math.max(variance, 1 / 1024));
        expect(width, what).toBeLessThanOrEqual(Math.max(sd / 4, mean / 4096));
        if (mean >= 1e-6 && mean < 1) expect(width, what).toBeLessThanOrEqual(mean / 8);
        expect(bin).toBeLessThan(2 ** 26);
        expect(Math.abs(placeIn(bin, mean, 1024) / 1024 - (mean - low) / width)).toBeLessThan(
          1 / 1024 + mean / 2 ** 24 / width,
        );
      }
    }
  });

  it('tells variances apart that differ by the root of 2', () => {
    const kinds = [0, 0.001, 0.0015, 1, 1.6, 2, 3, 100].map((v) => partBin(partBinOf(200, v)).kind);
    expect(new Set(kinds).size).toBe(8);
    expect([...kinds].sort((a, b) => a - b)).toEqual(kinds);
    expect(partBin(partBinOf(200, 1)).kind).toBe(partBin(partBinOf(200, 1.4)).kind);
  });
});
