import { describe, expect, it } from 'vitest';
import { exp, expOfSum } from '../../../engine/math/exp.ts';
import { worstUlps } from './reference.ts';

describe('exp', () => {
  it('errs by less than 1 ulp of 45-digit values', () => {
    expect(worstUlps('exp', 1, exp)).toBeLessThan(1);
  });

  it('overflows to infinity and underflows to 0 where a double ends', () => {
    expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.13)).toBe(5e-324);
    expect(exp(-745.14)).toBe(0);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(0)).toBe(1);
  });

  it('keeps what the caller knows beyond the last digit of the argument', () => {
    // e^(x + t) = e^x·(1 + t) to first order; t = 1e-15 is far below an ulp of 20
    const ratio = expOfSum(20, 1e-15) / exp(20) - 1;
    expect(Math.abs(ratio - 1e-15)).toBeLessThan(3e-16);
  });
});
