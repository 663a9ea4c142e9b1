import { describe, expect, it } from 'vitest';
import { fitEventRate } from '../../../engine/distribution/fit-event-rate.ts';
import { fitSurvival } from '../../../engine/distribution/fit-survival.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { codeOf, expectParameters } from './fit-expectation.ts';

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
