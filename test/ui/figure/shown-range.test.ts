import { describe, expect, it } from 'vitest';
import { roundWidth, sharesBeyond, shownRange } from '../../../ui/figure/shown-range.ts';

describe('shownRange', () => {
  it('starts at 0 where that leaves half of the axis to the values, else at the lowest', () => {
    expect(shownRange([{ values: [40, 80], counts: [5, 5] }])).toMatchObject({ low: 0, high: 80 });
    expect(shownRange([{ values: [70, 80], counts: [5, 5] }])).toMatchObject({ low: 70, high: 80 });
    expect(shownRange([{ values: [-5, 80], counts: [5, 5] }])).toMatchObject({ low: -5, high: 80 });
  });

  it('leaves out no more than 1 draw in 2,000 at either end, and says how far the draws reach', () => {
    const run = { values: [0, 10, 20, 900], counts: [1, 4998, 5000, 1] };
    const range = shownRange([run]);
    expect(range).toEqual({ low: 0, high: 20, least: 0, most: 900 });
    expect(sharesBeyond(run, 0, 20)).toEqual({ below: 0, above: 1 / 10_000 });
    const six = { values: [0, 900], counts: [9994, 6] };
    expect(shownRange([six]).high).toBe(900);
  });

  it('holds all runs, with counts that are not whole', () => {
    const runs = [
      { values: [1, 2], counts: [0.25, 9.75] },
      { values: [5, 9], counts: [3.5, 6.5] },
    ];
    expect(shownRange(runs)).toMatchObject({ low: 0, high: 9 });
  });
});

describe('roundWidth', () => {
  it('is the smallest of 1, 2, 5, 10, … with few enough columns', () => {
    expect(roundWidth(0, 99, 100)).toBe(1);
    expect(roundWidth(0, 99, 60)).toBe(2);
    expect(roundWidth(0, 99, 20)).toBe(5);
    expect(roundWidth(0, 99, 19)).toBe(10);
  });
});
