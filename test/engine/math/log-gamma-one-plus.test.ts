import { describe, expect, it } from 'vitest';
import { logGammaOnePlus } from '../../../engine/math/log-gamma-one-plus.ts';
import { logGamma } from '../../../engine/math/log-gamma.ts';
import { gammaReferences } from './gamma-reference.ts';

const worst = (f: (h: number) => number) =>
  Math.max(...gammaReferences.logGammaOnePlus.map(([h, right]) => Math.abs(f(h) / right - 1)));

describe('logGammaOnePlus', () => {
  it('agrees with mpmath to 1e-13 of its own size, near its zeros too', () => {
    expect(gammaReferences.logGammaOnePlus.length).toBeGreaterThan(20);
    expect(worst(logGammaOnePlus)).toBeLessThan(1e-13);
  });

  it('is needed: logGamma(1 + h) would be refused', () => {
    expect(worst((h) => logGamma(1 + h))).toBeGreaterThan(1e-6);
  });

  it('vanishes at 0 and 1, and is NaN from −1 down', () => {
    expect([logGammaOnePlus(0), logGammaOnePlus(1)]).toEqual([0, 0]);
    expect([logGammaOnePlus(-1), logGammaOnePlus(-2), logGammaOnePlus(NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });
});
