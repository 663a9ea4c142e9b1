import { describe, expect, it } from 'vitest';
import { quantileDots } from '../../../engine/analysis/quantile-dots.ts';

describe('quantileDots', () => {
  it('follows F(v) ≥ (i − ½) / 50 on an example worked by hand', () => {
    // 100 draws: 29 of 0, 50 of 1, 20 of 2, 1 of 7. F is 0.29, 0.79, 0.99, 1 and the dots ask for
    // 0.01, 0.03, …, 0.99: 15 of them up to 0.29, 25 up to 0.79, 10 up to 0.99, none above.
    const dots = quantileDots({ values: [0, 1, 2, 7], counts: [29, 50, 20, 1] });
    const tally = [0, 1, 2, 7].map((value) => dots.filter((dot) => dot === value).length);
    expect(tally).toEqual([15, 25, 10, 0]);
  });

  it('takes the next count when F falls short by a single draw', () => {
    // 10,000 draws: 2,899 of 0 give F(0) = 0.2899 < 0.29, so the fifteenth dot is 1.
    const dots = quantileDots({ values: [0, 1], counts: [2899, 7101] });
    expect(dots.filter((dot) => dot === 0)).toHaveLength(14);
  });

  it('gives exactly 50 dots, ascending, each a count some draw had', () => {
    const values = Array.from({ length: 137 }, (_, i) => 3 * i + 2);
    const counts = values.map((_, i) => 1 + ((i * 31) % 17));
    const dots = quantileDots({ values, counts });
    expect(dots).toHaveLength(50);
    expect(dots).toEqual([...dots].sort((a, b) => a - b));
    expect(dots.every((dot) => values.includes(dot))).toBe(true);
  });

  it('repeats a constant 50 times, and a single draw too', () => {
    expect(new Set(quantileDots({ values: [425], counts: [10_000] }))).toEqual(new Set([425]));
    expect(quantileDots({ values: [3], counts: [1] })).toHaveLength(50);
  });

  it('finds each quantile among the numbers that a value of a wide law stands for', () => {
    // every whole number from 0 to 999 once, told in ten blocks of 100: the quantile at 0.01 is 9, at 0.03 is 29
    const blocks = Array.from({ length: 10 }, (_, k) => 100 * k + 50);
    const dots = quantileDots({ values: blocks, counts: blocks.map(() => 100), step: 100 });
    expect(dots).toEqual(Array.from({ length: 50 }, (_, i) => 20 * i + 9));
  });

  it('gives none without draws', () => {
    expect(quantileDots({ values: [], counts: [] })).toEqual([]);
  });
});
