import { describe, expect, it } from 'vitest';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import { invertPoisson, poisson } from '../../../engine/simulate/poisson.ts';
import { chiSquareScore } from '../../oracle/chi-square.ts';

const SAMPLES = 60_000;
/** One-sided tail of the standard normal beyond 5.5 is 2e-8; 20 scores are taken. */
const LIMIT = 5.5;
const [k0, k1] = purposeKey([1, 2], 'test:poisson');

/** Poisson probabilities by the logarithms of factorials summed one by one. */
function poissonMass(mean: number, most: number): (k: number) => number {
  const logFactorials = new Float64Array(most + 1);
  for (let i = 2; i <= most; i++) logFactorials[i] = logFactorials[i - 1]! + Math.log(i);
  return (k) => Math.exp(k * Math.log(mean) - mean - logFactorials[k]!);
}

function score(mean: number, sampled = mean): number {
  const most = Math.ceil(mean + 9 * Math.sqrt(mean) + 30);
  const seen = new Array<number>(most + 1).fill(0);
  for (let draw = 0; draw < SAMPLES; draw++) seen[poisson(sampled, k0, k1, draw, 0)]! += 1;
  return chiSquareScore(seen, poissonMass(mean, most));
}

describe('poisson', () => {
  for (const mean of [1e-6, 0.003, 0.4, 1, 7.3, 13.99, 14, 14.01, 31, 120, 2000, 40_000]) {
    it(`gives the exact probabilities for a mean of ${mean}`, () => {
      expect(score(mean)).toBeLessThan(LIMIT);
    });
  }

  it('rejects a sampler that is 2 % off, by either method', () => {
    expect(score(7.3, 7.3 * 1.02)).toBeGreaterThan(LIMIT);
    expect(score(120, 120 * 1.02)).toBeGreaterThan(LIMIT);
  });

  it('has the mean, variance and shape of a Poisson number of 1e6 and of 1e9', () => {
    for (const mean of [1e6, 1e9]) {
      const scores = Array.from(
        { length: SAMPLES },
        (_, draw) => (poisson(mean, k0, k1, draw, 0) - mean) / Math.sqrt(mean),
      );
      const moment = (power: number) => scores.reduce((sum, z) => sum + z ** power, 0) / SAMPLES;
      // moments of the standard normal, to 1/√mean; their standard errors are √(1, 2, 15, 96) / √n
      for (const [power, value, sd] of [
        [1, 0, 1],
        [2, 1, Math.SQRT2],
        [3, 1 / Math.sqrt(mean), Math.sqrt(15)],
        [4, 3, Math.sqrt(96)],
      ] as const) {
        expect(Math.abs(moment(power) - value)).toBeLessThan((5 * sd) / Math.sqrt(SAMPLES));
      }
    }
  });

  it('has exact ends', () => {
    expect(poisson(0, k0, k1, 0, 0)).toBe(0);
    expect(poisson(-1, k0, k1, 0, 0)).toBe(0);
    for (const u of [2 ** -53, 0.5, 1 - 2 ** -53]) {
      expect(invertPoisson(13, u)).toBeLessThan(60);
    }
  });

  it('grows with the mean for the same address where it is small, so that paired runs stay close', () => {
    for (let draw = 0; draw < 2000; draw++) {
      expect(poisson(5.5, k0, k1, draw, 0)).toBeGreaterThanOrEqual(poisson(5, k0, k1, draw, 0));
    }
  });
});
