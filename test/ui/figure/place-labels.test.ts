import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../../ui/figure/place-labels.ts';

describe('placeLabels', () => {
  it('leaves labels that do not touch where they want to be', () => {
    const wishes = [
      { anchor: 80, size: 14 },
      { anchor: 20, size: 14 },
      { anchor: 50, size: 14 },
    ];
    expect(placeLabels(wishes, 0, 100)).toEqual([80, 20, 50]);
  });

  it('parts two labels about their mean', () => {
    // Two of size 10 at 48 and 52 move apart evenly: 45 and 55.
    expect(
      placeLabels(
        [
          { anchor: 52, size: 10 },
          { anchor: 48, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([55, 45]);
  });

  it('never overlaps and stays between the ends, whatever the anchors', () => {
    for (let trial = 0; trial < 200; trial++) {
      // A Weyl sequence stands in for random anchors; heights of one and two lines mix.
      const wishes = Array.from({ length: 5 }, (_, i) => ({
        anchor: ((trial * 5 + i) * 61.803) % 100,
        size: i === 4 ? 30 : 15,
      }));
      const centres = placeLabels(wishes, -7, 115);
      const spans = wishes
        .map(({ size }, i) => ({ top: centres[i]! - size / 2, bottom: centres[i]! + size / 2 }))
        .sort((a, b) => a.top - b.top);
      expect(spans[0]!.top).toBeGreaterThanOrEqual(-7 - 1e-9);
      expect(spans.at(-1)!.bottom).toBeLessThanOrEqual(115 + 1e-9);
      for (let i = 1; i < spans.length; i++) {
        expect(spans[i]!.top).toBeGreaterThanOrEqual(spans[i - 1]!.bottom - 1e-9);
      }
    }
  });

  it('keeps the given order where anchors are equal', () => {
    const same = Array.from({ length: 3 }, () => ({ anchor: 50, size: 10 }));
    expect(placeLabels(same, 0, 100)).toEqual([40, 50, 60]);
  });

  it('has nothing to place without labels', () => {
    expect(placeLabels([], 0, 100)).toEqual([]);
  });
});
