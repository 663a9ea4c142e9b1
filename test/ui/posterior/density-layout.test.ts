import { describe, expect, it } from 'vitest';
import { distributionOf, parsePhrase, type Distribution } from '../../../engine/index.ts';
import { densityLayout, type DensityLayer } from '../../../ui/posterior/density-layout.ts';

const size = { width: 320, height: 120, ends: 17 };
const now = (distribution: Distribution): DensityLayer => ({ tone: 'now', distribution });
/** Every point of a path, in pixels. */
function pointsOf(path: string): readonly (readonly [x: number, y: number])[] {
  return [...path.matchAll(/(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ]);
}

const DRAWN: readonly (readonly [string, Parameters<typeof parsePhrase>[1]])[] = [
  ['54 of 400', 'share'],
  ['0 of 103', 'share'],
  ['12 of 12', 'share'],
  ['400 to 450 of 1700', 'share'],
  ['5% to 20%', 'share'],
  ['3 to 18 months', 'sojourn'],
  ['p10 2, p50 5, p90 14 months', 'duration'],
  ['uniform(2 months, 5 months)', 'duration'],
  ['poisson(3)', 'count'],
  ['0.1 to 0.3 per year', 'rate'],
];

describe('densityLayout', () => {
  it('draws nothing below 0, nothing outside of the support, and nothing that is not finite', () => {
    for (const [phrase, kind] of DRAWN) {
      const layout = densityLayout(
        [now(distributionOf(parsePhrase(phrase, kind), kind))],
        kind,
        size,
      );
      if (!layout) throw new Error(`${phrase} has a density`);
      const points = pointsOf(layout.curves[0]?.outline ?? '');
      expect(points.length, phrase).toBeGreaterThan(4);
      const [start, end] = [layout.x(0), kind === 'share' ? layout.x(1) : Infinity];
      for (const [x, y] of points) {
        expect(Number.isFinite(x) && Number.isFinite(y), phrase).toBe(true);
        expect(y, phrase).toBeLessThanOrEqual(layout.plot.bottom + 1e-3);
        expect(x, phrase).toBeGreaterThanOrEqual(start - (kind === 'count' ? layout.x(0.5) : 1e-3));
        expect(x, phrase).toBeLessThanOrEqual(end + 1e-3);
      }
    }
  });

  it('puts the top of the curve on the mode, and half of the area on either side of the median', () => {
    // Beta(54.5, 346.5): mode 53.5 / 399; scipy.stats.beta.median 0.135305
    const layout = densityLayout([now({ kind: 'beta', a: 54.5, b: 346.5 })], 'share', size);
    const points = pointsOf(layout?.curves[0]?.outline ?? '');
    const top = points.reduce((best, point) => (point[1] < best[1] ? point : best));
    expect(Math.abs(top[0] - (layout?.x(53.5 / 399) ?? NaN))).toBeLessThan(5); // a cell is 4.4 pixels wide
    const bottom = layout?.plot.bottom ?? NaN;
    const area = (from: number, to: number) =>
      points.filter(([x]) => x >= from && x < to).reduce((sum, [, y]) => sum + bottom - y, 0);
    const middle = layout?.x(0.135305) ?? NaN;
    expect(area(0, middle) / area(middle, 320)).toBeCloseTo(1, 0);
  });

  it('stops at an edge of the support that lies inside the picture', () => {
    const layout = densityLayout([now({ kind: 'uniform', min: 2, max: 5 })], 'duration', size, [8]);
    const points = pointsOf(layout?.curves[0]?.outline ?? '');
    const xs = points.map(([x]) => x);
    expect(Math.min(...xs)).toBeCloseTo(layout?.x(2) ?? NaN, 2);
    expect(Math.max(...xs)).toBeCloseTo(layout?.x(5) ?? NaN, 2);
    expect(layout?.yAt(6)).toBe(layout?.plot.bottom);
    expect(layout?.yAt(3)).toBeCloseTo(layout?.plot.top ?? NaN, 0);
  });

  it('keeps marked values on the axis and words inside the picture', () => {
    for (const [phrase, kind] of DRAWN) {
      const distribution = distributionOf(parsePhrase(phrase, kind), kind);
      const layout = densityLayout([now(distribution)], kind, { width: 128, height: 40, ends: 17 });
      const ends = (layout?.ticks ?? []).map(({ middle, text }) => {
        const half = (text.length * 11 * 0.56) / 2;
        return [middle - half, middle + half] as const;
      });
      ends.forEach(([from, to], i) => {
        expect(from, phrase).toBeGreaterThan(-6);
        expect(to, phrase).toBeLessThan(134);
        expect(from, phrase).toBeGreaterThan(ends[i - 1]?.[1] ?? -Infinity);
      });
    }
    const marked = densityLayout(
      [now({ kind: 'uniform', min: 2, max: 5 })],
      'duration',
      size,
      [30],
    );
    expect(marked?.x(30)).toBeLessThanOrEqual(319);
  });

  it('lets a prior neither stretch nor flatten the picture', () => {
    const posterior = now({ kind: 'beta', a: 54.5, b: 346.5 });
    const alone = densityLayout([posterior], 'share', size);
    const both = densityLayout(
      [posterior, { tone: 'prior', distribution: { kind: 'beta', a: 0.5, b: 0.5 } }],
      'share',
      size,
    );
    expect(both?.curves[0]).toEqual(alone?.curves[0]);
  });

  it('has nothing to draw of a single number', () => {
    expect(densityLayout([now({ kind: 'fixed', value: 3 })], 'count', size)).toBeUndefined();
  });
});
