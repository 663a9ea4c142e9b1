import { describe, expect, it } from 'vitest';
import { betaQuantile, LARGEST_SHARE, SMALLEST_SHARE } from '../../../engine/math/beta-quantile.ts';
import { worstRelative } from './reference.ts';

describe('betaQuantile', () => {
  it('errs by less than 1e-12 of its value for a, b from 0.01 to 54,846 and p from 1e-12', () => {
    expect(worstRelative('betaQuantile', 3, betaQuantile)).toBeLessThan(1e-12);
  });

  it('the quantile of one person more would be refused by the same bound', () => {
    const wrong = (a: number, b: number, p: number) => betaQuantile(a, b + 1, p);
    expect(worstRelative('betaQuantile', 3, wrong)).toBeGreaterThan(1e-3);
  });

  it('has the closed forms of a = 1 or b = 1 and of the arcsine distribution', () => {
    for (const p of [1e-9, 0.001, 0.1, 0.3, 0.5, 0.77, 0.999]) {
      const close = (got: number, true_: number) =>
        expect(Math.abs(got / true_ - 1)).toBeLessThan(1e-12);
      close(betaQuantile(1, 1, p), p);
      close(betaQuantile(3, 1, p), Math.cbrt(p));
      close(betaQuantile(1, 104, p), -Math.expm1(Math.log1p(-p) / 104));
      close(betaQuantile(0.5, 0.5, p), Math.sin((Math.PI * p) / 2) ** 2);
      close(betaQuantile(0.01, 1, p ** 0.01), p);
    }
  });

  it('is the exact binomial bound: the uniform prior gives 0 of 103 at most 1 − 0.05^(1/104)', () => {
    // Clopper & Pearson 1934 bounds of 54 in 400 by scipy 1.17: 0.103069099152315, 0.1724484673369233
    expect(Math.abs(betaQuantile(54, 347, 0.025) - 0.103069099152315)).toBeLessThan(1e-14);
    expect(Math.abs(betaQuantile(55, 346, 0.975) - 0.1724484673369233)).toBeLessThan(1e-14);
    expect(Math.abs(betaQuantile(1, 104, 0.95) - 0.028394205516576565)).toBeLessThan(1e-14);
  });

  it('agrees with scipy on the 95 % intervals of a Dirichlet row, alpha = 1251, 350, 116, 17', () => {
    // scipy 1.17, counts from the HIV model of hesim's markov-cohort vignette
    const rows = [
      [1251, 0.7001213280095063, 0.7423013970934295],
      [350, 0.18328905111439073, 0.22105323617552614],
      [116, 0.05562261398361171, 0.07911792318118475],
      [17, 0.005724530842961113, 0.014949879879285378],
    ] as const;
    for (const [alpha, low, high] of rows) {
      expect(Math.abs(betaQuantile(alpha, 1734 - alpha, 0.025) / low - 1)).toBeLessThan(1e-12);
      expect(Math.abs(betaQuantile(alpha, 1734 - alpha, 0.975) / high - 1)).toBeLessThan(1e-12);
    }
  });

  it('stays strictly inside the support even where a double cannot hold the quantile', () => {
    expect(betaQuantile(0.01, 1, 1e-9)).toBe(SMALLEST_SHARE);
    expect(betaQuantile(1, 0.01, 0.9)).toBe(LARGEST_SHARE);
    expect(betaQuantile(2, 3, 0)).toBe(0);
    expect(betaQuantile(2, 3, 1)).toBe(1);
  });

  it('answers for the largest and the most lopsided parameters that are allowed', () => {
    for (const [a, b] of [
      [1e6, 1e6],
      [1e-6, 1e9],
      [1e9, 1e-6],
      [1e-6, 1e-6],
      [1, 1e9],
    ] as const) {
      let before = 0;
      for (const p of [1e-9, 0.01, 0.5, 0.99, 1 - 1e-9]) {
        const x = betaQuantile(a, b, p);
        expect(x >= before && x < 1, `Beta(${a}, ${b}) at ${p}`).toBe(true);
        before = x;
      }
    }
  });

  it('gives NaN for what is no distribution or no probability', () => {
    for (const [a, b, p] of [
      [0, 1, 0.5],
      [1, -1, 0.5],
      [NaN, 1, 0.5],
      [1, Infinity, 0.5],
      [1, 1, -0.1],
      [1, 1, NaN],
    ] as const)
      expect(betaQuantile(a, b, p)).toBeNaN();
  });
});
