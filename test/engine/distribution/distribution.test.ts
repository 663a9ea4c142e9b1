import { describe, expect, it } from 'vitest';
import { cdf } from '../../../engine/distribution/cdf.ts';
import { checkDistribution } from '../../../engine/distribution/check-distribution.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { pdf } from '../../../engine/distribution/pdf.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';

const distributions: readonly Distribution[] = [
  { kind: 'beta', a: 54.5, b: 346.5 },
  { kind: 'beta', a: 0.5, b: 103.5 },
  { kind: 'lognormal', mu: 2, sigma: 0.5 },
  { kind: 'logit-normal', mu: -3, sigma: 0.7 },
  { kind: 'normal', mean: 5, sd: 2 },
];

const near = (got: number, expected: number, tolerance: number) =>
  expect(Math.abs(got / expected - 1), `${got} for ${expected}`).toBeLessThan(tolerance);

describe('a distribution', () => {
  it.each(distributions)('has a quantile that its distribution function undoes: %o', (d) => {
    for (const p of [1e-6, 0.025, 0.3, 0.5, 0.9, 0.999]) near(cdf(d, quantile(d, p)), p, 1e-11);
  });

  it.each(distributions)(
    'has a density that is the slope of its distribution function: %o',
    (d) => {
      for (const p of [0.05, 0.3, 0.5, 0.8]) {
        const x = quantile(d, p);
        const h = 1e-4 * x; // the central difference errs by about (h/x)² = 1e-8
        near(pdf(d, x), (cdf(d, x + h) - cdf(d, x - h)) / (2 * h), 1e-5);
      }
    },
  );

  it('has the moments that scipy gives the posteriors of 54 of 400 and 0 of 103', () => {
    const convicted: Distribution = { kind: 'beta', a: 54.5, b: 346.5 };
    const attacked: Distribution = { kind: 'beta', a: 0.5, b: 103.5 };
    near(meanOf(convicted), 0.13591022443890274, 1e-14);
    near(sdOf(convicted), 0.0170919837580588, 1e-13);
    near(meanOf(attacked), 0.004807692307692308, 1e-14);
    near(sdOf(attacked), 0.006750363942475612, 1e-13);
    near(quantile(attacked, 0.975), 0.024035002013446098, 1e-13);
  });

  it('has the closed moments of the lognormal, for mu = 0 and sigma² = ln 2: √2 and √2', () => {
    const d: Distribution = { kind: 'lognormal', mu: 0, sigma: Math.sqrt(Math.LN2) };
    near(meanOf(d), Math.SQRT2, 1e-14);
    near(sdOf(d), Math.SQRT2, 1e-14);
  });

  it('has the moments of the logit-normal by quadrature, as mpmath gives them', () => {
    const rows = [
      [-3, 0.7, 0.057901089716909736, 0.04030382479701442],
      [1, 2, 0.6477264385258686, 0.2961058298895688],
      [-12, 1.5, 1.8922113851052947e-5, 5.503534929305406e-5],
      [0.5, 0.01, 0.6224564534930487, 0.0023499924692737656],
      [-2, 12, 0.43454802676536525, 0.46182823256699435],
    ] as const;
    for (const [mu, sigma, mean, sd] of rows) {
      near(meanOf({ kind: 'logit-normal', mu, sigma }), mean, 1e-13);
      near(sdOf({ kind: 'logit-normal', mu, sigma }), sd, 1e-13);
    }
    expect(Math.abs(meanOf({ kind: 'logit-normal', mu: 0, sigma: 3 }) - 0.5)).toBeLessThan(1e-15);
  });

  it('steps at a value that is fixed', () => {
    const d: Distribution = { kind: 'fixed', value: 3 };
    expect([cdf(d, 2.9), cdf(d, 3), quantile(d, 0.1), meanOf(d), sdOf(d)]).toEqual([0, 1, 3, 3, 0]);
    expect(cdf({ kind: 'normal', mean: 3, sd: 0 }, 2.9)).toBe(0);
    expect(cdf({ kind: 'normal', mean: 3, sd: 0 }, 3)).toBe(1);
  });

  it('keeps to its support', () => {
    const positive: Distribution = { kind: 'lognormal', mu: 0, sigma: 1 };
    const share: Distribution = { kind: 'logit-normal', mu: 0, sigma: 50 };
    expect([cdf(positive, -1), pdf(positive, -1), cdf(share, -1), cdf(share, 2)]).toEqual([
      0, 0, 0, 1,
    ]);
    for (const p of [1e-9, 0.5, 1 - 1e-9]) {
      const x = quantile(share, p);
      expect(x > 0 && x < 1).toBe(true);
    }
    expect([pdf({ kind: 'beta', a: 0.5, b: 2 }, 0), pdf({ kind: 'beta', a: 1, b: 2 }, 0)]).toEqual([
      Infinity,
      2,
    ]);
    expect(quantile(positive, 1.5)).toBeNaN();
    expect(cdf(positive, NaN)).toBeNaN();
  });

  it.each([
    [{ kind: 'beta', a: 0, b: 1 }, 'distribution/bad-a'],
    [{ kind: 'beta', a: 1, b: NaN }, 'distribution/bad-b'],
    [{ kind: 'beta', a: 1, b: -2 }, 'distribution/bad-b'],
    [{ kind: 'beta', a: Infinity, b: 1 }, 'distribution/bad-a'],
    [{ kind: 'lognormal', mu: NaN, sigma: 1 }, 'distribution/bad-mu'],
    [{ kind: 'lognormal', mu: 0, sigma: -1 }, 'distribution/bad-sigma'],
    [{ kind: 'logit-normal', mu: 0, sigma: NaN }, 'distribution/bad-sigma'],
    [{ kind: 'normal', mean: Infinity, sd: 1 }, 'distribution/bad-mean'],
    [{ kind: 'normal', mean: 0, sd: -1 }, 'distribution/bad-sd'],
    [{ kind: 'fixed', value: NaN }, 'distribution/bad-value'],
  ] as const)('is refused when it is none: %o', (d, code) => {
    const refused = (act: () => void) => {
      try {
        act();
      } catch (error) {
        return error instanceof BaserateError ? error.code : 'another error';
      }
      return 'accepted';
    };
    expect(refused(() => checkDistribution(d))).toBe(code);
    expect(refused(() => meanOf(d))).toBe(code);
    expect(refused(() => quantile(d, 0.5))).toBe(code);
  });
});
