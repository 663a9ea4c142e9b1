import { describe, expect, it } from 'vitest';
import { cdf, upperTail } from '../../../engine/distribution/cdf.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { pdf, pmf } from '../../../engine/distribution/pdf.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { quantile, supportOf } from '../../../engine/distribution/quantile.ts';

const near = (got: number, right: number, tolerance = 1e-12) =>
  expect(Math.abs(got / right - 1), `${got} for ${right}`).toBeLessThan(tolerance);

describe('the support', () => {
  const normal: Distribution = { kind: 'normal', mean: 0, sd: 1 };
  it.each<[Distribution, number, number]>([
    [{ kind: 'gamma', shape: 0.01, rate: 3 }, 0, Infinity],
    [{ kind: 'uniform', min: 0.1, max: 0.7 }, 0.1, 0.7],
    [{ kind: 'triangular', min: 0.1, mode: 0.3, max: 0.7 }, 0.1, 0.7],
    [{ kind: 'pert', min: 0.1, mode: 0.3, max: 0.7 }, 0.1, 0.7],
    [{ kind: 'weibull', shape: 2, scale: 3 }, 0, Infinity],
    [{ kind: 'exponential', rate: 2 }, 0, Infinity],
    [{ kind: 'log-logistic', scale: 2, shape: 3 }, 0, Infinity],
    [{ kind: 'poisson', mean: 3 }, 0, Infinity],
    [{ kind: 'poisson', mean: 0 }, 0, 0],
    [{ kind: 'binomial', n: 12, p: 0.3 }, 0, 12],
    [{ kind: 'binomial', n: 12, p: 1 }, 12, 12],
    [{ kind: 'negative-binomial', size: 2, mean: 3 }, 0, Infinity],
    [{ kind: 'empirical', values: [-1, 4], weights: [1, 3] }, -1, 4],
    [{ kind: 'quantile-table', probabilities: [0, 0.3, 1], values: [0.1, 2, 9] }, 0.1, 9],
    [{ kind: 'truncated', of: normal, low: 0.1, high: 0.7 }, 0.1, 0.7],
    [{ kind: 'truncated', of: normal, low: 0.1 }, 0.1, Infinity],
    [
      {
        kind: 'mixture',
        components: [
          { weight: 1, distribution: { kind: 'fixed', value: -2 } },
          { weight: 1, distribution: { kind: 'uniform', min: 0, max: 3 } },
        ],
      },
      -2,
      3,
    ],
  ])('has exact ends and holds every draw: %o', (d, low, high) => {
    expect(supportOf(d)).toEqual({ low, high });
    const draw = quantileFunction(d);
    for (const u of [2 ** -53, 1e-9, 0.3, 0.5, 0.9, 1 - 1e-9, 1 - 2 ** -53]) {
      expect(draw(u)).toBeGreaterThanOrEqual(low);
      expect(draw(u)).toBeLessThanOrEqual(high);
    }
    expect([draw(0), draw(1)]).toEqual([low, high]);
    expect([draw(-1), draw(2), draw(NaN)]).toEqual([NaN, NaN, NaN]);
    expect([cdf(d, low - 1), cdf(d, high + 1), cdf(d, NaN)]).toEqual([0, 1, NaN]);
    expect([upperTail(d, low - 1), upperTail(d, high + 1), pdf(d, NaN)]).toEqual([1, 0, NaN]);
  });
});

describe('distributions of whole numbers', () => {
  it('give the median that a tie leaves: the lower of two', () => {
    expect(quantile({ kind: 'binomial', n: 3, p: 0.5 }, 0.5)).toBe(1);
    expect(quantile({ kind: 'binomial', n: 1, p: 0.5 }, 0.5)).toBe(0);
    expect(
      quantileFunction({ kind: 'binomial', n: 3, p: 0.5 })(0.5 + 2 ** -50),
    ).toBeGreaterThanOrEqual(1);
  });

  it.each<Distribution>([
    { kind: 'poisson', mean: 4.2 },
    { kind: 'binomial', n: 40, p: 0.135 },
    { kind: 'negative-binomial', size: 0.7, mean: 6 },
  ])('have probabilities that add up to their tails, mean and spread: %o', (d) => {
    let sum = 0;
    let first = 0;
    let second = 0;
    for (let k = 0; k < 400; k++) {
      sum += pmf(d, k);
      first += k * pmf(d, k);
      second += k * k * pmf(d, k);
      near(cdf(d, k), sum, 1e-12);
      expect(cdf(d, k + 0.5)).toBe(cdf(d, k));
    }
    near(sum, 1);
    near(meanOf(d), first, 1e-11);
    near(sdOf(d) ** 2, second - first * first, 1e-10);
    expect([pmf(d, 1.5), pmf(d, -1), pdf(d, 2), pdf(d, 2.5)]).toEqual([0, 0, Infinity, 0]);
  });

  it('answer for populations: the 97.5 % of Poisson(1e6) and Binomial(1e8, 0.01)', () => {
    // scipy 1.10: poisson.ppf(0.975, 1e6), binom.ppf(0.975, 1e8, 0.01)
    expect(quantile({ kind: 'poisson', mean: 1e6 }, 0.975)).toBe(1_001_960);
    expect(quantile({ kind: 'binomial', n: 1e8, p: 0.01 }, 0.975)).toBe(1_001_951);
  });
});

describe('an empirical table', () => {
  const d: Distribution = { kind: 'empirical', values: [1, 2, 5], weights: [1, 2, 1] };

  it('has the probabilities, moments and quantiles of its weights', () => {
    expect([pmf(d, 2), pmf(d, 3), cdf(d, 1), cdf(d, 4.9), upperTail(d, 2)]).toEqual([
      0.5, 0, 0.25, 0.75, 0.25,
    ]);
    expect([meanOf(d), sdOf(d)]).toEqual([2.5, 1.5]);
    expect([0.1, 0.25, 0.26, 0.75, 0.76, 1].map((p) => quantile(d, p))).toEqual([1, 1, 2, 2, 5, 5]);
  });
});

describe('a table of quantiles', () => {
  const d: Distribution = {
    kind: 'quantile-table',
    probabilities: [0, 0.25, 0.75, 1],
    values: [0, 10, 20, 100],
  };

  it('goes straight from point to point', () => {
    expect([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((p) => quantile(d, p))).toEqual([
      0, 4, 10, 15, 20, 68, 100,
    ]);
    expect([cdf(d, 4), cdf(d, 15), pdf(d, 15), pdf(d, 60)]).toEqual([0.1, 0.5, 0.05, 0.003125]);
    // uniform pieces: ¼·5 + ½·15 + ¼·60, and the mean square by thirds
    expect(meanOf(d)).toBe(23.75);
    near(sdOf(d) ** 2, 0.25 * (100 / 3) + 0.5 * (700 / 3) + 0.25 * (12400 / 3) - 23.75 ** 2);
  });
});

describe('a mixture', () => {
  const inflated: Distribution = {
    kind: 'mixture',
    components: [
      { weight: 3, distribution: { kind: 'fixed', value: 0 } },
      { weight: 7, distribution: { kind: 'exponential', rate: 2 } },
    ],
  };

  it('of a zero and an exponential has the closed quantile of a zero-inflated time', () => {
    expect([quantile(inflated, 0.1), quantile(inflated, 0.3), pmf(inflated, 0)]).toEqual([
      0, 0, 0.3,
    ]);
    for (const p of [0.31, 0.5, 0.9, 0.999])
      near(quantileFunction(inflated)(p), -Math.log((1 - p) / 0.7) / 2, 1e-12);
    near(meanOf(inflated), 0.35);
    near(sdOf(inflated) ** 2, 0.7 * 0.5 - 0.35 ** 2);
  });

  it('of counts is a count, with the ties of its parts', () => {
    const d: Distribution = {
      kind: 'mixture',
      components: [
        { weight: 1, distribution: { kind: 'fixed', value: 0 } },
        { weight: 1, distribution: { kind: 'binomial', n: 3, p: 0.5 } },
      ],
    };
    // P(0) = ½ + 1/16, then 3/16, 3/16, 1/16
    expect([0.5, 0.5625, 0.57, 0.75, 0.76, 0.9375, 0.94].map((p) => quantile(d, p))).toEqual([
      0, 0, 1, 1, 2, 2, 3,
    ]);
  });
});

describe('a truncation', () => {
  it('of an exponential from below is the same exponential, moved', () => {
    const d: Distribution = { kind: 'truncated', of: { kind: 'exponential', rate: 2 }, low: 3 };
    near(quantile(d, 0.4), 3 - Math.log(0.6) / 2);
    near(meanOf(d), 3.5);
    near(sdOf(d), 0.5);
  });

  it('of a count keeps its ends: Poisson(2) from 1 on has mean 2 / (1 − e^−2)', () => {
    const d: Distribution = { kind: 'truncated', of: { kind: 'poisson', mean: 2 }, low: 1 };
    near(meanOf(d), 2 / (1 - Math.exp(-2)));
    near(pmf(d, 1), (2 * Math.exp(-2)) / (1 - Math.exp(-2)));
    expect([pmf(d, 0), quantile(d, 0), quantile(d, 1e-9)]).toEqual([0, 1, 1]);
    const two: Distribution = { ...d, high: 2 };
    near(meanOf(two), (2 + 2 * 2) / (2 + 2));
  });

  it('of a mixture and of a kinked density has moments to 1e-11', () => {
    const kinked: Distribution = {
      kind: 'truncated',
      of: { kind: 'triangular', min: 0, mode: 1, max: 3 },
      high: 2,
    };
    // ∫₀¹ x·⅔x dx = 2/9; ∫₁² x·(3 − x)/3 dx = 13/18; mass 1/3 + 1/2
    near(meanOf(kinked), (2 / 9 + 13 / 18) / (5 / 6), 1e-11);
    const parts: Distribution = {
      kind: 'truncated',
      of: {
        kind: 'mixture',
        components: [
          { weight: 1, distribution: { kind: 'uniform', min: 0, max: 1 } },
          { weight: 1, distribution: { kind: 'uniform', min: 10, max: 11 } },
        ],
      },
      high: 10.5,
    };
    near(meanOf(parts), (0.5 + 0.5 * 10.25) / 1.5, 1e-11);
  });

  it('is infinite in mean only where its tail is kept', () => {
    const of: Distribution = { kind: 'log-logistic', scale: 1, shape: 1 };
    expect(meanOf({ kind: 'truncated', of, low: 1 })).toBe(Infinity);
    // median-1 log-logistic below 1: ∫₀^½ p / (1 − p) dp / ½ = 2·(log 2 − ½)
    near(meanOf({ kind: 'truncated', of, high: 1 }), 2 * (Math.LN2 - 0.5), 1e-11);
    expect(sdOf({ kind: 'log-logistic', scale: 1, shape: 2 })).toBe(Infinity);
  });
});

describe('extreme but allowed parameters', () => {
  it.each<[string, Distribution]>([
    ['a whole number beyond 2^53 among counts', { kind: 'fixed', value: 3.75e117 }],
    ['a time that no double holds', { kind: 'log-logistic', scale: 11, shape: 0.02 }],
    ['a lognormal far beyond a double', { kind: 'lognormal', mu: 1e200, sigma: 0.2 }],
  ])('end the search for a quantile: %s', (_, distribution) => {
    const d: Distribution = {
      kind: 'mixture',
      components: [
        { weight: 1, distribution },
        { weight: 1, distribution: { kind: 'negative-binomial', size: 0.5, mean: 67 } },
        { weight: 1, distribution: { kind: 'gamma', shape: 11, rate: 1 } },
      ],
    };
    let before = -Infinity;
    for (const p of [1e-9, 0.2, 0.5, 0.7, 0.9, 1 - 1e-9]) {
      const x = quantile(d, p);
      // what lies beyond the greatest double is given as that
      expect(x === Number.MAX_VALUE || cdf(d, x) >= p - 1e-12, `${x} at ${p}`).toBe(true);
      expect(x).toBeGreaterThanOrEqual(before);
      before = x;
    }
  });

  it('keep the digits of a cut near the mode of a triangle a hundred billion wide', () => {
    const of: Distribution = { kind: 'triangular', min: -3, mode: 0, max: 1.3e11 };
    const d: Distribution = { kind: 'truncated', of, low: 0, high: 26 };
    // all but flat there, so the cut is uniform to about 26 / 1.3e11
    near(quantile(d, 0.25), 6.5, 1e-9);
    near(quantile(d, 1e-6), 2.6e-5, 1e-4);
  });
});
