import { describe, expect, it } from 'vitest';
import { betaShareTable } from '../../../engine/distribution/beta-table.ts';
import { betaQuantile } from '../../../engine/math/beta-quantile.ts';
import { uniform } from '../../../engine/random/uniform.ts';

const shapes = [
  [54.5, 346.5],
  [0.5, 103.5],
  [0.5, 25000],
  [0.01, 1],
  [1, 0.01],
  [0.01, 0.01],
  [0.01, 1e6],
  [0.02, 0.02],
  [0.04, 3],
  [0.4, 0.4],
  [1, 1],
  [12.5, 0.5],
  [8992.5, 54846.5],
  [4e5, 2e6],
] as const;

/** Probabilities from 1e-9 to 1 − 1e-9, half of them spread over the logarithm of a tail. */
function probabilities(count: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const u = uniform(1, 2, i, 7);
    const tail = Math.exp(-u * Math.log(1e9));
    found.push(u, tail, 1 - tail);
  }
  return found.filter((u) => u > 0 && u < 1).sort((x, y) => x - y);
}

/** Quantile function of Beta(a, b) through its tables. */
function betaTable(a: number, b: number): (u: number) => number {
  const share = betaShareTable(a, b);
  return (u) => share(u, 1 - u);
}

/** Largest relative difference from the exact quantile. */
function worstError(quantile: (u: number) => number, a: number, b: number, us: number[]): number {
  return Math.max(...us.map((u) => Math.abs(quantile(u) / betaQuantile(a, b, u) - 1)));
}

describe('betaShareTable', () => {
  it.each(shapes)('is within 4e-10 of the exact quantile of Beta(%d, %d)', (a, b) => {
    expect(worstError(betaTable(a, b), a, b, probabilities(700))).toBeLessThan(4e-10);
  });

  it('the table of one person more would be refused by the same bound', () => {
    expect(worstError(betaTable(54.5, 347.5), 54.5, 346.5, probabilities(20))).toBeGreaterThan(
      1e-4,
    );
  });

  it.each(shapes)('never falls as u rises and stays inside (0, 1) for Beta(%d, %d)', (a, b) => {
    const quantile = betaTable(a, b);
    const us = probabilities(2000);
    // both sides of every boundary between cells of the first octaves
    for (let k = 1; k < 64; k++) us.push(k / 128 - 1e-12, k / 128, k / 128 + 1e-12);
    us.push(2 ** -53, 1 - 2 ** -53, 0.5);
    us.sort((x, y) => x - y);
    let before = 0;
    for (const u of us) {
      const x = quantile(u);
      expect(x > 0 && x < 1 && x >= before, `u = ${u}`).toBe(true);
      before = x;
    }
  });

  it('does not depend on which values were asked for before', () => {
    const us = probabilities(300);
    const forwards = betaTable(0.5, 103.5);
    const backwards = betaTable(0.5, 103.5);
    const first = us.map((u) => forwards(u));
    const second = us.toReversed().map((u) => backwards(u));
    expect(second.toReversed()).toEqual(first);
  });
});
