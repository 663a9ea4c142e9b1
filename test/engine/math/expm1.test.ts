import { describe, expect, it } from 'vitest';
import { exp } from '../../../engine/math/exp.ts';
import { expm1 } from '../../../engine/math/expm1.ts';
import { worstUlps } from './reference.ts';

describe('expm1', () => {
  it('errs by less than 1 ulp of 45-digit values', () => {
    expect(worstUlps('expm1', 1, expm1)).toBeLessThan(1);
  });

  it('the plain exp(x) − 1 would be refused by the same bound', () => {
    expect(worstUlps('expm1', 1, (x) => exp(x) - 1)).toBeGreaterThan(1e10);
  });

  it('has its limits and keeps the sign of 0', () => {
    expect(expm1(-Infinity)).toBe(-1);
    expect(expm1(Infinity)).toBe(Infinity);
    expect(expm1(800)).toBe(Infinity);
    expect(expm1(NaN)).toBeNaN();
    expect(Object.is(expm1(-0), -0)).toBe(true);
  });
});
