import { describe, expect, it } from 'vitest';
import { erfc } from '../../../engine/math/erfc.ts';
import { worstUlps } from './reference.ts';

describe('erfc', () => {
  it('errs by less than 2.5 ulp of 45-digit values', () => {
    expect(worstUlps('erfc', 1, erfc)).toBeLessThan(2.5);
  });

  it('sums to 2 with its mirror image, and has its limits', () => {
    for (const x of [0, 0.1, 0.5, 0.84, 1, 1.3, 2.9, 5, 30]) {
      expect(Math.abs(erfc(x) + erfc(-x) - 2)).toBeLessThan(5e-16);
    }
    expect(erfc(0)).toBe(1);
    expect(erfc(Infinity)).toBe(0);
    expect(erfc(-Infinity)).toBe(2);
    expect(erfc(NaN)).toBeNaN();
  });
});
