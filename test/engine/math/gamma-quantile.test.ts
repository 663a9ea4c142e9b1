import { describe, expect, it } from 'vitest';
import {
  SMALLEST_POSITIVE,
  gammaLogQuantile,
  gammaQuantile,
} from '../../../engine/math/gamma-quantile.ts';
import { gammaReferences } from './gamma-reference.ts';

/** Largest relative error of the quantile, e to the error of its logarithm, less 1. */
const worst = (f: typeof gammaLogQuantile) =>
  Math.max(
    ...gammaReferences.gamma.map(([a, t, side, right]) =>
      // a logarithm of −2000 is itself rounded to 2e-13
      Math.max(0, Math.abs(f(a, t, side) - right) - 4e-16 * Math.abs(right)),
    ),
  );

describe('gammaQuantile', () => {
  it('agrees with mpmath to 1e-12 in both tails, for shapes from 0.01 to 25,000', () => {
    expect(gammaReferences.gamma.length).toBeGreaterThan(200);
    expect(worst(gammaLogQuantile)).toBeLessThan(1e-12);
  });

  it('would be refused for a shape that is off by a billionth', () => {
    expect(worst((a, t, side) => gammaLogQuantile(a * (1 + 1e-9), t, side))).toBeGreaterThan(1e-10);
  });

  it('stays inside the support and has its ends', () => {
    expect(gammaQuantile(0.01, 1e-9)).toBe(SMALLEST_POSITIVE);
    expect([gammaQuantile(2, 0), gammaQuantile(2, 1)]).toEqual([0, Infinity]);
    expect([gammaQuantile(2, -0.1), gammaQuantile(2, NaN), gammaQuantile(0, 0.5)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });

  it('finds quantiles of shape 1e8 that their tail undoes', () => {
    // Wilson and Hilferty's formula errs by less than a millionth of a standard deviation here
    const x = gammaQuantile(1e8, 0.975);
    const cube = 1 - 1 / 9e8 + 1.959963984540054 / (3 * 1e4);
    expect(Math.abs(x - 1e8 * cube ** 3) / 1e4).toBeLessThan(1e-6);
  });
});
