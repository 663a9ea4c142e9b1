import { describe, expect, it } from 'vitest';
import { log } from '../../../engine/math/log.ts';
import { log1p } from '../../../engine/math/log1p.ts';
import { worstUlps } from './reference.ts';

describe('log1p', () => {
  it('errs by less than 1 ulp of 45-digit values from 1e-18 to 1e18', () => {
    expect(worstUlps('log1p', 1, log1p)).toBeLessThan(1);
  });

  it('the plain log(1 + x) would be refused by the same bound', () => {
    expect(worstUlps('log1p', 1, (x) => log(1 + x))).toBeGreaterThan(1e10);
  });

  it('has its limits at the ends of its domain and keeps the sign of 0', () => {
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(NaN)).toBeNaN();
    expect(log1p(Infinity)).toBe(Infinity);
    expect(Object.is(log1p(-0), -0)).toBe(true);
  });
});
