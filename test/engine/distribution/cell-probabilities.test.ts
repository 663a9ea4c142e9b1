import { describe, expect, it } from 'vitest';
import { cellProbabilities } from '../../../engine/distribution/cell-probabilities.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';

describe('cellProbabilities', () => {
  it('gives the probabilities of the closed form', () => {
    // Beta(1, 104): P(X ≤ x) = 1 − (1 − x)^104
    const edges = [0, 0.01, 0.05, 1];
    const below = edges.map((x) => 1 - (1 - x) ** 104);
    const cells = cellProbabilities({ kind: 'beta', a: 1, b: 104 }, edges);
    cells.forEach((cell, i) =>
      expect(cell).toBeCloseTo((below[i + 1] ?? NaN) - (below[i] ?? NaN), 12),
    );
  });

  it('is finite where the density is not, and nothing lies outside the support', () => {
    // scipy.stats.beta(0.5, 103.5).cdf(0.001) = 0.35055770
    const cells = cellProbabilities({ kind: 'beta', a: 0.5, b: 103.5 }, [-1, 0, 0.001, 1, 2]);
    expect(cells[0]).toBe(0);
    expect(cells[1]).toBeCloseTo(0.3505577, 7);
    expect(cells[3]).toBe(0);
    expect(cells.reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(1, 14);
  });

  it('keeps the digits of the upper tail', () => {
    // exponential of rate 1: e^−40 − e^−41
    const [cell = NaN] = cellProbabilities({ kind: 'exponential', rate: 1 }, [40, 41]);
    expect(cell / (Math.exp(-40) - Math.exp(-41))).toBeCloseTo(1, 10);
  });

  it('counts a single value once, and the lower edge in the first cell', () => {
    const table: Distribution = { kind: 'empirical', values: [0, 1, 2], weights: [1, 1, 2] };
    expect(cellProbabilities(table, [0, 1, 2])).toEqual([0.5, 0.5]);
    expect(cellProbabilities({ kind: 'fixed', value: 3 }, [3, 4])).toEqual([1]);
  });
});
