import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { fitAbout } from '../../../engine/distribution/fit-about.ts';
import { fitEventRate } from '../../../engine/distribution/fit-event-rate.ts';
import { fitInterval } from '../../../engine/distribution/fit-interval.ts';
import { fitPert } from '../../../engine/distribution/fit-pert.ts';
import { fitFamily, fitQuantiles } from '../../../engine/distribution/fit-quantiles.ts';
import type { FitDomain, FittedFamily } from '../../../engine/distribution/fit-quantiles.ts';
import { fitSurvival } from '../../../engine/distribution/fit-survival.ts';
import type { Fit } from '../../../engine/distribution/fit.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { uniform } from '../../../engine/random/uniform.ts';

/** Code of the error that `act` throws. */
function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof BaserateError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** Every parameter of `fit` is within 1e-9 of the expected one. */
function expectParameters(fit: Fit, expected: Distribution): void {
  expect(fit.distribution.kind).toBe(expected.kind);
  const got = new Map(Object.entries(fit.distribution));
  for (const [name, value] of Object.entries(expected))
    if (typeof value === 'number')
      expect(
        Math.abs(Number(got.get(name)) / value - 1),
        `${name} ${String(got.get(name))}`,
      ).toBeLessThan(1e-9);
}

const pointsOf = (d: Distribution, ...ps: number[]) =>
  ps.map((probability) => ({ probability, value: quantile(d, probability) }));

describe('fitInterval', () => {
  // scipy: norm.ppf(0.9) = 1.2815515655446004, norm.ppf(0.95) = 1.6448536269514722
  it('puts the stated quantiles where they were stated, at the stated level', () => {
    expectParameters(fitInterval('lognormal', 3, 18, 0.8), {
      kind: 'lognormal',
      mu: Math.log(Math.sqrt(54)),
      sigma: Math.log(6) / (2 * 1.2815515655446004),
    });
    expectParameters(fitInterval('normal', 10, 20), {
      kind: 'normal',
      mean: 15,
      sd: 5 / 1.6448536269514722,
    });
    expectParameters(fitInterval('logit-normal', 0.1, 0.3), {
      kind: 'logit-normal',
      mu: (Math.log(1 / 9) + Math.log(3 / 7)) / 2,
      sigma: (Math.log(3 / 7) - Math.log(1 / 9)) / (2 * 1.6448536269514722),
    });
    for (const family of ['normal', 'lognormal', 'logit-normal'] as const)
      expect(fitInterval(family, 0.2, 0.3, 0.5).error.worst).toBeLessThan(1e-14);
  });

  it('names what it was asked and what it gives', () => {
    const { checks } = fitInterval('lognormal', 3, 18, 0.95).error;
    expect(checks.map(({ what, asked }) => [what, asked])).toEqual([
      ['2.5 % quantile', 3],
      ['97.5 % quantile', 18],
    ]);
  });

  it('refuses an interval that is none', () => {
    expect(codeOf(() => fitInterval('lognormal', 18, 3))).toBe('distribution/bad-quantiles');
    expect(codeOf(() => fitInterval('lognormal', 0, 3))).toBe('distribution/bad-quantiles');
    expect(codeOf(() => fitInterval('logit-normal', 0.1, 1))).toBe('distribution/bad-quantiles');
    expect(codeOf(() => fitInterval('normal', 1, NaN))).toBe('distribution/bad-quantiles');
    expect(codeOf(() => fitInterval('normal', 1, 2, 1))).toBe('distribution/bad-level');
  });
});

describe('fitQuantiles', () => {
  const families: readonly [FitDomain, Distribution][] = [
    ['any', { kind: 'normal', mean: -3, sd: 2 }],
    ['positive', { kind: 'lognormal', mu: 2, sigma: 0.5 }],
    ['positive', { kind: 'gamma', shape: 3.5, rate: 0.2 }],
    ['positive', { kind: 'gamma', shape: 0.5, rate: 12 }],
    ['positive', { kind: 'weibull', shape: 1.5, scale: 6 }],
    ['positive', { kind: 'log-logistic', scale: 10, shape: 0.9 }],
    ['share', { kind: 'logit-normal', mu: -3, sigma: 0.7 }],
    ['share', { kind: 'beta', a: 54.5, b: 346.5 }],
    ['share', { kind: 'beta', a: 0.5, b: 103.5 }],
  ];

  it.each(families)('finds the %s distribution that the quantiles are of: %o', (domain, d) => {
    const fit = fitQuantiles(pointsOf(d, 0.05, 0.25, 0.5, 0.9), domain);
    expectParameters(fit, d);
    expect(fit.error.worst).toBeLessThan(1e-9);
  });

  // quantiles that no family has: what is left over cannot be made less
  const odd = [
    { probability: 0.1, value: 0.02 },
    { probability: 0.5, value: 0.2 },
    { probability: 0.9, value: 0.27 },
  ];
  it.each([
    ['gamma', 'log'],
    ['weibull', 'log'],
    ['lognormal', 'log'],
    ['beta', 'logit'],
    ['logit-normal', 'logit'],
  ] as const)('leaves no %s nearer to quantiles that none has', (family, scale) => {
    const { distribution, error } = fitFamily(family, odd);
    expect(error.worst).toBeGreaterThan(0.01);
    const on = (x: number) => (scale === 'log' ? Math.log(x) : Math.log(x / (1 - x)));
    const sum = (d: Distribution) =>
      odd.reduce((total, { probability, value }) => {
        return total + (on(quantile(d, probability)) - on(value)) ** 2;
      }, 0);
    const least = sum(distribution);
    for (const [name, value] of Object.entries(distribution))
      for (const factor of [0.99, 0.999, 1.001, 1.01])
        if (typeof value === 'number')
          expect(sum({ ...distribution, [name]: value * factor }), name).toBeGreaterThan(least);
  });

  it('takes the family that is nearest, unless two points leave the choice to the order', () => {
    const gamma: Distribution = { kind: 'gamma', shape: 2, rate: 1 };
    expect(fitQuantiles(pointsOf(gamma, 0.1, 0.5, 0.9), 'positive').distribution.kind).toBe(
      'gamma',
    );
    expect(fitQuantiles(pointsOf(gamma, 0.1, 0.9), 'positive').distribution.kind).toBe('lognormal');
    expect(
      fitQuantiles(pointsOf(gamma, 0.1, 0.9), 'positive', ['weibull']).error.worst,
    ).toBeLessThan(1e-13);
  });

  it('refuses what no distribution has, and says which families there are', () => {
    const fit = (...pairs: [number, number][]) =>
      codeOf(() =>
        fitQuantiles(
          pairs.map(([probability, value]) => ({ probability, value })),
          'positive',
        ),
      );
    expect(fit([0.1, 2])).toBe('distribution/bad-quantiles');
    expect(fit([0.1, 2], [0.5, 1])).toBe('distribution/bad-quantiles');
    expect(fit([0.5, 1], [0.1, 2])).toBe('distribution/bad-quantiles');
    expect(fit([0, 1], [0.1, 2])).toBe('distribution/bad-quantiles');
    expect(fit([0.1, -1], [0.5, 2])).toBe('distribution/bad-quantiles');
    const wrong: FittedFamily[] = ['beta'];
    expect(codeOf(() => fitQuantiles(odd, 'positive', wrong))).toBe('distribution/bad-family');
    expect(codeOf(() => fitQuantiles(odd, 'positive', []))).toBe('distribution/bad-family');
  });

  it('gives numbers or refuses, whatever 3,000 generated sets of quantiles hold', () => {
    let fitted = 0;
    for (let i = 0; i < 3000; i++) {
      let counter = 0;
      const random = () => uniform(21, 22, i, counter++);
      const domain = (['any', 'positive', 'share'] as const)[i % 3] ?? 'any';
      const count = 1 + Math.floor(5 * random());
      const sorted = (f: () => number) => Array.from({ length: count }, f).sort((a, b) => a - b);
      const width = random() < 0.9 ? 8 : 300;
      const values = sorted(() =>
        domain === 'share' ? random() : Math.exp(width * (random() - 0.5)),
      );
      const points = sorted(random).map((probability, j) => ({
        probability,
        value: values[j] ?? NaN,
      }));
      if (codeOf(() => fitQuantiles(points, domain)) !== 'accepted') continue;
      fitted++;
      const { error } = fitQuantiles(points, domain);
      expect(error.worst >= 0 && error.checks.length === count, JSON.stringify(points)).toBe(true);
    }
    expect(fitted).toBeGreaterThan(2000);
  });
});

describe('fitAbout', () => {
  it('makes about 30 a median of 30 and 90 % from 25 to 36', () => {
    const { distribution, error } = fitAbout(30, 'positive');
    expect(quantile(distribution, 0.5)).toBeCloseTo(30, 12);
    expect(quantile(distribution, 0.05)).toBeCloseTo(25, 12);
    expect(quantile(distribution, 0.95)).toBeCloseTo(36, 12);
    expect(error.worst).toBeLessThan(1e-14);
  });

  it('stretches the odds of a share: about 90 % is odds 7.5 to 10.8', () => {
    const { distribution } = fitAbout(0.9, 'share');
    expect(quantile(distribution, 0.05)).toBeCloseTo(7.5 / 8.5, 12);
    expect(quantile(distribution, 0.95)).toBeCloseTo(10.8 / 11.8, 12);
  });

  it('refuses what cannot be about right', () => {
    expect(codeOf(() => fitAbout(0, 'positive'))).toBe('distribution/bad-about');
    expect(codeOf(() => fitAbout(1, 'share'))).toBe('distribution/bad-about');
    expect(codeOf(() => fitAbout(NaN, 'positive'))).toBe('distribution/bad-about');
    expect(codeOf(() => fitAbout(3, 'positive', 0))).toBe('distribution/bad-about');
  });
});

describe('fitPert', () => {
  it('keeps the ends and the mean (min + 4·mode + max) / 6', () => {
    const { distribution, error } = fitPert(3, 5, 18);
    expect(distribution).toEqual({ kind: 'pert', min: 3, mode: 5, max: 18 });
    expect(error.worst).toBeLessThan(1e-15);
    expect(codeOf(() => fitPert(3, 2, 18))).toBe('distribution/bad-mode');
    expect(codeOf(() => fitPert(3, 3, 3))).toBe('distribution/bad-max');
  });
});

describe('fitSurvival', () => {
  const summary = [
    { fraction: 0.5, time: 4 },
    { fraction: 0.8, time: 12 },
  ];

  it('goes through half within 4 months and 80 % within 12 in closed form', () => {
    // scipy: norm.ppf(0.8) = 0.8416212335729143
    expectParameters(fitSurvival(summary), {
      kind: 'lognormal',
      mu: Math.log(4),
      sigma: Math.log(3) / 0.8416212335729143,
    });
    const shape = Math.log(Math.log(5) / Math.log(2)) / Math.log(3);
    expectParameters(fitSurvival(summary, 'weibull'), {
      kind: 'weibull',
      shape,
      scale: 4 / Math.log(2) ** (1 / shape),
    });
    expectParameters(fitSurvival(summary, 'log-logistic'), {
      kind: 'log-logistic',
      scale: 4,
      shape: Math.log(4) / Math.log(3),
    });
    for (const family of ['lognormal', 'weibull', 'log-logistic'] as const)
      expect(fitSurvival(summary, family).error.worst).toBeLessThan(1e-13);
  });

  it('refuses a summary in which fewer had it later', () => {
    const wrong = [
      { fraction: 0.8, time: 4 },
      { fraction: 0.5, time: 12 },
    ];
    expect(codeOf(() => fitSurvival(wrong))).toBe('distribution/bad-quantiles');
  });
});

describe('fitEventRate', () => {
  it('is Gamma(½ + events, exposure), so that no event leaves a rate', () => {
    expect(fitEventRate(0, 1200).distribution).toEqual({ kind: 'gamma', shape: 0.5, rate: 1200 });
    const three = fitEventRate(3, 1200);
    expect(three.distribution).toEqual({ kind: 'gamma', shape: 3.5, rate: 1200 });
    expect(three.error.checks).toEqual([{ what: 'mean', asked: 0.0025, fitted: 3.5 / 1200 }]);
    // scipy: gamma.ppf([0.025, 0.975], 3.5) / 1200
    expect(quantile(three.distribution, 0.025)).toBeCloseTo(1.6898691797468777 / 2400, 12);
    expect(quantile(three.distribution, 0.975)).toBeCloseTo(16.012764274629326 / 2400, 12);
  });

  it('adds a prior as events and person-time', () => {
    const { distribution } = fitEventRate(2, 100, { shape: 1.5, exposure: 50 });
    expect(distribution).toEqual({ kind: 'gamma', shape: 3.5, rate: 150 });
  });

  it('refuses part of an event and no time', () => {
    expect(codeOf(() => fitEventRate(1.5, 10))).toBe('distribution/bad-events');
    expect(codeOf(() => fitEventRate(-1, 10))).toBe('distribution/bad-events');
    expect(codeOf(() => fitEventRate(1, 0))).toBe('distribution/bad-exposure');
  });
});
