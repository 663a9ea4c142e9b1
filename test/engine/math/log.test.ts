import { describe, expect, it } from 'vitest';
import { log } from '../../../engine/math/log.ts';
import { worstUlps } from './reference.ts';

describe('log', () => {
  it('errs by less than 0.9 ulp of 45-digit values, subnormals and the neighbourhood of 1 included', () => {
    expect(worstUlps('log', 1, log)).toBeLessThan(0.9);
  });

  it('is exactly 0 at 1, and has its limits at the ends of its domain', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
  });

  it('a logarithm in single precision would be refused by the same bound', () => {
    expect(worstUlps('log', 1, (x) => Math.fround(log(x)))).toBeGreaterThan(1000);
  });
});
