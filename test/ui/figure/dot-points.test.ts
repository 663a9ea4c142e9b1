import { describe, expect, it } from 'vitest';
import { columnWidth, dotColumns } from '../../../ui/figure/dot-points.ts';

describe('dotColumns', () => {
  it('groups at multiples of the width, holds every dot once and keeps empty columns', () => {
    expect(dotColumns([3, 4, 5, 9, 17], 3, 17, 5)).toEqual([
      { from: 0, to: 4, dots: 2 },
      { from: 5, to: 9, dots: 2 },
      { from: 10, to: 14, dots: 0 },
      { from: 15, to: 19, dots: 1 },
    ]);
  });

  it('never reaches below zero', () => {
    expect(dotColumns([0, 1], 0, 1, 10)).toEqual([{ from: 0, to: 9, dots: 2 }]);
  });
});

describe('columnWidth', () => {
  const spread = (low: number, high: number) =>
    Array.from({ length: 50 }, (_, i) => Math.round(low + ((high - low) * i) / 49));

  it('keeps every count in a column of its own while there is room', () => {
    expect(columnWidth([spread(0, 25)], 0, 25, 26)).toBe(1);
  });

  it('groups by round numbers once there is none', () => {
    const heap = [...Array.from({ length: 40 }, () => 50), ...spread(0, 100).slice(0, 10)];
    expect(columnWidth([heap], 0, 100, 26)).toBe(5);
    expect(columnWidth([heap], 0, 100, 60)).toBe(2);
  });

  it('groups further until a stack has a shape', () => {
    // 50 dots spread evenly over 0 to 1,000 are five to a column only from 100 counts on.
    expect(columnWidth([spread(0, 1000)], 0, 1000, 60)).toBe(100);
  });
});
