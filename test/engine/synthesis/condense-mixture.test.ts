import { describe, expect, it } from 'vitest';
import type { SharePosterior } from '../../../engine/synthesis/beta-mixture.ts';
import { condenseMixture } from '../../../engine/synthesis/condense-mixture.ts';
import { fitHierarchy } from '../../../engine/synthesis/hierarchy.ts';
import {
  newPlacePosterior,
  placePosterior,
} from '../../../engine/synthesis/hierarchy-posterior.ts';
import { posteriorOfPrinted } from '../../../engine/synthesis/share-posterior.ts';
import { momentsOf, shareCdf } from '../../../engine/synthesis/share-summary.ts';
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
  ])('of %s keeps mean and variance, and every probability to 2e-4', (_, posterior) => {
    const condensed = condenseMixture(posterior);
    const [before, after] = [momentsOf(posterior), momentsOf(condensed)];
    expect(after.mean / before.mean).toBeCloseTo(1, 11);
    expect(after.sd / before.sd).toBeCloseTo(1, 9);
    for (let w = -12; w <= 12; w += 0.5) {
      const x = 1 / (1 + Math.exp(-w));
      expect(Math.abs(shareCdf(condensed, x) - shareCdf(posterior, x))).toBeLessThan(2e-4);
    }
  });

  it('has far fewer components', () => {
    expect(sizeOf(bound(130, 800, 800))).toBe(671);
    expect(sizeOf(condenseMixture(bound(130, 800, 800)))).toBeLessThan(350);
    const [, place] = sets[1]!;
    expect(sizeOf(place)).toBeGreaterThan(1000);
    expect(sizeOf(condenseMixture(place))).toBeLessThan(40);
  });

  it('of a single Beta is that Beta', () => {
    const beta = bound(3, 3, 20);
    expect(condenseMixture(beta)).toBe(beta);
  });
});
