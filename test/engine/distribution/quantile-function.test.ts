import { describe, expect, it } from 'vitest';
import { cdf } from '../../../engine/distribution/cdf.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { masterKey } from '../../../engine/random/master-key.ts';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import { uniform } from '../../../engine/random/uniform.ts';

const DRAWS = 100_000;

/**
 * Scores are standard normal for a right sampler; with 6.5 standard errors each of the 18 scores
 * below is passed over by chance with probability under 1e-10.
 */
const LIMIT = 6.5;

/**
 * Kolmogorov's distance times √n exceeds 4 with probability 2·e^−32 < 3e-14
 * (Massart 1990, doi:10.1214/aop/1176990746).
 */
const KS_LIMIT = 4;

const distributions: readonly Distribution[] = [
  { kind: 'beta', a: 54.5, b: 346.5 },
  { kind: 'beta', a: 0.5, b: 103.5 },
  { kind: 'beta', a: 0.5, b: 25000 },
  { kind: 'beta', a: 0.01, b: 1 },
  { kind: 'beta', a: 12.5, b: 0.5 },
  { kind: 'lognormal', mu: 2, sigma: 0.5 },
  { kind: 'logit-normal', mu: -3, sigma: 0.7 },
  { kind: 'logit-normal', mu: 1, sigma: 2 },
  { kind: 'normal', mean: 5, sd: 2 },
];

const [k0, k1] = purposeKey(masterKey('quantile-function.test'), 'parameter');

function sampleOf(quantile: (u: number) => number): Float64Array {
  return Float64Array.from({ length: DRAWS }, (_, draw) => quantile(uniform(k0, k1, draw, 0)));
}

/** Errors of the sample's mean and mean square about the true mean, in their standard errors. */
function momentScores(sample: Float64Array, d: Distribution): number[] {
  const mean = meanOf(d);
  const variance = sdOf(d) ** 2;
  let first = 0;
  let second = 0;
  let fourth = 0;
  for (const x of sample) {
    const square = (x - mean) ** 2;
    first += x - mean;
    second += square;
    fourth += square * square;
  }
  const n = sample.length;
  const spread = Math.sqrt((fourth / n - (second / n) ** 2) / n);
  return [first / Math.sqrt(n * variance), (second / n - variance) / spread].map(Math.abs);
}

/** √n times Kolmogorov's distance between the sample and the distribution function. */
function kolmogorov(sample: Float64Array, d: Distribution): number {
  const sorted = sample.toSorted();
  let distance = 0;
  for (let i = 0; i < sorted.length; i += 10) {
    const p = cdf(d, sorted[i] ?? NaN);
    distance = Math.max(distance, p - i / sorted.length, (i + 1) / sorted.length - p);
  }
  return distance * Math.sqrt(sorted.length);
}

describe('quantileFunction', () => {
  it.each(distributions)('samples $kind with the mean, spread and shape it has: %o', (d) => {
    const sample = sampleOf(quantileFunction(d));
    for (const score of momentScores(sample, d)) expect(score).toBeLessThan(LIMIT);
    // the cdf is compared at every tenth order statistic: at most 9 / n more
    expect(kolmogorov(sample, d)).toBeLessThan(KS_LIMIT + 9 / Math.sqrt(DRAWS));
  });

  it('the same tests refuse a sampler of four people more, and one that is turned round', () => {
    const d = distributions[0] ?? { kind: 'fixed', value: 0 };
    const more = sampleOf(quantileFunction({ kind: 'beta', a: 54.5, b: 350.5 }));
    expect(Math.max(...momentScores(more, d))).toBeGreaterThan(LIMIT);
    expect(kolmogorov(more, d)).toBeGreaterThan(KS_LIMIT);
    const skewed: Distribution = { kind: 'lognormal', mu: 2, sigma: 0.5 };
    const inner = quantileFunction(skewed);
    const turned = sampleOf((u) => 2 * meanOf(skewed) - inner(1 - u)); // right mean and spread
    expect(kolmogorov(turned, skewed)).toBeGreaterThan(KS_LIMIT);
  });

  it('the moments refuse a spread that is 3 % too small', () => {
    const wide: Distribution = { kind: 'normal', mean: 5, sd: 2 };
    const narrow = sampleOf(quantileFunction({ kind: 'normal', mean: 5, sd: 1.94 }));
    expect(Math.max(...momentScores(narrow, wide))).toBeGreaterThan(LIMIT);
  });

  it('gives the known value of a fixed number and of a distribution without spread', () => {
    expect(quantileFunction({ kind: 'fixed', value: 7 })(0.3)).toBe(7);
    expect(quantileFunction({ kind: 'normal', mean: 7, sd: 0 })(0.3)).toBe(7);
    expect(quantileFunction({ kind: 'lognormal', mu: 0, sigma: 0 })(0.3)).toBe(1);
    expect(quantileFunction({ kind: 'logit-normal', mu: 0, sigma: 0 })(0.3)).toBe(0.5);
  });
});

describe('a quantile function that fills many places', () => {
  it.each([
    [54.5, 346.5],
    [0.5, 25_000],
    [12.5, 0.5],
    [2, 1],
  ])('gives for Beta(%d, %d) the bits that it gives one by one', (a, b) => {
    const { fill } = quantileFunction({ kind: 'beta', a, b });
    const single = quantileFunction({ kind: 'beta', a, b });
    const [k0, k1] = purposeKey(masterKey('fill'), 'place');
    const ends = [0, 2 ** -60, 2 ** -53, 0.5, 0.5 - 2 ** -54, 0.5 + 2 ** -52, 1 - 2 ** -53, 1];
    const numbers = Array.from({ length: 4000 }, (_, i) => uniform(k0, k1, i, 0) ** (1 + (i % 9)));
    const places = Float64Array.of(-1, ...ends, ...numbers, -1);
    fill?.(places, 1, places.length - 2);
    expect([...places]).toEqual([-1, ...[...ends, ...numbers].map(single), -1]);
  });
});
