import { describe, expect, it } from 'vitest';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import { hierarchyOf } from '../../../engine/synthesis/combine-counts.ts';
import {
  newPlacePosterior,
  placePosterior,
} from '../../../engine/synthesis/hierarchy-posterior.ts';
import {
  hierarchyPurpose,
  jointPlaces,
  samplePlaces,
} from '../../../engine/synthesis/joint-places.ts';
import { shareCdfFunction } from '../../oracle/share-summary.ts';
import { randomNumbers } from '../../oracle/random-numbers.ts';

const DRAWS = 40_000;
/** Standard errors; 40 comparisons pass it by chance with probability below 1e-6. */
const LIMIT = 5.5;
/** Kolmogorov's distance times √n, of some of the sample, exceeds 3 with probability 2·e^−18 < 4e-8 (Massart 1990). */
const KS_LIMIT = 3;

const counts = [
  [3, 20],
  [5, 31],
  [2, 12],
  [8, 55],
].map(([x = 0, n = 0], i) => ({ id: `place-${i}`, low: x, high: x, total: n, weight: 1 }));
const places = ['place-0', 'place-1', 'place-2', 'place-3', 'new', 'new'];

/** B(a + x, b + n − x) / B(a, b) as a product. */
function marginal(a: number, b: number, x: number, n: number): number {
  let product = 1;
  for (let k = 0; k < n; k++) product *= (k < x ? a + k : b + k - x) / (a + b + k);
  return product;
}

/**
 * Means and second moments of the shares by brute force: a grid even in the logits of the mean share
 * and of the correlation ρ = 1 / (1 + κ), where m and ρ are uniform.
 */
function bruteForce() {
  const first = places.map(() => 0);
  const second = places.map(() => places.map(() => 0));
  let whole = 0;
  for (let u = -14; u <= 11; u += 0.1) {
    for (let v = -26; v <= 14; v += 0.1) {
      const m = 1 / (1 + Math.exp(-u));
      const kappa = Math.exp(-v);
      const [a, b] = [m * kappa, kappa / (1 + Math.exp(u))];
      const rho = 1 / (1 + kappa);
      let weight = (m / (1 + Math.exp(u))) * rho * (kappa * rho);
      for (const { low: x, total: n } of counts) {
        weight *= marginal(a, b, x, n);
      }
      const means = places.map(
        (_, i) => (a + (counts[i]?.low ?? 0)) / (kappa + (counts[i]?.total ?? 0)),
      );
      const own = places.map(
        (_, i) => (means[i]! * (1 - means[i]!)) / (kappa + (counts[i]?.total ?? 0) + 1),
      );
      whole += weight;
      means.forEach((mean, i) => {
        first[i]! += weight * mean;
        means.forEach(
          (other, j) => (second[i]![j]! += weight * (mean * other + (i === j ? own[i]! : 0))),
        );
      });
    }
  }
  return {
    first: first.map((x) => x / whole),
    second: second.map((row) => row.map((x) => x / whole)),
  };
}

function sampleOf(joint: ReturnType<typeof jointPlaces>, size: number, seed: number) {
  const random = randomNumbers(seed);
  const own = new Float64Array(size);
  return Array.from({ length: DRAWS }, () => {
    const out = new Float64Array(size);
    const shared = random();
    samplePlaces(
      joint,
      shared,
      own.map(() => random()),
      out,
    );
    return out;
  });
}

/** Error of the sample's mean of f about what is expected, in its standard errors. */
function score(sample: readonly Float64Array[], f: (x: Float64Array) => number, right: number) {
  let sum = 0;
  let square = 0;
  for (const x of sample) {
    const error = f(x) - right;
    sum += error;
    square += error * error;
  }
  return Math.abs(sum) / Math.sqrt(square);
}

function kolmogorov(sample: number[], cdf: (x: number) => number, every = 40): number {
  sample.sort((a, b) => a - b);
  let distance = 0;
  for (let i = 0; i < sample.length; i += every) {
    distance = Math.max(distance, Math.abs(cdf(sample[i]!) - i / sample.length));
  }
  return distance * Math.sqrt(sample.length);
}

describe('places of one hierarchy that are drawn together', () => {
  const hierarchy = hierarchyOf(counts);
  const sample = sampleOf(jointPlaces(hierarchy, places), places.length, 7);
  const right = bruteForce();

  it('have the means, spreads and covariances of a brute-force grid', () => {
    for (let i = 0; i < places.length; i++) {
      expect(score(sample, (x) => x[i]!, right.first[i]!)).toBeLessThan(LIMIT);
      for (let j = 0; j <= i; j++) {
        const [mi, mj] = [right.first[i]!, right.first[j]!];
        const covariance = right.second[i]![j]! - mi * mj;
        expect(score(sample, (x) => (x[i]! - mi) * (x[j]! - mj), covariance)).toBeLessThan(LIMIT);
      }
    }
  });

  it('which drawing each by itself would not have', () => {
    const random = randomNumbers(8);
    const alone = places.map((place) =>
      quantileFunction(
        place === 'new' ? newPlacePosterior(hierarchy) : placePosterior(hierarchy, place),
      ),
    );
    const independent = Array.from({ length: DRAWS }, () =>
      Float64Array.from(alone, (draw) => draw(random())),
    );
    const [mean0, mean1] = [right.first[0]!, right.first[1]!];
    const covariance = right.second[0]![1]! - mean0 * mean1;
    const product = (x: Float64Array) => (x[0]! - mean0) * (x[1]! - mean1);
    expect(score(independent, product, covariance)).toBeGreaterThan(4 * LIMIT);
  });

  it('are each distributed as when drawn alone', () => {
    places.forEach((place, i) => {
      const posterior =
        place === 'new' ? newPlacePosterior(hierarchy) : placePosterior(hierarchy, place);
      const shares = sample.map((x) => x[i]!);
      expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
      expect(kolmogorov(shares, shareCdfFunction(posterior))).toBeLessThan(KS_LIMIT);
    });
  });

  it('also where a count is a bound', () => {
    const bound = { id: 'bound', low: 9, high: 30, total: 30, weight: 0.45 };
    const wide = hierarchyOf([...counts, bound]);
    const shares = sampleOf(jointPlaces(wide, ['bound']), 1, 9).map((x) => x[0]!);
    expect(kolmogorov(shares, shareCdfFunction(placePosterior(wide, 'bound')))).toBeLessThan(
      KS_LIMIT,
    );
    // of a count of 9 this would be far off
    expect(
      kolmogorov(
        shares,
        shareCdfFunction(placePosterior(hierarchyOf([...counts, { ...bound, high: 9 }]), 'bound')),
      ),
    ).toBeGreaterThan(10);
  });

  it('are the same whatever the order of the claims', () => {
    const [ahead, back] = [counts, counts.toReversed()].map((order) => {
      const out = new Float64Array(2);
      samplePlaces(jointPlaces(hierarchyOf(order), ['place-2', 'new']), 0.37, [0.2, 0.9], out);
      return [...out];
    });
    expect(back).toEqual(ahead);
    expect(hierarchyPurpose(['b', 'a'])).toBe('claims:a,b');
    expect(hierarchyPurpose(['a', 'b'])).toBe('claims:a,b');
  });

  it('stay inside (0, 1) at the ends of all numbers', () => {
    const joint = jointPlaces(hierarchy, places);
    const out = new Float64Array(places.length);
    for (const shared of [2 ** -53, 0.5, 1 - 2 ** -53]) {
      for (const own of [2 ** -53, 1 - 2 ** -53]) {
        samplePlaces(
          joint,
          shared,
          places.map(() => own),
          out,
        );
        expect(out.every((share) => share > 0 && share < 1)).toBe(true);
      }
    }
  });

  it('refuse a place that nobody counted', () => {
    expect(() => jointPlaces(hierarchy, ['nowhere'])).toThrow(/must be one of place-0/);
  });
});
