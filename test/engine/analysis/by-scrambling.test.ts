import { describe, expect, it } from 'vitest';
import {
  estimateBySums,
  estimateOfDraws,
  scramblingSizes,
} from '../../../engine/analysis/by-scrambling.ts';
import { scramblingOf } from '../../../engine/simulate/scrambling.ts';

describe('estimateBySums', () => {
  it('is the mean of equal sets with s / √R, by hand', () => {
    // means 1, 2, 3, 6 of 10 draws each: mean 3, s² = 14 / 3
    const estimate = estimateBySums([10, 20, 30, 60], [10, 10, 10, 10]);
    expect(estimate?.value).toBeCloseTo(3, 14);
    expect(estimate?.mcse).toBeCloseTo(Math.sqrt(14 / 3 / 4), 14);
  });

  it('weighs sets by their draws', () => {
    const estimate = estimateBySums([20, 10], [20, 5]);
    expect(estimate?.value).toBeCloseTo(30 / 25, 14);
    // (20 − 24)² + (10 − 6)² = 32; ·2 / 25²
    expect(estimate?.mcse).toBeCloseTo(Math.sqrt(32 * 2) / 25, 14);
  });

  it('knows nothing while a set is empty, or where there is one', () => {
    expect(estimateBySums([1, 0], [1, 0])).toBeUndefined();
    expect(estimateBySums([1], [1])).toBeUndefined();
  });
});

describe('scramblingSizes', () => {
  it.each([1, 16, 100, 128, 129, 1000, 5000])('counts the first %i draws', (draws) => {
    const sizes = new Float64Array(8);
    for (let draw = 0; draw < draws; draw++) sizes[scramblingOf(draw)]! += 1;
    expect(scramblingSizes(draws)).toEqual(sizes);
  });
});

describe('estimateOfDraws', () => {
  const draws = Array.from({ length: 512 }, (_, draw) => draw);

  it('has s / √n of independent draws', () => {
    const values = draws.map((draw) => (draw % 2 === 0 ? 4 : 6));
    const { value, mcse } = estimateOfDraws(values, draws, 1);
    expect(value).toBe(5);
    expect(mcse).toBeCloseTo(Math.sqrt(512 / 511 / 512), 14);
  });

  it('sees of Sobol draws how the scramblings differ, and nothing within them', () => {
    const within = draws.map((draw) => (draw % 2 === 0 ? 4 : 6));
    expect(estimateOfDraws(within, draws, 8)).toEqual({ value: 5, mcse: 0 });
    const between = draws.map((draw) => scramblingOf(draw)); // means 0 … 7, s² = 6
    expect(estimateOfDraws(between, draws, 8).mcse).toBeCloseTo(Math.sqrt(6 / 8), 14);
  });

  it('has no error where all values are equal', () => {
    const same = draws.map(() => 0.1);
    for (const scramblings of [1, 8]) {
      expect(estimateOfDraws(same, draws, scramblings)).toEqual({ value: 0.1, mcse: 0 });
    }
  });
});
