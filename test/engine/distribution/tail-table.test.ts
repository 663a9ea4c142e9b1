import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { familyOf } from '../../../engine/distribution/family-of.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { uniform } from '../../../engine/random/uniform.ts';

const gamma = (shape: number, rate = 1): Distribution => ({ kind: 'gamma', shape, rate });
const mixture = (...distributions: Distribution[]): Distribution => ({
  kind: 'mixture',
  components: distributions.map((distribution, i) => ({ weight: 1 + i, distribution })),
});

const tabulated: readonly Distribution[] = [
  ...[0.01, 0.02, 0.039, 0.04, 0.1, 0.39, 0.4, 0.5, 1, 3.5, 54.5, 25_000, 1e6].map((shape) =>
    gamma(shape),
  ),
  { kind: 'pert', min: 3, mode: 5, max: 18 },
  { kind: 'pert', min: 0, mode: 0, max: 1 },
  mixture(gamma(0.5), gamma(20)),
  mixture({ kind: 'beta', a: 54.5, b: 346.5 }, { kind: 'beta', a: 0.5, b: 103.5 }),
  // a gap of ten standard deviations, and a kink
  mixture({ kind: 'normal', mean: 0, sd: 1 }, { kind: 'normal', mean: 20, sd: 1 }),
  mixture({ kind: 'uniform', min: 1, max: 2 }, { kind: 'lognormal', mu: 0, sigma: 1 }),
];

/** Tail probabilities from 1e-9 to ½ on either side, as pairs p + q = 1. */
function tails(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => {
    const u = uniform(3, 4, i, 1);
    const t = i % 3 === 0 ? u / 2 : 0.5 * Math.exp(-u * Math.log(5e8));
    return i % 2 === 0 ? ([t, 1 - t] as const) : ([1 - t, t] as const);
  });
}

/** Largest error in parts of the value, or of the quartiles' distance where the support spans 0. */
function worstError(d: Distribution, other: Distribution = d, count = 1200): number {
  const family = familyOf(d);
  const exact = family.quantile(d);
  const draw = familyOf(other).draw(other);
  const spread = exact(0, 1) < 0 ? quantile(d, 0.75) - quantile(d, 0.25) : 0;
  return Math.max(
    ...tails(count).map(([p, q]) => {
      const x = exact(p, q);
      return draw(p, q) === x ? 0 : Math.abs(draw(p, q) - x) / Math.max(Math.abs(x), spread);
    }),
  );
}

describe('the table of a quantile function', () => {
  it.each(tabulated)('is within 6e-10 of the exact quantile: %o', (d) => {
    expect(worstError(d)).toBeLessThan(6e-10);
  });

  it('would be refused for a rate that is off by a billionth', () => {
    expect(worstError(gamma(3.5), gamma(3.5, 1 + 2e-9), 50)).toBeGreaterThan(1e-9);
  });

  it.each(tabulated)('never falls, over the edges of its cells too: %o', (d) => {
    const draw = familyOf(d).draw(d);
    const ps = tails(1500).map(([p]) => p);
    for (let k = 1; k < 128; k++) ps.push(k / 256 - 1e-12, k / 256, k / 256 + 1e-12, k / 128);
    let before = -Infinity;
    for (const p of ps.sort((a, b) => a - b)) {
      const x = draw(p, 1 - p);
      expect(x >= before, `p = ${p}`).toBe(true);
      before = x;
    }
  });

  it('does not depend on which values were asked for before', () => {
    // 70 others in between, so that the shared table of the first is made again
    const d = gamma(7.25);
    const pairs = tails(300);
    const first = pairs.map(([p, q]) => familyOf(d).draw(d)(p, q));
    for (let i = 0; i < 70; i++) familyOf(d).draw(gamma(8 + i))(0.3, 0.7);
    const again = familyOf(d).draw(d);
    const second = pairs.toReversed().map(([p, q]) => again(p, q));
    expect(second.toReversed()).toEqual(first);
  });
});
