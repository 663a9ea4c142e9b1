import { describe, expect, it } from 'vitest';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import {
  binomial,
  invertBinomial,
  leastExp,
  squeeze,
  wholePower,
} from '../../../engine/simulate/binomial.ts';
import { binomialMass, chiSquareScore } from '../../oracle/chi-square.ts';

const SAMPLES = 60_000;
/** One-sided tail of the standard normal beyond 5.5 is 2e-8; 26 scores are taken. */
const LIMIT = 5.5;
const [k0, k1] = purposeKey([1, 2], 'test:binomial');

function frequencies(n: number, sample: (draw: number) => number): number[] {
  const seen = new Array<number>(n + 2).fill(0);
  for (let draw = 0; draw < SAMPLES; draw++) seen[sample(draw)]! += 1;
  return seen;
}

describe('binomial', () => {
  const cases: readonly (readonly [number, number])[] = [
    [1, 0.3],
    [12, 0.04],
    [103, 0.0048],
    [400, 0.135],
    [400, 0.865],
    [850, 0.02],
    [850, 0.0005],
    [850, 0.5],
    [1000, 0.5],
    [40, 0.35],
    [40, 0.65],
    [28, 0.5],
    [29, 0.5],
    [40_000, 1e-5],
    [40_000, 0.2],
    [40_000, 0.99999],
    [200_000, 0.31],
    [1_000_000, 1e-6],
  ];
  for (const [n, p] of cases) {
    it(`gives the exact probabilities for n = ${n}, p = ${p}`, () => {
      const seen = frequencies(n, (draw) => binomial(n, p, k0, k1, draw, 0));
      expect(chiSquareScore(seen, binomialMass(n, p))).toBeLessThan(LIMIT);
    });
  }

  it('rejects the known faults of a rejection sampler: a mean 2.7 % high (a product loop begun one early), a stretched probability', () => {
    const mass = binomialMass(850, 0.02);
    const early = frequencies(873, (draw) => binomial(873, 0.02, k0, k1, draw, 0));
    expect(chiSquareScore(early, mass)).toBeGreaterThan(LIMIT);
    const stretched = frequencies(850, (draw) => binomial(850, 0.0205, k0, k1, draw, 0));
    expect(chiSquareScore(stretched, mass)).toBeGreaterThan(LIMIT);
  });

  it('has exact ends', () => {
    expect(binomial(0, 0.5, k0, k1, 0, 0)).toBe(0);
    expect(binomial(7, 0, k0, k1, 0, 0)).toBe(0);
    expect(binomial(7, 1, k0, k1, 0, 0)).toBe(7);
  });

  it('never leaves 0 … n, for any p, at either end of the uniform', () => {
    for (const u of [2 ** -53, 0.5, 1 - 2 ** -53]) {
      for (const n of [1, 5, 850, 40_000]) {
        const x = invertBinomial(n, Math.min(0.5, 13 / n), u);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(Math.min(n, 120));
      }
    }
  });

  it('grows with p for the same address, so that paired runs stay close', () => {
    for (let draw = 0; draw < 2000; draw++) {
      const fewer = binomial(200, 0.03, k0, k1, draw, 0);
      const more = binomial(200, 0.033, k0, k1, draw, 0);
      expect(more).toBeGreaterThanOrEqual(fewer);
    }
  });

  it('depends on nothing but its address', () => {
    const once = binomial(850, 0.3, k0, k1, 77, 5 << 20);
    binomial(850, 0.3, k0, k1, 78, 5 << 20);
    expect(binomial(850, 0.3, k0, k1, 77, 5 << 20)).toBe(once);
  });
});

describe('wholePower', () => {
  it('agrees with the logarithm to n·2^-52', () => {
    for (const n of [0, 1, 2, 31, 850, 40_000]) {
      const q = 1 - 10 / (n + 20);
      const exact = Math.exp(n * Math.log(q));
      expect(Math.abs(wholePower(q, n) / exact - 1)).toBeLessThan((n + 4) * 2 ** -50);
    }
  });
});

describe('the squeeze of a binomial probability', () => {
  it('holds at every distance from the mode, against ratios of neighbouring probabilities', () => {
    let closest = 0;
    for (const n of [60, 97, 200, 850, 3000, 40_000, 1_000_000, 100_000_000]) {
      for (const p of [0.5, 0.4, 0.2, 0.05, 0.02, 0.01, 1e-3, 1e-4, 1e-5, 1e-6]) {
        if (n * p < 10) continue;
        const variance = n * p * (1 - p);
        const mode = Math.floor((n + 1) * p);
        const most = Math.min(2000, mode, Math.ceil(0.5 * variance - 1) - 1);
        let [above, below] = [0, 0];
        for (let far = 1; far <= most; far++) {
          above += Math.log((((n - mode - far + 1) / (mode + far)) * p) / (1 - p));
          below += Math.log((((mode - far + 1) / (n - mode + far)) * (1 - p)) / p);
          const parabola = (-0.5 * far * far) / variance;
          const slack = squeeze(far, variance);
          closest = Math.max(
            closest,
            Math.abs(above - parabola) / slack,
            Math.abs(below - parabola) / slack,
          );
        }
      }
    }
    expect(closest).toBeLessThan(1);
    expect(closest).toBeGreaterThan(0.99); // a tighter one would not hold
  });

  it('is compared with a number that is at most the exponential', () => {
    for (let t = 0; t < 12; t += 0.01) {
      expect(leastExp(t)).toBeLessThanOrEqual(Math.exp(-t) * (1 + 1e-15));
      if (t < 2) expect(leastExp(t) / Math.exp(-t)).toBeGreaterThan(0.98);
    }
  });
});
