import { describe, expect, it } from 'vitest';
import { checkDistribution } from '../../../engine/distribution/check-distribution.ts';
import { quantile } from '../../../engine/distribution/quantile.ts';
import type { SharePosterior } from '../../../engine/synthesis/beta-mixture.ts';
import { condenseMixture } from '../../../engine/synthesis/condense-mixture.ts';
import { fitHierarchy } from '../../../engine/synthesis/hierarchy.ts';
import {
  newPlacePosterior,
  placePosterior,
} from '../../../engine/synthesis/hierarchy-posterior.ts';
import { posteriorOfPrinted } from '../../../engine/synthesis/share-posterior.ts';
import { momentsOf, shareCdf, shareQuantiles } from '../../../engine/synthesis/share-summary.ts';
import references from '../../fixtures/hierarchy-references.json' with { type: 'json' };

const sets = Object.entries(references.sets).flatMap(([name, { counts }]) => {
  const hierarchy = fitHierarchy(
    counts.map(([x = NaN, n = NaN], i) => ({ id: `${i}`, low: x, high: x, total: n, weight: 1 })),
  );
  return [
    [`a new place of ${name}`, newPlacePosterior(hierarchy)],
    [`the first place of ${name}`, placePosterior(hierarchy, '0')],
    [`the last but two of ${name}`, placePosterior(hierarchy, `${counts.length - 1}`)],
  ] as const;
});
const bound = (low: number, high: number, total: number) =>
  posteriorOfPrinted({ id: 'c', low, high, total, weight: 1 });

const sizeOf = (posterior: SharePosterior) =>
  posterior.kind === 'beta' ? 1 : posterior.components.length;

describe('a condensed mixture', () => {
  it.each<readonly [string, SharePosterior]>([
    ...sets,
    ['at least 130 of 800', bound(130, 800, 800)],
    ['at least 11 of 12', bound(11, 12, 12)],
    ['at most 3 of 400', bound(0, 3, 400)],
    ['400 to 450 of 1700', bound(400, 450, 1700)],
  ])('of %s keeps mean and variance, and every probability to 2e-3', (_, posterior) => {
    const condensed = condenseMixture(posterior);
    const [before, after] = [momentsOf(posterior), momentsOf(condensed)];
    expect(after.mean / before.mean).toBeCloseTo(1, 11);
    expect(after.sd / before.sd).toBeCloseTo(1, 4);
    for (let w = -12; w <= 12; w += 0.5) {
      const x = 1 / (1 + Math.exp(-w));
      expect(Math.abs(shareCdf(condensed, x) - shareCdf(posterior, x))).toBeLessThan(2e-3);
    }
  });

  it('has far fewer components', () => {
    expect(sizeOf(bound(130, 800, 800))).toBe(671);
    expect(sizeOf(condenseMixture(bound(130, 800, 800)))).toBeLessThan(60);
    const [, place] = sets[1]!;
    expect(sizeOf(place)).toBeGreaterThan(1000);
    expect(sizeOf(condenseMixture(place))).toBeLessThan(40);
  });

  it('of a single Beta is that Beta', () => {
    const beta = bound(3, 3, 20);
    expect(condenseMixture(beta)).toBe(beta);
  });

  it('can be drawn from: it is a distribution, with the quantiles of the whole', () => {
    for (const [, posterior] of sets) {
      const condensed = condenseMixture(posterior);
      checkDistribution(condensed);
      const [expected = NaN] = shareQuantiles(condensed, [0.9]);
      expect(quantile(condensed, 0.9) / expected).toBeCloseTo(1, 10);
    }
  });

  it('keeps a new place within 0.05 where nobody was counted anywhere', () => {
    const none = fitHierarchy(
      [12, 103, 1200].map((total, i) => ({ id: `${i}`, low: 0, high: 0, total, weight: 1 })),
    );
    const posterior = newPlacePosterior(none);
    const condensed = condenseMixture(posterior);
    checkDistribution(condensed);
    expect(momentsOf(condensed).mean / momentsOf(posterior).mean).toBeCloseTo(1, 3);
    for (const x of [1e-12, 1e-6, 1e-4, 0.001, 0.01, 0.1, 0.5]) {
      expect(Math.abs(shareCdf(condensed, x) - shareCdf(posterior, x))).toBeLessThan(0.05);
    }
  });
});
