import { describe, expect, it } from 'vitest';
import {
  regularizedIncompleteGamma,
  regularizedIncompleteGammaComplement,
} from '../../../engine/math/regularized-incomplete-gamma.ts';
import { gammaReferences } from './gamma-reference.ts';

const rows = gammaReferences.gamma.filter(([, , , , x]) => x > 1e-300);

describe('regularizedIncompleteGamma', () => {
  it('agrees with mpmath in both tails to 2e-13', () => {
    expect(rows.length).toBeGreaterThan(200);
    for (const [a, , , , x, lower, upper] of rows) {
      const note = `shape ${a} at ${x}`;
      expect(Math.abs(regularizedIncompleteGamma(a, x) / lower - 1), note).toBeLessThan(2e-13);
      expect(Math.abs(regularizedIncompleteGammaComplement(a, x) / upper - 1), note).toBeLessThan(
        2e-13,
      );
    }
  });

  it('is 1 − e^−x for shape 1 and erfc(√x) above for shape ½, in closed form', () => {
    for (const x of [1e-10, 0.3, 1, 2, 30]) {
      expect(Math.abs(regularizedIncompleteGamma(1, x) / -Math.expm1(-x) - 1)).toBeLessThan(1e-14);
      expect(Math.abs(regularizedIncompleteGammaComplement(1, x) / Math.exp(-x) - 1)).toBeLessThan(
        1e-14,
      );
    }
    // erfc(1) to 16 digits, Abramowitz & Stegun table 7.1
    expect(regularizedIncompleteGammaComplement(0.5, 1)).toBeCloseTo(0.15729920705028513, 15);
  });

  it('has both tails of shape 1e6 six standard deviations below its mean', () => {
    // summed with 40 decimal digits: the series of P, with Stirling's series for log Γ
    const x = 994013.8461495816;
    const right = 1.000000621380092588e-9;
    expect(Math.abs(regularizedIncompleteGamma(1e6, x) / right - 1)).toBeLessThan(1e-11);
  });

  it('has its ends, and NaN for what is no shape', () => {
    expect([regularizedIncompleteGamma(2, 0), regularizedIncompleteGamma(2, -1)]).toEqual([0, 0]);
    expect(regularizedIncompleteGamma(2, Infinity)).toBe(1);
    expect(regularizedIncompleteGammaComplement(2, 0)).toBe(1);
    expect(regularizedIncompleteGammaComplement(2, Infinity)).toBe(0);
    expect(regularizedIncompleteGamma(0, 1)).toBeNaN();
    expect(regularizedIncompleteGamma(1, NaN)).toBeNaN();
    expect(regularizedIncompleteGammaComplement(-1, 1)).toBeNaN();
  });
});
