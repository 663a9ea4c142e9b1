import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../engine/math/normal-quantile.ts';
import { worstRelative } from './reference.ts';

describe('normalQuantile', () => {
  it('errs by less than 1e-15 of its value from p = 1e-18 to 1 − 1e-12', () => {
    expect(worstRelative('normalQuantile', 1, normalQuantile)).toBeLessThan(1e-15);
  });

  it('changes sign exactly when p is mirrored on a grid that has both', () => {
    for (let n = 0; n < 512; n++) {
      const p = (n + 0.5) / 512;
      expect(normalQuantile(1 - p)).toBe(0 - normalQuantile(p));
    }
  });

  it('ends in infinities and refuses what is no probability', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalQuantile(NaN)).toBeNaN();
  });
});
