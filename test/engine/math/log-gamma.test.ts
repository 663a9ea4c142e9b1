import { describe, expect, it } from 'vitest';
import { logBeta } from '../../../engine/math/log-beta.ts';
import { logGamma } from '../../../engine/math/log-gamma.ts';
import { stirlingCorrection } from '../../../engine/math/stirling-correction.ts';
import { referencesOf, ulpOf } from './reference.ts';

/** Largest error divided by what is allowed at each row: `floor` or `ulps`, whichever is more. */
function worst(
  name: string,
  arity: number,
  f: (...x: number[]) => number,
  floor: number,
  ulps: number,
) {
  return Math.max(
    ...referencesOf(name).map((row) => {
      const [high = NaN, low = NaN] = row.slice(arity);
      const error = Math.abs(f(...row.slice(0, arity)) - high - low);
      return error / Math.max(floor, ulps * ulpOf(high));
    }),
  );
}

describe('logGamma', () => {
  it('errs by less than 2e-14 or 3 ulp, whichever is more', () => {
    expect(worst('logGamma', 1, logGamma, 2e-14, 3)).toBeLessThan(1);
  });

  it('satisfies log Γ(x + 1) = log Γ(x) + log x', () => {
    for (const x of [0.3, 1.7, 14.2, 15.3, 900.5]) {
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-12);
    }
    expect(logGamma(0)).toBeNaN();
    expect(logGamma(NaN)).toBeNaN();
  });
});

describe('stirlingCorrection', () => {
  it('errs by less than 2e-14 absolutely, and by less than 4e-17 from x = 16', () => {
    expect(worst('stirlingCorrection', 1, stirlingCorrection, 2e-14, 0)).toBeLessThan(1);
    const far = referencesOf('stirlingCorrection').filter((row) => (row[0] ?? 0) >= 16);
    expect(far.length).toBeGreaterThan(50);
    for (const [x = NaN, high = NaN, low = NaN] of far) {
      expect(Math.abs(stirlingCorrection(x) - high - low)).toBeLessThan(4e-17);
    }
  });
});

describe('logBeta', () => {
  it('errs by less than 3e-14 or 4 ulp, whichever is more, for arguments from 0.008 to 32,768', () => {
    expect(worst('logBeta', 2, logBeta, 3e-14, 4)).toBeLessThan(1);
  });

  it('the plain sum of three log gammas would be refused by the same bound', () => {
    const plain = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);
    expect(worst('logBeta', 2, plain, 3e-14, 4)).toBeGreaterThan(10);
  });
});
