import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { fitFamily, fitQuantiles } from '../../../engine/distribution/fit-quantiles.ts';
import type { FitDomain, FittedFamily } from '../../../engine/distribution/fit-quantiles.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import { codeOf, expectParameters } from './fit-expectation.ts';

const pointsOf = (d: Distribution, ...ps: number[]) =>
  ps.map((probability) => ({ probability, value: quantile(d, probability) }));

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
