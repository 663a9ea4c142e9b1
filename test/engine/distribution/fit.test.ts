import { describe, expect, it } from 'vitest';
import { fitAbout } from '../../../engine/distribution/fit-about.ts';
import { fitEventRate } from '../../../engine/distribution/fit-event-rate.ts';
import { fitInterval } from '../../../engine/distribution/fit-interval.ts';
import { fitPert } from '../../../engine/distribution/fit-pert.ts';
import { fitSurvival } from '../../../engine/distribution/fit-survival.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { codeOf, expectParameters } from './fit-expectation.ts';

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
