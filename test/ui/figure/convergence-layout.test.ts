import { describe, expect, it } from 'vitest';
import { convergenceLayout } from '../../../ui/figure/convergence-layout.ts';
import { addEstimate } from '../../../ui/figure/convergence-points.ts';
import { CONVICTED, PEOPLE } from './made-up-outcome.ts';

const POINTS = [
  { draws: 256, estimate: 60, mcse: 4 },
  { draws: 1024, estimate: 59, mcse: 2 },
  { draws: 4096, estimate: 58.3, mcse: 1 },
];

describe('convergenceLayout', () => {
  const { x, y, plot, path, drawTicks, pointAt } = convergenceLayout(POINTS, PEOPLE, 640);

  it('spaces four times the draws evenly', () => {
    expect(x(1024) - x(256)).toBeCloseTo(x(4096) - x(1024), 6);
    expect([x(256), x(4096)]).toEqual([plot.left, plot.right]);
  });

  it('draws the estimates as they are and two errors to either side, all inside', () => {
    const heights = [...path.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, at]) => Number(at));
    POINTS.forEach(({ estimate }, i) => expect(heights[i]).toBeCloseTo(y(estimate), 2));
    expect(y(68)).toBeGreaterThanOrEqual(plot.top);
    expect(y(52)).toBeLessThanOrEqual(plot.bottom);
  });

  it('has a band only where points are many, each edge two errors away', () => {
    expect(convergenceLayout(POINTS, PEOPLE, 640).band).toBe('');
    const many = [256, 512, 1024, 2048, 4096].map((draws) => ({ draws, estimate: 60, mcse: 1 }));
    const layout = convergenceLayout(many, PEOPLE, 640);
    const heights = [...layout.band.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, at]) => Number(at));
    expect(new Set(heights.map((height) => height.toFixed(1)))).toEqual(
      new Set([62, 58].map((value) => layout.y(value).toFixed(1))),
    );
  });

  it('reads the nearest point and marks round numbers of draws', () => {
    expect(POINTS.map(({ draws }) => pointAt(x(draws) + 3))).toEqual([0, 1, 2]);
    expect(drawTicks.map(({ text }) => text)).toEqual(['500', '1,000', '2,000']);
  });

  it('stands with one exact point', () => {
    const one = convergenceLayout([{ draws: 100, estimate: 7, mcse: 0 }], PEOPLE, 400);
    expect([one.x(100), one.y(7)].every(Number.isFinite)).toBe(true);
  });
});

describe('addEstimate', () => {
  const first = addEstimate(undefined, 'a', CONVICTED, 256);

  it('adds the newest of the same run and starts anew for another', () => {
    const second = addEstimate(first, 'a', CONVICTED, 1024);
    expect(second.points.map(({ draws }) => draws)).toEqual([256, 1024]);
    expect(second.points[1]).toEqual({ draws: 1024, estimate: 58.2641, mcse: 0.31 });
    expect(addEstimate(second, 'a', CONVICTED, 1024).points).toEqual(second.points);
    expect(addEstimate(second, 'b', CONVICTED, 256).points).toHaveLength(1);
    expect(addEstimate(second, 'a', CONVICTED, 256).points).toHaveLength(1);
  });

  it('takes what the result itself says', () => {
    const own = [{ draws: 100, estimate: 61, mcse: 3 }];
    const told = addEstimate(first, 'a', { ...CONVICTED, convergence: own }, 1024);
    expect(told.points.map(({ draws }) => draws)).toEqual([100, 1024]);
  });
});
