import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { familyOf } from '../../../engine/distribution/family-of.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import references from '../../fixtures/quantile-references.json' with { type: 'json' };

/** Relative error of a tail's probability that a table may have. */
const LARGEST_ERROR = 1e-7;

type Reference = (typeof references.distributions)[number];

function distributionOf({ kind, a, b, shape, parts }: Reference): Distribution {
  if (kind === 'beta') return { kind: 'beta', a: a ?? NaN, b: b ?? NaN };
  if (kind === 'gamma') return { kind: 'gamma', shape: shape ?? NaN, rate: 1 };
  return {
    kind: 'mixture',
    components: (parts ?? []).map(([weight = NaN, a = NaN, b = NaN]) => ({
      weight,
      distribution: { kind: 'beta', a, b },
    })),
  };
}

const nameOf = (reference: Reference) => {
  const { kind, a, b, shape, parts } = reference;
  return kind === 'beta' ? `Beta(${a}, ${b})` : `${kind} ${shape ?? `of ${parts?.length} Betas`}`;
};

/** Largest relative error of either tail's probability, less what rounding x to a double makes. */
function worstTail(reference: Reference, quantile: (p: number, q: number) => number): number {
  const errorOf = (got: number, [, x = NaN, slope = NaN]: readonly number[]) =>
    Math.max(0, (Math.abs(got - x) / x - 2 ** -52) * slope);
  return Math.max(
    ...reference.lower.map((point) => errorOf(quantile(point[0]!, 1 - point[0]!), point)),
    ...reference.upper.map((point) => errorOf(quantile(1 - point[0]!, point[0]!), point)),
  );
}

describe('the quantiles that draws are made of', () => {
  const named = references.distributions.map(
    (reference) => [nameOf(reference), reference] as const,
  );

  it.each(named)('of %s have their tail probabilities to 1e-7 (mpmath)', (_, reference) => {
    expect(reference.lower.length + reference.upper.length).toBeGreaterThan(5);
    const d = distributionOf(reference);
    expect(worstTail(reference, familyOf(d).draw(d))).toBeLessThan(LARGEST_ERROR);
  });

  it.each(named)('of %s would not pass if every value were 1e-6 too large', (_, reference) => {
    const d = distributionOf(reference);
    const draw = familyOf(d).draw(d);
    const steepest = Math.max(
      ...[...reference.lower, ...reference.upper].map((point) => point[2]!),
    );
    const planted = (p: number, q: number) => draw(p, q) * (1 + 1e-6 / Math.min(1, steepest));
    expect(worstTail(reference, planted)).toBeGreaterThan(LARGEST_ERROR);
  });

  it.each(named)(
    'of %s are finite and inside the support for every uniform number',
    (_, reference) => {
      const d = distributionOf(reference);
      const quantile = quantileFunction(d);
      const most = d.kind === 'gamma' ? Infinity : 1;
      const ends = [2 ** -53, 2 ** -52, 1 - 2 ** -53, 1 - 2 ** -52, 0.5];
      const us = [...ends, ...Array.from({ length: 4000 }, (_, draw) => uniform(1, 2, draw, 0))];
      expect(us.filter((u) => !(quantile(u) > 0 && quantile(u) < most))).toEqual([]);
    },
  );
});
