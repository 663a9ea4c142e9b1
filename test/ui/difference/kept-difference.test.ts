import { describe, expect, it } from 'vitest';
import type { PairedDifference } from '../../../engine/index.ts';
import { KeptDifference } from '../../../ui/difference/kept-difference.ts';

const estimate = { value: 3, mcse: 0.1 };
const difference: PairedDifference = {
  ...{ outcome: 'returned', draws: 256, more: estimate, fewer: estimate },
  ...{ mean: { ...estimate, method: 'simulated' }, quantiles: [0, 3, 6] },
};

describe('KeptDifference', () => {
  it('shows nothing before the first, and then the last one, greyed, until there is another', () => {
    const kept = new KeptDifference();
    expect(kept.shown('returned', undefined)).toEqual({ difference: undefined, isStale: false });
    expect(kept.shown('returned', difference)).toEqual({ difference, isStale: false });
    expect(kept.shown('returned', undefined)).toEqual({ difference, isStale: true });
    const next = { ...difference, draws: 1_024 };
    expect(kept.shown('returned', next)).toEqual({ difference: next, isStale: false });
  });

  it('keeps none of another outcome or variant', () => {
    const kept = new KeptDifference();
    kept.shown('returned', difference);
    expect(kept.shown('killed', undefined)).toEqual({ difference: undefined, isStale: false });
  });
});
