import { describe, expect, it } from 'vitest';
import { fanLayout } from '../../../ui/figure/fan-layout.ts';
import { fanPoints } from '../../../ui/figure/fan-points.ts';
import { BEFORE, CLOCK, CONVICTED, NEVER, PEOPLE } from './made-up-outcome.ts';

const points = fanPoints(CONVICTED);
const baseline = fanPoints(BEFORE);
const at = (width: number, both = true) =>
  fanLayout({
    points,
    baseline: both ? baseline : undefined,
    baselineLabel: 'before your change',
    clock: { ...CLOCK, steps: points.length - 1 },
    format: PEOPLE,
    width,
  });

/** Heights on a path of horizontal and vertical lines, in order, without repeats. */
const heights = (path: string) => {
  const all = [...path.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, y]) => Number(y));
  return all.filter((y, i) => y !== all[i - 1]);
};

describe('fanLayout', () => {
  it('draws the median at the result’s own counts and nowhere between', () => {
    const layout = at(800, false);
    const expected = [0, 20, 58].map((count) => layout.y(count));
    const drawn = heights(layout.fans[0]!.median);
    expect(drawn).toHaveLength(3);
    drawn.forEach((y, i) => expect(y).toBeCloseTo(expected[i]!, 2));
  });

  it('draws both edges of both bands at the result’s own counts', () => {
    const layout = at(800, false);
    const inside = (path: string, counts: number[]) => {
      const drawn = new Set(heights(path).map((y) => y.toFixed(2)));
      expect(drawn).toEqual(new Set(counts.map((count) => layout.y(count).toFixed(2))));
    };
    inside(layout.fans[0]!.band90, [0, 37, 92, 10, 35]);
    inside(layout.fans[0]!.band50, [0, 26, 69, 15, 47]);
  });

  it('steps instead of sloping: every piece of a path is level or upright', () => {
    const corners = [...at(800).fans[0]!.median.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)];
    for (let i = 1; i < corners.length; i++) {
      const [, x0, y0] = corners[i - 1]!;
      const [, x1, y1] = corners[i]!;
      expect(x0 === x1 || y0 === y1).toBe(true);
    }
  });

  it('starts the count axis at 0 and ends it above every band, so nothing is cut', () => {
    const layout = at(800);
    expect(layout.y(0)).toBe(layout.plot.bottom);
    expect(layout.y(92)).toBeGreaterThanOrEqual(layout.plot.top);
    expect(layout.countTicks[0]?.value).toBe(0);
  });

  it('draws the baseline first, that is behind, and the interval of each at the last step', () => {
    const layout = at(800);
    expect(layout.fans.map(({ tone }) => tone)).toEqual(['baseline', 'run']);
    expect(layout.fans[1]!.end).toMatchObject({
      q05: layout.y(35),
      median: layout.y(58),
      q95: layout.y(92),
    });
    expect(layout.fans[0]!.end.median).toBe(layout.y(49));
  });

  it('labels the bands once and the baseline by name, none on another', () => {
    for (const width of [308, 340, 390, 800, 1400]) {
      const layout = at(width);
      const words = layout.labels.map(({ lines }) => lines.join(' '));
      expect(words).toEqual(['90\u00a0%', '50\u00a0%', 'median', 'before your change']);
      const spans = layout.labels
        .map(({ y, lines }) => ({ top: y - lines.length * 7.5, bottom: y + lines.length * 7.5 }))
        .sort((a, b) => a.top - b.top);
      for (let i = 1; i < spans.length; i++) {
        expect(spans[i]!.top).toBeGreaterThanOrEqual(spans[i - 1]!.bottom - 1e-9);
      }
    }
  });

  it('leaves a phone most of its width to the plot', () => {
    const { plot, width } = at(308);
    expect((plot.right - plot.left) / width).toBeGreaterThan(0.5);
  });

  it('finds the step under the pointer and stays on the clock', () => {
    const layout = at(800);
    expect([layout.stepAt(-50), layout.stepAt(layout.x(1) + 3), layout.stepAt(5000)]).toEqual([
      0, 1, 2,
    ]);
  });

  it('draws an event never seen as a line on 0', () => {
    const layout = fanLayout({
      points: fanPoints(NEVER),
      baselineLabel: '',
      clock: { ...CLOCK, steps: points.length - 1 },
      format: PEOPLE,
      width: 600,
    });
    expect(heights(layout.fans[0]!.median)).toEqual([layout.plot.bottom]);
    expect(layout.countTicks.map(({ text }) => text)).toEqual(['0', '1']);
  });
});
