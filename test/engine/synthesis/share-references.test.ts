import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { distributionOf } from '../../../engine/synthesis/distribution-of.ts';

interface Reference {
  readonly mean: number;
  readonly sd: number;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  readonly alpha: number;
  readonly beta: number;
}

/** scipy's numbers; how they were computed stands in the file. */
const reference = JSON.parse(
  readFileSync(new URL('../../fixtures/beta-posterior.json', import.meta.url), 'utf8'),
) as {
  // the fixture is ours
  tolerance: number;
  jeffreys: (Reference & { count: number; total: number })[];
  powerPriorUniform54of400: (Reference & { weight: number })[];
};

const countOf = (count: number, total: number) =>
  ({ kind: 'proportion', low: count, high: count, total }) as const;

function expectReference(d: Distribution, expected: Reference): void {
  const near = (value: number, wanted: number) =>
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(reference.tolerance);
  near(meanOf(d), expected.mean);
  near(sdOf(d), expected.sd);
  near(quantile(d, 0.05), expected.q05);
  near(quantile(d, 0.5), expected.q50);
  near(quantile(d, 0.95), expected.q95);
}

describe('the posterior of a counted share', () => {
  it('has the parameters, moments and quantiles of scipy under Jeffreys prior', () => {
    expect(reference.jeffreys).toHaveLength(6);
    for (const expected of reference.jeffreys) {
      const d = distributionOf(countOf(expected.count, expected.total), 'share');
      expect(d).toEqual({ kind: 'beta', a: expected.alpha, b: expected.beta });
      expectReference(d, expected);
    }
  });

  it('discounts a count by its weight as the power prior does', () => {
    expect(reference.powerPriorUniform54of400).toHaveLength(5);
    for (const expected of reference.powerPriorUniform54of400) {
      const d = distributionOf(countOf(54, 400), 'share', expected.weight, { kind: 'uniform' });
      if (d.kind !== 'beta') throw new Error(`a Beta is expected; got ${d.kind}`);
      expect(d.a).toBeCloseTo(expected.alpha, 12);
      expect(d.b).toBeCloseTo(expected.beta, 12);
      expectReference(d, expected);
    }
  });
});
