import { describe, expect, it } from 'vitest';
import { cdf } from '../../../engine/distribution/cdf.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { formatQuantity, parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';

function read(text: string, kind: ParameterKind): Distribution {
  const quantity = parsePhrase(text, kind);
  if (quantity.kind !== 'distribution') throw new Error(quantity.kind);
  // printed and read again it is the same
  expect(parsePhrase(formatQuantity(quantity, kind), kind)).toEqual(quantity);
  return quantity.distribution;
}

describe('named distributions', () => {
  it.each<[string, ParameterKind, Distribution]>([
    ['beta(3, 97)', 'share', { kind: 'beta', a: 3, b: 97 }],
    ['Beta( b = 97,  a = 3 )', 'share', { kind: 'beta', a: 3, b: 97 }],
    ['beta(mean=10%, size=20)', 'share', { kind: 'beta', a: 2, b: 18 }],
    ['gamma(shape=2, rate=0.5 per month)', 'duration', { kind: 'gamma', shape: 2, rate: 0.5 }],
    ['gamma(12.5, 300 months)', 'rate', { kind: 'gamma', shape: 12.5, rate: 300 }],
    ['gamma(shape=2, mean=1 year)', 'sojourn', { kind: 'gamma', shape: 2, rate: 2 / 12 }],
    ['uniform(3, 18 months)', 'duration', { kind: 'uniform', min: 3, max: 18 }],
    ['uniform(5, 20%)', 'share', { kind: 'uniform', min: 0.05, max: 0.2 }],
    ['pert(5%, 10%, 20%)', 'share', { kind: 'pert', min: 0.05, mode: 0.1, max: 0.2 }],
    ['triangular(25, 30, 50)', 'count', { kind: 'triangular', min: 25, mode: 30, max: 50 }],
    ['weibull(0.8, 2 years)', 'sojourn', { kind: 'weibull', shape: 0.8, scale: 24 }],
    ['exponential(10 months)', 'sojourn', { kind: 'exponential', rate: 0.1 }],
    ['log-logistic(4 months, 1.5)', 'sojourn', { kind: 'log-logistic', scale: 4, shape: 1.5 }],
    ['poisson(12.5)', 'count', { kind: 'poisson', mean: 12.5 }],
    ['normal(-0.5, 0.2)', 'number', { kind: 'normal', mean: -0.5, sd: 0.2 }],
    ['uniform(-1, 2)', 'number', { kind: 'uniform', min: -1, max: 2 }],
    ['beta(3, 97)', 'number', { kind: 'beta', a: 3, b: 97 }],
    ['pert(8000, 9000, 12000)', 'money', { kind: 'pert', min: 8000, mode: 9000, max: 12000 }],
    ['uniform(12, 24 per year)', 'inflow', { kind: 'uniform', min: 1, max: 2 }],
    ['gamma(shape=2, rate=3 months)', 'inflow', { kind: 'gamma', shape: 2, rate: 3 }],
    ['binomial(20, 30%)', 'count', { kind: 'binomial', n: 20, p: 0.3 }],
    [
      'negative-binomial(mean=12, size=3)',
      'count',
      { kind: 'negative-binomial', mean: 12, size: 3 },
    ],
    ['table(10: 2, 20: 5)', 'count', { kind: 'empirical', values: [10, 20], weights: [2, 5] }],
    [
      'truncated(normal(30, 10), low=0)',
      'count',
      { kind: 'truncated', of: { kind: 'normal', mean: 30, sd: 10 }, low: 0 },
    ],
    [
      'mixture(0.7: beta(2, 8), 0.3: beta(8, 2))',
      'share',
      {
        kind: 'mixture',
        components: [
          { weight: 0.7, distribution: { kind: 'beta', a: 2, b: 8 } },
          { weight: 0.3, distribution: { kind: 'beta', a: 8, b: 2 } },
        ],
      },
    ],
  ])('reads %s as a %s', (text, kind, expected) => {
    expect(read(text, kind)).toEqual(expected);
  });

  it('turn the parameters people know into those of the family', () => {
    const lognormal = read('lognormal(median=4 months, sigma=1.2)', 'sojourn');
    expect(quantile(lognormal, 0.5)).toBeCloseTo(4, 12);
    for (const text of [
      'lognormal(mean=10 months, sd=4 months)',
      'gamma(mean=10 months, sd=4 months)',
    ]) {
      expect(meanOf(read(text, 'duration'))).toBeCloseTo(10, 12);
      expect(sdOf(read(text, 'duration'))).toBeCloseTo(4, 12);
    }
    expect(quantile(read('weibull(shape=1.5, median=6 months)', 'sojourn'), 0.5)).toBeCloseTo(
      6,
      12,
    );
    expect(quantile(read('logit-normal(20%, 0.5)', 'share'), 0.5)).toBeCloseTo(0.2, 12);
  });
});

describe('stated quantiles', () => {
  it('of two values give the lognormal through both, of a share the logit-normal', () => {
    const time = read('p10 2, p90 14 months', 'duration');
    expect(time.kind).toBe('lognormal');
    expect(quantile(time, 0.1)).toBeCloseTo(2, 12);
    expect(quantile(time, 0.9)).toBeCloseTo(14, 11);
    const share = read('p25 10, p75 30%', 'share');
    expect(share.kind).toBe('logit-normal');
    expect(quantile(share, 0.75)).toBeCloseTo(0.3, 12);
  });

  it('of three or more are met to rounding, whatever their form', () => {
    const cases: [string, ParameterKind, readonly [number, number][]][] = [
      [
        'p10 2, p50 5, p90 14 months',
        'duration',
        [
          [0.1, 2],
          [0.5, 5],
          [0.9, 14],
        ],
      ],
      [
        'p5 10, p50 11, p95 400',
        'count',
        [
          [0.05, 10],
          [0.5, 11],
          [0.95, 400],
        ],
      ],
      [
        'p1 1%, p25 5%, p50 50%, p99 99%',
        'share',
        [
          [0.01, 0.01],
          [0.25, 0.05],
          [0.5, 0.5],
          [0.99, 0.99],
        ],
      ],
    ];
    for (const [text, kind, points] of cases) {
      const d = read(text, kind);
      for (const [p, x] of points)
        expect(Math.abs(quantile(d, p) / x - 1), `${text} ${p}`).toBeLessThan(1e-12);
    }
  });

  it('that lie on a lognormal give that lognormal', () => {
    // scipy 1.17.1: stats.lognorm(s=0.8, scale=6).ppf([.1, .5, .9]) = 2.15225949, 6, 16.72660761
    const d = read('p10 2.15225949, p50 6, p90 16.72660761 months', 'sojourn');
    // … .ppf([0.01, 0.3, 0.999]) = 0.93302915, 3.94417205, 71.08990291
    expect(quantile(d, 0.01) / 0.93302915).toBeCloseTo(1, 4);
    expect(quantile(d, 0.3) / 3.94417205).toBeCloseTo(1, 4);
  });

  it('take the nearest distribution of a family that is named, and say how far it is off', () => {
    // scipy 1.10.1: stats.gamma(2.5, scale=2).ppf([.1, .5, .9]) = 1.61030799, 4.35146019, 9.23635690
    const exact = parsePhrase(
      'p10 1.61030799, p50 4.35146019, p90 9.23635690 months as gamma',
      'sojourn',
    );
    if (exact.kind !== 'distribution') throw new Error('a distribution was stated');
    expect(exact.distribution).toEqual({
      kind: 'gamma',
      shape: expect.closeTo(2.5, 6) as number,
      rate: expect.closeTo(0.5, 6) as number,
    });
    expect(exact.misses).toBeLessThan(1e-7);
    const bent = parsePhrase('p10 2, p50 5, p90 40 months as gamma', 'sojourn');
    expect(bent.kind === 'distribution' && bent.misses).toBeGreaterThan(0.1);
    expect(() => parsePhrase('p10 2, p50 5 months as beta', 'sojourn')).toThrow(
      /one of lognormal, gamma, weibull, log-logistic/,
    );
  });
});

describe('survival summaries', () => {
  it.each(['', ' (weibull)', ' (log-logistic)'])('both points lie on the curve%s', (family) => {
    const d = read(`half within 4 months, 80% within 12 months${family}`, 'sojourn');
    expect(d.kind).toBe(family === '' ? 'lognormal' : family.slice(2, -1));
    expect(cdf(d, 4)).toBeCloseTo(0.5, 12);
    expect(cdf(d, 12)).toBeCloseTo(0.8, 12);
  });
});

describe('events over person-time', () => {
  it('give the Gamma posterior of Jeffreys’ prior, per month', () => {
    expect(read('12 events in 300 person-months', 'rate')).toEqual({
      kind: 'gamma',
      shape: 12.5,
      rate: 300,
    });
    expect(read('0 events in 1,200.5 person-years', 'rate')).toEqual({
      kind: 'gamma',
      shape: 0.5,
      rate: 14406,
    });
    expect(read('1 event in 24 person months', 'rate')).toEqual({
      kind: 'gamma',
      shape: 1.5,
      rate: 24,
    });
  });
});
