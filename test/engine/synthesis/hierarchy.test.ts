import { describe, expect, it } from 'vitest';
import { fitHierarchy } from '../../../engine/synthesis/hierarchy.ts';
import {
  newPlacePosterior,
  placePosterior,
} from '../../../engine/synthesis/hierarchy-posterior.ts';
import { kappaCdf, meanShareCdf, summariseSpread } from './hierarchy-spread.ts';
import { momentsOf, shareCdf, shareQuantiles } from '../../oracle/share-summary.ts';
import references from '../../fixtures/hierarchy-references.json' with { type: 'json' };

// Expected numbers: scipy, by a brute-force grid in other coordinates, and for two sets a sampler
// (test/fixtures/make-hierarchy-references.py).
const { probabilities } = references;

const counted = (counts: readonly (readonly number[])[]) =>
  counts.map(([x = NaN, n = NaN], i) => ({
    id: `place-${i}`,
    low: x,
    high: x,
    total: n,
    weight: 1,
  }));

describe.each(Object.entries(references.sets))('the hierarchy of %s', (_, set) => {
  const [a = NaN, b = NaN] = set.meanPrior;
  const hierarchy = fitHierarchy(counted(set.counts), {
    meanPrior: { a, b },
    priorSize: set.priorSize,
  });

  it('shrinks each place as a brute-force grid does', () => {
    set.places.forEach((expected, i) => {
      const posterior = placePosterior(hierarchy, `place-${i}`);
      const { mean, sd } = momentsOf(posterior);
      expect(Math.abs(mean - expected.mean)).toBeLessThan(1e-5);
      expect(Math.abs(mean / expected.mean - 1)).toBeLessThan(1e-4);
      expect(Math.abs(sd / expected.sd - 1)).toBeLessThan(1e-3);
      // in probability, which is kind to no tail
      expected.quantiles.forEach((q, k) => {
        expect(Math.abs(shareCdf(posterior, q) - probabilities[k]!)).toBeLessThan(5e-5);
      });
    });
  });

  it('predicts a new place as the grid does', () => {
    const posterior = newPlacePosterior(hierarchy);
    const { mean, sd } = momentsOf(posterior);
    expect(Math.abs(mean - set.newPlace.mean)).toBeLessThan(1e-5);
    expect(Math.abs(sd - set.newPlace.sd)).toBeLessThan(1e-5);
    set.newPlace.quantiles.forEach((q, k) => {
      expect(Math.abs(shareCdf(posterior, q) - probabilities[k]!)).toBeLessThan(5e-5);
    });
  });

  it('finds the evidence, the mean share and the spread', () => {
    expect(Math.abs(hierarchy.logEvidence - set.logEvidence)).toBeLessThan(1e-5);
    const spread = summariseSpread(hierarchy, probabilities);
    expect(Math.abs(spread.meanShare.mean - set.mean.mean)).toBeLessThan(1e-5);
    expect(Math.abs(spread.meanShare.sd - set.mean.sd)).toBeLessThan(1e-5);
    expect(Math.abs(spread.correlation.mean - set.correlation)).toBeLessThan(1e-5);
    const ofMean = meanShareCdf(hierarchy);
    const ofKappa = kappaCdf(hierarchy);
    probabilities.forEach((p, k) => {
      expect(Math.abs(ofMean(set.mean.quantiles[k]!) - p)).toBeLessThan(5e-4);
      expect(Math.abs(ofKappa(set.kappa[k]!) - p)).toBeLessThan(5e-4);
      expect(ofMean(spread.meanShare.quantiles[k]!)).toBeCloseTo(p, 9);
      expect(ofKappa(spread.kappa.quantiles[k]!)).toBeCloseTo(p, 9);
    });
  });

  if (!('sampler' in set)) return; // the sampler was run for two of the sets
  it('agrees with a sampler that keeps the shares', () => {
    const { mean: means, standardError } = set.sampler;
    means.forEach((mean, i) => {
      const own = momentsOf(placePosterior(hierarchy, `place-${i}`));
      // 5.5 standard errors of 64 chains, 21 means: false alarm below 1e-4 for any seed, 0 for this
      expect(Math.abs(own.mean - mean)).toBeLessThan(5.5 * standardError[i]!);
      expect(standardError[i]! / own.sd).toBeLessThan(0.02);
    });
  });
});

describe('partial pooling', () => {
  const rats = references.sets['ten groups of rats'].counts;

  it('pulls a small place further towards the others than a large one', () => {
    const hierarchy = fitHierarchy([
      ...counted([
        [0, 20],
        [0, 2000],
      ]),
      ...counted(rats).map((count) => ({ ...count, id: `rats-${count.id}` })),
    ]);
    const small = momentsOf(placePosterior(hierarchy, 'place-0')).mean;
    const large = momentsOf(placePosterior(hierarchy, 'place-1')).mean;
    expect(small).toBeGreaterThan(20 * large);
  });

  it('does not depend on the order of the places', () => {
    const forwards = fitHierarchy(counted(rats));
    const backwards = fitHierarchy(counted(rats).reverse());
    const ends = ['place-0', 'place-9'].map((id) =>
      [forwards, backwards].map((fit) => momentsOf(placePosterior(fit, id)).mean),
    );
    for (const [one, other] of ends) expect(one!).toBeCloseTo(other!, 12);
  });

  it('counts at no weight leave a place at the predictive of a new one', () => {
    const ignored = { id: 'ignored', low: 19, high: 19, total: 20, weight: 0 };
    const hierarchy = fitHierarchy([...counted(rats), ignored]);
    const place = momentsOf(placePosterior(hierarchy, 'ignored'));
    const fresh = momentsOf(newPlacePosterior(fitHierarchy(counted(rats))));
    expect(place.mean).toBeCloseTo(fresh.mean, 7);
    expect(place.sd).toBeCloseTo(fresh.sd, 7);
  });

  it('takes a bound as a bound: at least 0 of 20 says nothing either', () => {
    const empty = { id: 'empty', low: 0, high: 20, total: 20, weight: 1 };
    const hierarchy = fitHierarchy([...counted(rats), empty]);
    const fresh = momentsOf(newPlacePosterior(fitHierarchy(counted(rats))));
    expect(momentsOf(placePosterior(hierarchy, 'empty')).mean).toBeCloseTo(fresh.mean, 7);
    const atLeast = fitHierarchy([...counted(rats), { ...empty, low: 10 }]);
    expect(momentsOf(placePosterior(atLeast, 'empty')).mean).toBeGreaterThan(2 * fresh.mean);
  });

  it('stays finite where every place is at an end', () => {
    for (const counts of [
      [
        [0, 12],
        [0, 103],
        [0, 1200],
      ],
      [
        [12, 12],
        [103, 103],
      ],
      [
        [0, 100000],
        [100000, 100000],
      ],
      [
        [1, 1],
        [0, 1],
      ],
    ]) {
      const hierarchy = fitHierarchy(counted(counts));
      const posterior = newPlacePosterior(hierarchy);
      const { mean, sd } = momentsOf(posterior);
      expect(mean > 0 && mean < 1 && sd > 0).toBe(true);
      const [low, high] = shareQuantiles(posterior, [0.05, 0.95]);
      expect(low! > 0 && high! < 1 && low! < high!).toBe(true);
    }
  });

  it('refuses one place, and a place that it does not know', () => {
    expect(() => fitHierarchy(counted([[3, 20]]))).toThrow(/two places or more; got 1/);
    const hierarchy = fitHierarchy(counted(rats));
    expect(() => placePosterior(hierarchy, 'nowhere')).toThrow(/must be one of place-0/);
  });
});
