import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import {
  effectiveSampleSize,
  posteriorOfCountRange,
  posteriorOfShare,
} from '../../../engine/evidence/posterior.ts';

interface Reference {
  readonly mean: number;
  readonly sd: number;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

/** scipy's numbers; how they were computed stands in the file. */
const reference = JSON.parse(
  readFileSync(new URL('../../fixtures/beta-posterior.json', import.meta.url), 'utf8'),
) as {
  // the fixture is ours
  tolerance: number;
  jeffreys: (Reference & { count: number; total: number; alpha: number; beta: number })[];
  powerPriorUniform54of400: (Reference & { weight: number; alpha: number; beta: number })[];
  countRangeMixture: (Reference & { low: number; high: number; total: number; weight: number })[];
};

function expectReference(d: ReturnType<typeof posteriorOfShare>, expected: Reference): void {
  const near = (value: number, wanted: number) =>
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(reference.tolerance);
  near(meanOf(d), expected.mean);
  near(sdOf(d), expected.sd);
  near(quantile(d, 0.05), expected.q05);
  near(quantile(d, 0.5), expected.q50);
  near(quantile(d, 0.95), expected.q95);
}

describe('posteriorOfShare', () => {
  it('gives Jeffreys posteriors with the moments and quantiles of scipy', () => {
    expect(reference.jeffreys).toHaveLength(6);
    for (const expected of reference.jeffreys) {
      const d = posteriorOfShare(expected.count, expected.total);
      expect(d).toEqual({ kind: 'beta', a: expected.alpha, b: expected.beta });
      expectReference(d, expected);
    }
  });

  it('discounts a count by its weight as the power prior does', () => {
    const prior = { a: 1, b: 1 };
    expect(reference.powerPriorUniform54of400).toHaveLength(5);
    for (const expected of reference.powerPriorUniform54of400) {
      const d = posteriorOfShare(54, 400, { weight: expected.weight, prior });
      expect(d.a).toBeCloseTo(expected.alpha, 12);
      expect(d.b).toBeCloseTo(expected.beta, 12);
      expectReference(d, expected);
    }
  });

  it('makes none of 103 a distribution with an upper end, not zero', () => {
    const d = posteriorOfShare(0, 103);
    expect(meanOf(d)).toBeCloseTo(0.5 / 104, 15); // (0 + ½) / (103 + 1)
    expect(quantile(d, 0.05)).toBeGreaterThan(0);
  });

  it('refuses counts that are not whole or exceed their total, and weights beyond 0 and 1', () => {
    expect(() => posteriorOfShare(54, 40)).toThrow('evidence/count-out-of-range');
    expect(() => posteriorOfShare(0, 0)).toThrow('evidence/count-out-of-range');
    expect(() => posteriorOfShare(-1, 4)).toThrow('evidence/count-out-of-range');
    expect(() => posteriorOfShare(1.5, 4)).toThrow('evidence/count-out-of-range');
    expect(() => posteriorOfShare(NaN, 4)).toThrow('evidence/count-out-of-range');
    expect(() => posteriorOfShare(1, 4, { weight: 1.1 })).toThrow('evidence/weight-out-of-range');
    expect(() => posteriorOfShare(1, 4, { weight: NaN })).toThrow('evidence/weight-out-of-range');
    expect(() => posteriorOfShare(1, 4, { prior: { a: 0, b: 1 } })).toThrow(
      'evidence/prior-out-of-range',
    );
  });
});

describe('posteriorOfCountRange', () => {
  it('has exactly the mean and standard deviation of the mixture over whole counts', () => {
    for (const { low, high, total, weight, mean, sd } of reference.countRangeMixture) {
      const d = posteriorOfCountRange(low, high, total, { weight });
      expect(meanOf(d)).toBeCloseTo(mean, 12);
      expect(sdOf(d)).toBeCloseTo(sd, 12);
    }
  });

  it('misses the quantiles of the mixture by no more than its documentation says', () => {
    const worst = (low: number): number => {
      const expected = reference.countRangeMixture.find((entry) => entry.low === low);
      if (!expected) throw new Error('the fixture holds this range');
      const { high, total, weight } = expected;
      const d = posteriorOfCountRange(low, high, total, { weight });
      return Math.max(
        Math.abs(quantile(d, 0.05) - expected.q05),
        Math.abs(quantile(d, 0.5) - expected.q50),
        Math.abs(quantile(d, 0.95) - expected.q95),
      );
    };
    expect(worst(400)).toBeLessThan(0.0002);
    expect(worst(100)).toBeLessThan(0.013);
    expect(worst(100)).toBeGreaterThan(0.012); // a wide range is where it is poor
  });

  it('is the posterior of the count where the range is one count', () => {
    expect(posteriorOfCountRange(54, 54, 400)).toEqual(posteriorOfShare(54, 400));
  });

  it('takes ranges of any size at once', () => {
    const d = posteriorOfCountRange(0, 9e15, 9e15);
    expect(meanOf(d)).toBeCloseTo(0.5, 12);
    expect(sdOf(d)).toBeCloseTo(Math.sqrt(1 / 12), 6); // uniform on (0, 1)
  });

  it('refuses a range that falls', () => {
    expect(() => posteriorOfCountRange(5, 4, 10)).toThrow('evidence/count-out-of-range');
  });
});

describe('effectiveSampleSize', () => {
  it('is the number of people counted, times the weight', () => {
    expect(effectiveSampleSize(posteriorOfShare(54, 400))).toBe(400);
    expect(effectiveSampleSize(posteriorOfShare(54, 400, { weight: 0.5 }))).toBe(200);
    expect(effectiveSampleSize(posteriorOfShare(54, 400, { weight: 0 }))).toBe(0);
  });

  it('shrinks where the count was printed as a range', () => {
    const size = effectiveSampleSize(posteriorOfCountRange(400, 450, 1700));
    expect(size).toBeGreaterThan(900);
    expect(size).toBeLessThan(1700);
  });

  it('is unknown for a distribution that no count leads to', () => {
    expect(effectiveSampleSize({ kind: 'fixed', value: 0.5 })).toBeUndefined();
  });
});
