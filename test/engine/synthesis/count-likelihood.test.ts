import { describe, expect, it } from 'vitest';
import { likelihoodOf, multiplyLikelihoods } from '../../../engine/synthesis/count-likelihood.ts';
import { poolCounts } from '../../../engine/synthesis/pool-counts.ts';
import { posteriorOfPrinted } from '../../../engine/synthesis/share-posterior.ts';
import { momentsOf, shareCdf } from '../../oracle/share-summary.ts';
import { binomialMass } from '../../oracle/chi-square.ts';

const between = (low: number, high: number, total: number, weight = 1) => ({
  id: 'c',
  low,
  high,
  total,
  weight,
});

/** P(low ≤ X ≤ high | p) by adding binomial probabilities. */
function probabilityOf(low: number, high: number, total: number, p: number): number {
  const mass = binomialMass(total, p);
  let sum = 0;
  for (let k = low; k <= high; k++) sum += mass(k);
  return sum;
}

function valueAt(terms: ReturnType<typeof likelihoodOf>, p: number): number {
  return terms.reduce(
    (sum, { x, y, logCoefficient }) =>
      sum + Math.exp(logCoefficient + x * Math.log(p) + y * Math.log1p(-p)),
    0,
  );
}

describe('a bound on a count', () => {
  it('gives the posterior that integration of P(X ≥ 130 of 800) gives', () => {
    // scipy 1.17: quad of binom.sf(129, 800, p) under Jeffreys' prior
    const posterior = posteriorOfPrinted(between(130, 800, 800));
    const { mean, sd } = momentsOf(posterior);
    expect(mean).toBeCloseTo(0.6592385961216473, 8);
    expect(sd * sd).toBeCloseTo(0.07278892969790901, 8);
    expect(shareCdf(posterior, 0.1625)).toBeCloseTo(0.006340401270071566, 7);
    expect(shareCdf(posterior, 0.5)).toBeCloseTo(0.32084908389940303, 7);
  });

  it('from above, and a range, likewise', () => {
    // scipy 1.17: quad of the binomial cdf under the uniform prior
    const atMost = momentsOf(posteriorOfPrinted(between(0, 12, 64), { kind: 'uniform' }));
    expect(atMost.mean).toBeCloseTo(0.10606060606060606, 12);
    expect(atMost.sd * atMost.sd + atMost.mean * atMost.mean).toBeCloseTo(0.015829941203075536, 12);
    const range = momentsOf(posteriorOfPrinted(between(400, 450, 1700), { kind: 'uniform' }));
    expect(range.mean).toBeCloseTo(0.25029377203290243, 10);
  });

  it('is not the count: it leaves every larger share possible', () => {
    const bound = posteriorOfPrinted(between(130, 800, 800));
    const count = posteriorOfPrinted(between(130, 130, 800));
    expect(1 - shareCdf(bound, 0.25)).toBeGreaterThan(0.8);
    expect(1 - shareCdf(count, 0.25)).toBeLessThan(1e-6);
  });

  it('that is empty leaves the prior as it was, at every weight', () => {
    for (const weight of [0, 0.013, 0.5, 1]) {
      const posterior = posteriorOfPrinted(between(0, 800, 800, weight));
      expect(momentsOf(posterior).mean).toBeCloseTo(0.5, 12);
      expect(momentsOf(posterior).sd).toBeCloseTo(Math.sqrt(0.125), 12);
    }
  });

  it.each([
    [0.5, 65, 400],
    [0.25, 32.5, 200],
    [0.3, 39, 240],
    [0.0371, 4.823, 29.68],
  ])('at weight %f is a bound of %f of %f people', (weight, low, total) => {
    const terms = likelihoodOf(between(130, 800, 800, weight));
    for (const p of [0.05, 0.16, 0.3]) {
      // the mean over the common rounding number, by many values of it
      const steps = 5000;
      let expected = 0;
      for (let i = 0; i < steps; i++) {
        const u = (i + 0.5) / steps;
        const [from, all] = [Math.floor(low + u + 1e-9), Math.floor(total + u + 1e-9)];
        expected += cached(from, all, p) / steps;
      }
      expect(Math.abs(valueAt(terms, p) - expected)).toBeLessThan(1e-3);
    }
  });

  it('pooled with a count is the product of both likelihoods', () => {
    const counts = [between(3, 20, 20), between(5, 7, 31), between(2, 2, 12, 0.5)];
    const product = multiplyLikelihoods(counts.map(likelihoodOf));
    for (const p of [0.03, 0.2, 0.5, 0.9]) {
      const single = Math.exp(Math.log(p) + 5 * Math.log1p(-p));
      const expected = probabilityOf(3, 20, 20, p) * probabilityOf(5, 7, 31, p) * single;
      expect(valueAt(product, p) / expected).toBeCloseTo(1, 10);
    }
  });

  it('is refused when it is impossible or too wide to pool', () => {
    expect(() => likelihoodOf(between(54, 54, 40))).toThrow(
      'must not exceed its total; got 54 of 40',
    );
    expect(() => likelihoodOf(between(5, 4, 40))).toThrow('must rise');
    expect(() => likelihoodOf(between(5, 5.5, 40))).toThrow('whole numbers');
    expect(() => likelihoodOf(between(0, 0, 0))).toThrow('at least 1');
    expect(() => likelihoodOf(between(5, 5, 40, NaN))).toThrow('between 0 and 1; got NaN');
    const wide = between(10, 9000, 9000);
    expect(() => poolCounts([wide, wide])).toThrow('must not be so wide');
  });
});

const known = new Map<string, number>();
function cached(low: number, total: number, p: number): number {
  const key = `${low},${total},${p}`;
  const value = known.get(key) ?? probabilityOf(low, total, total, p);
  known.set(key, value);
  return value;
}

describe('pooling counts', () => {
  it('adds exact counts, each at its weight', () => {
    const pooled = poolCounts([between(250, 250, 1700), between(271, 271, 1910, 0.5)]);
    expect(pooled).toEqual({ kind: 'beta', a: 386, b: 2270 });
  });

  it('does not depend on the order', () => {
    const counts = [between(3, 20, 20), between(5, 7, 31), between(2, 2, 12)];
    const one = momentsOf(poolCounts(counts));
    const other = momentsOf(poolCounts([...counts].reverse()));
    expect(one.mean).toBeCloseTo(other.mean, 13);
    expect(one.sd).toBeCloseTo(other.sd, 13);
  });
});
