import { describe, expect, it } from 'vitest';
import {
  regularizedIncompleteBeta,
  regularizedIncompleteBetaComplement,
} from '../../../engine/math/regularized-incomplete-beta.ts';
import { referencesOf } from './reference.ts';

const rows = referencesOf('regularizedIncompleteBeta');

describe('regularizedIncompleteBeta', () => {
  it('errs in both tails by less than 1e-12, beyond what rounding x and 1 − x means', () => {
    for (const [a = NaN, b = NaN, x = NaN, low = NaN, , high = NaN] of rows) {
      // 1 − x is rounded once: relative change eps·x/(1 − x), felt b times over in the upper tail
      const allowed = 1e-12 + (2 ** -53 * Math.max(a, b)) / Math.min(1, 1 - x);
      const lower = regularizedIncompleteBeta(a, b, x);
      const upper = regularizedIncompleteBetaComplement(a, b, x);
      expect(Math.abs(lower / low - 1), `lower ${a}, ${b}, ${x}`).toBeLessThan(allowed);
      expect(Math.abs(upper / high - 1), `upper ${a}, ${b}, ${x}`).toBeLessThan(allowed);
    }
  });

  it('is the binomial tail: P(at least k of n) = I_p(k, n − k + 1)', () => {
    // closed sums: 1 − 0.9^10, and 0.1^3·(10 − 15·0.1 + 6·0.1²) for 3 of 5
    expect(Math.abs(regularizedIncompleteBeta(1, 10, 0.1) - 0.6513215599)).toBeLessThan(1e-14);
    expect(Math.abs(regularizedIncompleteBeta(3, 3, 0.1) - 0.00856)).toBeLessThan(1e-16);
  });

  it('a parameter one off would be refused by the same bound', () => {
    const errors = rows.map(([a = NaN, b = NaN, x = NaN, low = NaN]) =>
      Math.abs(regularizedIncompleteBeta(a + 1, b, x) / low - 1),
    );
    expect(Math.min(...errors)).toBeGreaterThan(1e-10);
  });

  it('is 0 and 1 outside the support and NaN for what is no distribution', () => {
    expect(regularizedIncompleteBeta(2, 3, -1)).toBe(0);
    expect(regularizedIncompleteBeta(2, 3, 2)).toBe(1);
    expect(regularizedIncompleteBetaComplement(2, 3, 0)).toBe(1);
    expect(regularizedIncompleteBeta(0, 3, 0.5)).toBeNaN();
    expect(regularizedIncompleteBeta(2, 3, NaN)).toBeNaN();
  });
});
