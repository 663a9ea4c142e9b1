import { describe, expect, it } from 'vitest';
import { integrateTails } from '../../../engine/math/integrate-tails.ts';

describe('integrateTails', () => {
  it.each<[string, (p: number, q: number) => number, number]>([
    ['1', () => 1, 1],
    ['p²', (p) => p * p, 1 / 3],
    ['1 / √p, infinite at 0', (p) => 1 / Math.sqrt(p), 2],
    ['q^−0.9, infinite at 1', (_, q) => q ** -0.9, 10],
    ['−log p', (p) => -Math.log(p), 1],
    ['log² q', (_, q) => Math.log(q) ** 2, 2],
  ])('gives the closed integral of %s', (_, f, right) => {
    expect(Math.abs(integrateTails(f) / right - 1)).toBeLessThan(1e-13);
  });
});
