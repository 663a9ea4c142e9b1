import { describe, expect, it } from 'vitest';
import { logRising } from '../../../engine/synthesis/log-rising.ts';

describe('the logarithm of the rising factorial', () => {
  it('is the sum of the logarithms of a, a + 1, …', () => {
    for (const a of [1e-6, 0.03, 0.5, 1, 3.7, 14.9, 15.1, 400, 1e6, 1e11]) {
      for (const x of [0, 1, 2, 7, 54, 1500]) {
        let expected = 0;
        for (let k = 0; k < x; k++) expected += Math.log(a + k);
        const scale = Math.max(1, Math.abs(expected));
        expect(Math.abs(logRising(a, x) - expected) / scale).toBeLessThan(1e-13);
      }
    }
  });

  it('takes counts that are not whole (mpmath, 30 digits)', () => {
    expect(logRising(0.3, 2.5)).toBeCloseTo(-0.57909520283032868, 12);
    expect(logRising(7.25, 13.5)).toBeCloseTo(34.529830331216356, 12);
  });
});
