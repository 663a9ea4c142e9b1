import { describe, expect, it } from 'vitest';
import { cdf } from '../../../engine/distribution/cdf.ts';
import { checkDistribution } from '../../../engine/distribution/check-distribution.ts';
import { meanOf, sdOf } from '../../../engine/distribution/moments.ts';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { condenseMixture } from '../../../engine/synthesis/condense-mixture.ts';
import { fitHierarchy } from '../../../engine/synthesis/hierarchy.ts';
import {
  newPlacePosterior,
  placePosterior,
} from '../../../engine/synthesis/hierarchy-posterior.ts';
import { posteriorOfPrinted } from '../../../engine/synthesis/share-posterior.ts';
import { tabulateShare } from '../../../engine/synthesis/share-table.ts';
import { momentsOf, shareCdf } from '../../../engine/synthesis/share-summary.ts';
import references from '../../fixtures/hierarchy-references.json' with { type: 'json' };

const eleven = fitHierarchy(
  references.sets['eleven countries'].counts.map(([x = NaN, n = NaN], i) => ({
    id: `${i}`,
    low: x,
    high: x,
    total: n,
    weight: 1,
  })),
);

describe.each([
  ['a new place', newPlacePosterior(eleven)],
  ['0 of 1200 in a hierarchy', placePosterior(eleven, '10')],
  [
    'at least 130 of 800',
    posteriorOfPrinted({ id: 'c', low: 130, high: 800, total: 800, weight: 1 }),
  ],
  ['0 of 103', posteriorOfPrinted({ id: 'c', low: 0, high: 0, total: 103, weight: 1 })],
] as const)('the table of %s', (_, posterior) => {
  const table = tabulateShare(posterior);

  it('is a distribution of some hundreds of points', () => {
    checkDistribution(table);
    expect(table.values.length).toBeGreaterThan(50);
    expect(table.values.length).toBeLessThan(1000);
  });

  it('has the probabilities of the condensed mixture to 5e-5, and its mean and spread', () => {
    const condensed = condenseMixture(posterior);
    for (let w = -16; w <= 10; w += 0.17) {
      const x = 1 / (1 + Math.exp(-w));
      expect(Math.abs(cdf(table, x) - shareCdf(condensed, x))).toBeLessThan(5e-5);
    }
    const { mean, sd } = momentsOf(posterior);
    expect(Math.abs(meanOf(table) - mean)).toBeLessThan(5e-5);
    expect(Math.abs(sdOf(table) / sd - 1)).toBeLessThan(2e-3);
  });

  it('gives shares strictly inside, rising with the probability', () => {
    const draw = quantileFunction(table);
    let before = 0;
    for (let i = 0; i < 5000; i++) {
      const share = draw((i + 0.5) / 5000);
      expect(share > 0 && share < 1 && share >= before).toBe(true);
      before = share;
    }
  });
});
