import { describe, expect, it } from 'vitest';
import { exp } from '../../../engine/math/exp.ts';
import { log } from '../../../engine/math/log.ts';
import { pow } from '../../../engine/math/pow.ts';
import { worstUlps } from './reference.ts';

describe('pow', () => {
  it('errs by less than 1 ulp of 45-digit values', () => {
    expect(worstUlps('pow', 2, pow)).toBeLessThan(1);
  });

  it('the plain exp(y·log x) would be refused by the same bound', () => {
    expect(worstUlps('pow', 2, (x, y) => exp(y * log(x)))).toBeGreaterThan(20);
  });

  it('is exact for every power of a whole number that a double holds', () => {
    let checked = 0;
    for (let base = 2; base <= 1000; base++) {
      let power = base;
      for (let n = 1; power <= Number.MAX_SAFE_INTEGER; n++) {
        expect(pow(base, n), `${base}^${n}`).toBe(power);
        power *= base;
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(5000);
    for (let n = -1074; n < 1024; n++) expect(pow(2, n), `2^${n}`).toBe(2 ** n);
  });

  it('follows the usual rules for signs, zeros and infinities', () => {
    expect(pow(-2, 3)).toBe(-8);
    expect(pow(-2, 2)).toBe(4);
    expect(pow(-2, 0.5)).toBeNaN();
    expect(pow(NaN, 0)).toBe(1);
    expect(pow(NaN, 1)).toBeNaN();
    expect(pow(0, 2)).toBe(0);
    expect(Object.is(pow(-0, 3), -0)).toBe(true);
    expect(pow(-0, -3)).toBe(-Infinity);
    expect(pow(0, -1)).toBe(Infinity);
    expect(pow(0.5, Infinity)).toBe(0);
    expect(pow(0.5, -Infinity)).toBe(Infinity);
    expect(pow(2, 1e300)).toBe(Infinity);
    expect(pow(2, -1e300)).toBe(0);
    expect(pow(-Infinity, 3)).toBe(-Infinity);
  });
});
