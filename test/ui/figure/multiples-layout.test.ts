import { describe, expect, it } from 'vitest';
import { fanPoints } from '../../../ui/figure/fan-points.ts';
import { multiplesLayout } from '../../../ui/figure/multiples-layout.ts';
import { BEFORE, CLOCK, CONVICTED, PEOPLE } from './made-up-outcome.ts';

const panel = (name: string, outcome = CONVICTED) => ({
  name,
  label: name,
  points: fanPoints(outcome),
});
const five = ['a', 'b', 'c', 'd', 'e'].map((name) =>
  panel(name, name === 'b' ? BEFORE : CONVICTED),
);
const lay = (width: number) => multiplesLayout(five, CLOCK, PEOPLE, width);

describe('multiplesLayout', () => {
  it('puts as many panels side by side as have room, four at most', () => {
    const columns = (width: number) =>
      lay(width).panels.filter(({ plot }) => plot.top === lay(width).panels[0]!.plot.top).length;
    expect([360, 700, 1200, 3000].map(columns)).toEqual([1, 3, 4, 4]);
  });

  it('gives all panels the same axes, so that heights compare', () => {
    const { panels } = lay(1200);
    const heights = panels.map(({ plot, y }) => plot.bottom - y(50));
    expect(new Set(heights.map((height) => height.toFixed(6))).size).toBe(1);
    for (const { plot, x, y } of panels) {
      expect([x(0), y(0)]).toEqual([plot.left, plot.bottom]);
      // the highest 95 % quantile of any panel fits: 92
      expect(y(92)).toBeGreaterThanOrEqual(plot.top);
    }
  });

  it('reads the same step in each column', () => {
    const { panels, stepAt } = lay(1200);
    for (const { x } of panels) expect([0, 1, 2].map((step) => stepAt(x(step)))).toEqual([0, 1, 2]);
  });

  it('keeps panels inside the width and apart from each other', () => {
    for (const width of [360, 900, 1200]) {
      const { panels, height } = lay(width);
      expect(Math.max(...panels.map(({ plot }) => plot.right))).toBeLessThan(width);
      expect(Math.max(...panels.map(({ plot }) => plot.bottom))).toBeLessThan(height);
    }
  });
});
