import { describe, expect, it } from 'vitest';
import { erfc } from '../../../engine/math/erfc.ts';
import { normalCdf } from '../../../engine/math/normal-cdf.ts';
import { worstRelative } from './reference.ts';

describe('normalCdf', () => {
  it('errs by less than 1e-15 of its value down to x = −37', () => {
    expect(worstRelative('normalCdf', 1, normalCdf)).toBeLessThan(1e-15);
  });

  it('the plain ½·erfc(−x/√2) would be refused by the same bound', () => {
    expect(worstRelative('normalCdf', 1, (x) => 0.5 * erfc(-x / Math.SQRT2))).toBeGreaterThan(
      1e-14,
    );
  });

  it('is a half at 0 and ends at 0 and 1', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(NaN)).toBeNaN();
  });
});
