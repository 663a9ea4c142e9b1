import { describe, expect, it } from 'vitest';
import { uniform } from '../../../engine/random/uniform.ts';

/** A source of uniform numbers with the arguments of `uniform`. */
type Source = (k0: number, k1: number, draw: number, word: number) => number;

const SIDE = 512; // draws × words
const BINS = 64;
/**
 * Every score below is close to standard normal for a good source. 6.5 standard errors are passed
 * by chance with probability below 1e-10 each (chi-square tails are a little longer: below 1e-8).
 */
const LIMIT = 6.5;

/** How far the counts of `cells` equally likely cells are from even, in standard errors. */
function chiSquareScore(counts: Float64Array, total: number): number {
  const expected = total / counts.length;
  const sum = counts.reduce((at, count) => at + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  // Wilson & Hilferty 1931: the cube root of a chi-square is nearly normal
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(sum / freedom) - (1 - spread)) / Math.sqrt(spread);
}

/** Largest score of a source in six tests over a grid of draws and words of neighbouring keys. */
function worstScore(source: Source): number {
  const total = SIDE * SIDE;
  const single = new Float64Array(BINS * BINS);
  const low = new Float64Array(256);
  const pairs = [0, 1, 2].map(() => new Float64Array(BINS * BINS));
  const products = [0, 0, 0];
  const bin = (u: number) => Math.floor(u * BINS);
  for (let draw = 0; draw < SIDE; draw++) {
    for (let word = 0; word < SIDE; word++) {
      const u = source(17, 34, draw, word);
      const at = Math.floor(u * single.length);
      single[at] = (single[at] ?? 0) + 1;
      const bits = Math.floor(u * 2 ** 52) % 256;
      low[bits] = (low[bits] ?? 0) + 1;
      const others = [
        source(17, 34, draw + 1, word),
        source(17, 34, draw, word + 1),
        source(18, 34, draw, word), // another purpose
      ];
      others.forEach((other, k) => {
        products[k] = (products[k] ?? 0) + (u - 0.5) * (other - 0.5);
        const table = pairs[k];
        const cell = bin(u) * BINS + bin(other);
        if (table) table[cell] = (table[cell] ?? 0) + 1;
      });
    }
  }
  // (u − ½)(v − ½) of independent uniforms has variance 1 / 144
  const correlations = products.map((sum) => (sum * 12) / Math.sqrt(total));
  const scores = [chiSquareScore(single, total), chiSquareScore(low, total)];
  scores.push(...pairs.map((table) => chiSquareScore(table, total)), ...correlations);
  return Math.max(...scores.map((score) => (Number.isNaN(score) ? Infinity : Math.abs(score))));
}

/** A linear congruential generator stepped from a hash of its address: neighbours fall on lines. */
const congruential: Source = (k0, k1, draw, word) => {
  const state = (Math.imul(1664525, k0 + 31 * k1 + 4096 * draw + word) + 1013904223) >>> 0;
  return (state + 0.5) / 2 ** 32;
};

describe('uniform', () => {
  it('is even and uncorrelated over draws, words and purposes', () => {
    expect(worstScore(uniform)).toBeLessThan(LIMIT);
  });

  it('a linear congruential generator fails the same test', () => {
    expect(worstScore(congruential)).toBeGreaterThan(LIMIT);
  });

  it('a key that ignores the purpose fails the same test', () => {
    const reused: Source = (_k0, k1, draw, word) => uniform(17, k1, draw, word);
    expect(worstScore(reused)).toBeGreaterThan(LIMIT);
  });

  it('a word number that is dropped fails the same test', () => {
    const dropped: Source = (k0, k1, draw) => uniform(k0, k1, draw, 0);
    expect(worstScore(dropped)).toBeGreaterThan(LIMIT);
  });

  it('lies on the odd multiples of 2^-53, so it is never 0 or 1 and mirrors onto itself', () => {
    for (let draw = 0; draw < 10_000; draw++) {
      const u = uniform(1, 2, draw, 3);
      expect(u > 0 && u < 1).toBe(true);
      expect((u * 2 ** 53) % 2).toBe(1);
      expect(1 - (1 - u)).toBe(u);
    }
  });
});
