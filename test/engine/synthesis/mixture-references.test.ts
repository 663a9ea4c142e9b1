import { describe, expect, it } from 'vitest';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import { integrateTails } from '../../../engine/math/integrate-tails.ts';
import { componentsOf, type SharePosterior } from '../../../engine/synthesis/beta-mixture.ts';
import { combineCounts } from '../../../engine/synthesis/combine-counts.ts';
import { posteriorOfPrinted } from '../../../engine/synthesis/share-posterior.ts';
import { shareCdfFunction } from '../../oracle/share-summary.ts';
import references from '../../fixtures/mixture-references.json' with { type: 'json' };

// Expected numbers: mpmath with 60 digits, and for the hierarchy a grid in other coordinates whose
// weights have 30 (test/fixtures/make-mixture-references.py).

/** Largest relative error of a quantile that is drawn; of one computed directly 1e-10. */
const DRAWN = 1e-9;

const worst = (f: (p: number) => number, rows: readonly (readonly number[])[]) =>
  Math.max(...rows.map(([p = NaN, x = NaN]) => Math.abs(f(p) / x - 1)));

const exactCount = (id: string, x: number, n: number) => ({
  id,
  low: x,
  high: x,
  total: n,
  weight: 1,
});

function posteriorOf(kind: string, given: readonly (number | readonly number[])[]) {
  const [first = 0, second = 0, third = 0, a = 1, b = 1] = given.flat();
  if (kind === 'bound') {
    return posteriorOfPrinted({ id: 'c', low: first, high: second, total: third, weight: 1 });
  }
  if (kind === 'robust') {
    const prior = { kind: 'robust', weight: third, informed: { a, b } } as const;
    return posteriorOfPrinted(exactCount('c', first, second), prior);
  }
  const counts = given.map((row, i) => {
    const [x = NaN, n = NaN] = [row].flat();
    return exactCount(`${i}`, x, n);
  });
  const opinions = given.map((row) => [row].flat()[2] ?? NaN);
  return combineCounts('mixture', counts, { prior: undefined, opinions, place: undefined });
}

describe.each(Object.entries(references.mixtures))('the posterior of %s', (_, reference) => {
  const posterior = posteriorOf(reference.kind, reference.arguments);

  it('has the quantiles of mpmath from 1e-9 to 1 − 1e-9, drawn to 1e-9 and direct to 1e-10', () => {
    expect(reference.quantiles.length).toBe(13);
    expect(worst(quantileFunction(posterior), reference.quantiles)).toBeLessThan(DRAWN);
    expect(worst((p) => quantile(posterior, p), reference.quantiles)).toBeLessThan(1e-10);
  });

  it('is drawn with the mean and spread that it has', () => {
    // the quantile leaps from one count to the next
    const weights = reference.kind === 'opinions' ? [0.25, 0.4, 0.6, 0.75] : [];
    expectMoments(posterior, 1e-9, weights);
  });
});

describe('eleven countries that learn from one another', () => {
  const { counts, places } = references.hierarchy;
  const printed = counts.map(([x = NaN, n = NaN], i) => exactCount(`${i}`, x, n));
  const posteriorAt = (place: string) =>
    combineCounts('partial', printed, { prior: undefined, opinions: undefined, place });

  it.each(Object.entries(places))(
    'place %s is as the brute force of 30 digits has it',
    (id, place) => {
      const posterior = posteriorAt(id);
      expect(Math.abs(meanOf(posterior) / place.mean - 1)).toBeLessThan(1e-9);
      expect(Math.abs(sdOf(posterior) / place.sd - 1)).toBeLessThan(1e-9);
      expect(worst(quantileFunction(posterior), place.quantiles)).toBeLessThan(DRAWN);
    },
  );

  it.each(Object.keys(places))('place %s is drawn as the mixture that it is', (id) => {
    const posterior = posteriorAt(id);
    expectMoments(posterior, 1e-8);
    const draw = quantileFunction(posterior);
    const below = shareCdfFunction(posterior); // adds up continued fractions
    const above = shareCdfFunction(mirrorOf(posterior));
    for (const p of [1e-9, 1e-6, 1e-3, 0.1, 0.5]) {
      const [low, high] = [draw(p), draw(1 - p)];
      expect(below(low * (1 - DRAWN))).toBeLessThan(p);
      expect(below(low * (1 + DRAWN))).toBeGreaterThan(p);
      expect(above(1 - high * (1 - DRAWN))).toBeGreaterThan(1 - (1 - p));
      expect(above(1 - high * (1 + DRAWN))).toBeLessThan(1 - (1 - p));
    }
  });

  it('Xinjiang, where nobody was counted back, is drawn with its own spread', () => {
    const posterior = posteriorAt('10');
    expect(sdOf(posterior)).toBeCloseTo(places['10'].sd, 12);
    expectMoments(posterior, 1e-9);
  });

  it('a place of one person more would be refused by the same bounds', () => {
    const other = printed.with(10, exactCount('10', 0, 1201));
    const options = { prior: undefined, opinions: undefined, place: '10' };
    const wrong = combineCounts('partial', other, options);
    expect(worst(quantileFunction(wrong), places['10'].quantiles)).toBeGreaterThan(1e-4);
  });
});

function mirrorOf(posterior: SharePosterior): SharePosterior {
  const components = componentsOf(posterior).map(({ weight, distribution: { a, b } }) => ({
    weight,
    distribution: { kind: 'beta' as const, a: b, b: a },
  }));
  return { kind: 'mixture', components };
}

/**
 * Compares mean and sd in closed form with those of the quantile function, integrated between the
 * probabilities at which it may leap.
 */
function expectMoments(
  posterior: SharePosterior,
  tolerance: number,
  leaps: readonly number[] = [],
): void {
  const draw = quantileFunction(posterior);
  const ends = [0, ...leaps, 1];
  const integrate = (f: (x: number) => number) =>
    leaps.concat(1).reduce((sum, to, i) => {
      const from = ends[i] ?? NaN;
      const width = to - from;
      return (
        sum +
        width * integrateTails((p, q) => f(draw(p <= 0.5 ? from + p * width : to - q * width)))
      );
    }, 0);
  const mean = meanOf(posterior);
  expect(Math.abs(integrate((x) => x) / mean - 1)).toBeLessThan(tolerance);
  const variance = integrate((x) => (x - mean) ** 2);
  expect(Math.abs(Math.sqrt(variance) / sdOf(posterior) - 1)).toBeLessThan(tolerance);
}
