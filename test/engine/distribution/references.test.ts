import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cdf, upperTail } from '../../../engine/distribution/cdf.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { pdf, pmf } from '../../../engine/distribution/pdf.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';

interface Entry {
  readonly distribution: Distribution;
  /** null is infinite. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Probability, quantile, density or probability there (null is infinite), both tails there. */
  readonly rows: readonly (readonly [number, number, number | null, number, number])[];
}

const file = new URL('../../fixtures/distribution-references.json', import.meta.url);
const { entries }: { entries: readonly Entry[] } = JSON.parse(readFileSync(file, 'utf8')); // shape fixed by make-distribution-references.py

const isWhole = (d: Distribution) => pmf(d, Math.floor(meanOf(d))) > 0;

/** Where the support spans 0 a quantile may be 0, so its error is measured against the spread. */
function sizeOf(entry: Entry, x: number): number {
  const spans = quantile(entry.distribution, 0) < 0;
  return spans ? Math.max(Math.abs(x), entry.sd ?? 0) : Math.abs(x);
}

/** Largest value of `error` over the rows of an entry. */
function worst(entry: Entry, error: (row: Entry['rows'][number]) => number): number {
  return Math.max(...entry.rows.map(error));
}

const relative = (got: number, right: number) =>
  got === right ? 0 : Math.abs(got - right) / Math.abs(right);

/** Error beyond 1e-14, which rounding of x alone can make, in parts of the right tail. */
const tailError = (got: number, right: number) =>
  Math.max(0, Math.abs(got - right) - 1e-14) / right;

describe('the references of scipy', () => {
  it('are of at least 12 kinds, five sets of parameters each, nine probabilities each', () => {
    const kinds = new Map<string, number>();
    for (const { distribution } of entries)
      kinds.set(distribution.kind, (kinds.get(distribution.kind) ?? 0) + 1);
    expect(kinds.size).toBeGreaterThanOrEqual(12);
    for (const sets of kinds.values()) expect(sets).toBeGreaterThanOrEqual(5);
    for (const { rows } of entries) expect(rows.length).toBe(9);
  });
});

describe.each(entries.map((entry) => [JSON.stringify(entry.distribution), entry] as const))(
  '%s',
  (_, entry) => {
    const d = entry.distribution;

    it('has its quantiles to 1e-12 computed directly, 1e-9 through tables', () => {
      const table = quantileFunction(d);
      const error = (f: (p: number) => number) =>
        worst(entry, ([p, x]) => (f(p) === x ? 0 : Math.abs(f(p) - x) / sizeOf(entry, x)));
      expect(error((p) => quantile(d, p))).toBeLessThan(1e-12);
      expect(error(table)).toBeLessThan(1e-9);
    });

    it('has its density, or its probabilities, to 1e-10', () => {
      const f = isWhole(d) ? pmf : pdf;
      expect(worst(entry, ([, x, right]) => relative(f(d, x), right ?? Infinity))).toBeLessThan(
        1e-10,
      );
    });

    it('has both tails to 1e-10', () => {
      expect(worst(entry, ([, x, , lower]) => tailError(cdf(d, x), lower))).toBeLessThan(1e-10);
      // the upper tail of 0 is where scipy's own x has rounded to the end of the support
      const upper = worst(entry, ([, x, , , right]) =>
        right === 0 ? upperTail(d, x) : tailError(upperTail(d, x), right),
      );
      expect(upper).toBeLessThan(1e-10);
    });

    it('has its mean and standard deviation to 1e-12', () => {
      expect(relative(meanOf(d), entry.mean ?? Infinity)).toBeLessThan(1e-12);
      expect(relative(sdOf(d), entry.sd ?? Infinity)).toBeLessThan(1e-12);
    });
  },
);

describe('the comparison', () => {
  it('refuses a gamma whose rate is off by a billionth', () => {
    const entry = entries.find(({ distribution }) => distribution.kind === 'gamma');
    if (entry?.distribution.kind !== 'gamma') throw new Error('no gamma');
    const { shape, rate } = entry.distribution;
    const wrong: Distribution = { kind: 'gamma', shape, rate: rate * (1 + 2e-9) };
    const error = worst(entry, ([p, x]) => relative(quantileFunction(wrong)(p), x));
    expect(error).toBeGreaterThan(1e-9);
  });
});
