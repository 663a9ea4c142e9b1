import { describe, expect, it } from 'vitest';
import { meanOf } from '../../../engine/distribution/moments.ts';
import { shareOfSplit } from '../../../engine/synthesis/share-of-split.ts';

const parts = [
  { name: 'returned', count: 250 },
  { name: 'still-there', count: 500 },
];
const split = { total: 1700, parts, rest: 'unaccounted' };

describe('shareOfSplit', () => {
  it('is the Beta of the Dirichlet: its own count against all others', () => {
    // Dirichlet(250.5, 500.5, 950.5): the marginal of a part is Beta(α, Σα − α)
    expect(shareOfSplit(split, 'returned')).toEqual({ kind: 'beta', a: 250.5, b: 1451 });
    expect(shareOfSplit({ ...split, prior: 1, weight: 0.5 }, 'unaccounted')).toEqual({
      kind: 'beta',
      a: 476,
      b: 377,
    });
  });

  it('lets the means of all parts add up to 1, ranges included', () => {
    const ranged = {
      ...split,
      parts: [...parts, { name: 'killed', count: { low: 400, high: 450 } }],
    };
    const names = ['returned', 'still-there', 'killed', 'unaccounted'];
    const sum = names.reduce((total, name) => total + meanOf(shareOfSplit(ranged, name)), 0);
    expect(sum).toBeCloseTo(1, 4); // a mixture is tabulated, its mean within 1e-4
  });
});
