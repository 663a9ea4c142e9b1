import { describe, expect, it } from 'vitest';
import { meanRatio } from '../../../engine/analysis/mean-ratio.ts';

describe('meanRatio', () => {
  it('is the ratio of means with the error of the delta method', () => {
    // by hand: means 4 and 6; residuals 2 − 1.5·2, 6 − 1.5·4, 10 − 1.5·6 are −1, 0, 1, of deviation 1
    const ratio = meanRatio(
      [2, 4, 6].flatMap((x) => Array<number>(9).fill(x)),
      [2, 6, 10].flatMap((y) => Array<number>(9).fill(y)),
    );
    expect(ratio?.value).toBe(1.5);
    // Σ r² = 18, n = 27: s = √(18/26), error s / (√27 · 4)
    expect(ratio?.mcse).toBeCloseTo(Math.sqrt(18 / 26) / (Math.sqrt(27) * 4), 12);
  });

  it('has no error where every draw has the same ratio', () => {
    expect(meanRatio([10, 11, 12, 11], [20, 22, 24, 22])).toEqual({ value: 2, mcse: 0 });
  });

  it('says nothing of a base that is not clearly above 0, of values below 0, or of one draw', () => {
    expect(meanRatio([0, 0, 0], [1, 2, 3])).toBeUndefined();
    expect(meanRatio([0, 0, 0, 0, 1], [1, 1, 1, 1, 1])).toBeUndefined();
    expect(meanRatio([5, 5, -1], [5, 5, 5])).toBeUndefined();
    expect(meanRatio([5], [5])).toBeUndefined();
    expect(meanRatio([NaN, 5], [5, 5])).toBeUndefined();
  });
});
