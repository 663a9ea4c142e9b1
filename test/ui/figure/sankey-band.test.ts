import { describe, expect, it } from 'vitest';
import { sankeyBand } from '../../../ui/figure/sankey-band.ts';

const straight = [
  { along: 0, side: 50 },
  { along: 90, side: 50 },
];
const bent = [
  { along: 0, side: 10 },
  { along: 90, side: 210 },
];

/** The numbers of path data, in order. */
const numbersOf = (path: string) => path.match(/-?[\d.]+/g)?.map(Number);

describe('sankeyBand', () => {
  it('outlines a straight band as a rectangle, to the right or down', () => {
    expect(numbersOf(sankeyBand(straight, 20, 'columns').outline)).toEqual(
      [0, 40, 45, 40, 45, 40, 90, 40, 90, 60, 45, 60, 45, 60, 0, 60], // (x, y) of points and handles
    );
    expect(numbersOf(sankeyBand(straight, 20, 'rows').outline)).toEqual([
      40, 0, 40, 45, 40, 45, 40, 90, 60, 90, 60, 45, 60, 45, 60, 0,
    ]);
  });

  it('leads its middle through the places, level at each', () => {
    const { middle } = sankeyBand([...bent, { along: 120, side: 210 }], 4, 'columns');
    expect(middle).toBe('M0,10C45,10 45,210 90,210C105,210 105,210 120,210');
  });

  it('is as thick in a bend as beside it, where the bend has room', () => {
    expect(sankeyBand(bent, 12, 'columns').middleWidth).toBe(12);
    expect(sankeyBand(straight, 80, 'columns').middleWidth).toBe(80);
    // a line of 80 pixels led through 90 would bulge over the ends of the bend
    expect(sankeyBand(bent, 80, 'columns').middleWidth).toBe(30);
  });

  it('tells a band that is too narrow to be seen', () => {
    expect(sankeyBand(bent, 1.4, 'rows').isThin).toBe(true);
    expect(sankeyBand(bent, 1.5, 'rows').isThin).toBe(false);
  });

  it('draws nothing through no place', () => {
    expect(sankeyBand([], 12, 'rows')).toMatchObject({ outline: '', middle: '' });
  });
});
