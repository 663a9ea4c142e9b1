import { describe, expect, it } from 'vitest';
import { caveats } from '../../../engine/evidence/caveat.ts';
import {
  boundByCaveats,
  caveatDiscounts,
  suggestWeight,
} from '../../../engine/synthesis/discount.ts';

describe('the default weight of a caveat', () => {
  it('is stated for every caveat, between 0 and 1, with its reason', () => {
    expect(Object.keys(caveatDiscounts).sort()).toEqual([...caveats].sort());
    for (const caveat of caveats) {
      const { weight, reason } = caveatDiscounts[caveat];
      expect(weight >= 0 && weight <= 1).toBe(true);
      expect(reason).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('of a rounded count is what rounding to 50 leaves of 400 of 800', () => {
    // variance of the count 800 · ¼ = 200, of a uniform rounding error 50² / 12 = 208.3
    expect(200 / (200 + 2500 / 12)).toBeCloseTo(caveatDiscounts.rounded.weight, 1);
  });

  it('is the least of several, however often and in whatever order they are named', () => {
    expect(suggestWeight([])).toMatchObject({ weight: 1 });
    expect(suggestWeight(['rounded', 'secondary'])).toMatchObject({
      weight: 0.5,
      decidedBy: 'rounded',
    });
    expect(suggestWeight(['secondary', 'rounded', 'rounded'])).toMatchObject({ weight: 0.5 });
    expect(suggestWeight(['rounded', 'misread', 'secondary'])).toMatchObject({
      weight: 0,
      decidedBy: 'misread',
    });
    expect(suggestWeight(['lower-bound'])).not.toHaveProperty('decidedBy');
  });
});

describe('a caveat that makes a bound', () => {
  const count = { low: 130, high: 130, total: 800 };

  it('opens the count on one side', () => {
    expect(boundByCaveats(count, ['rounded', 'lower-bound'])).toEqual({ ...count, high: 800 });
    expect(boundByCaveats(count, ['upper-bound'])).toEqual({ ...count, low: 0 });
  });

  it('changes nothing when both stand or neither', () => {
    expect(boundByCaveats(count, ['upper-bound', 'lower-bound'])).toEqual(count);
    expect(boundByCaveats(count, ['rounded'])).toEqual(count);
  });
});
