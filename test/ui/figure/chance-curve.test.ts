import { describe, expect, it } from 'vitest';
import { createChance, curveLayout } from '../../../ui/figure/chance-curve.ts';
import { dotGrid } from '../../../ui/figure/dot-grid.ts';
import { chanceError, chanceText } from '../../../ui/words/figure/chance-words.ts';
import { CLOCK, PEOPLE } from './made-up-outcome.ts';

const final = { values: [0, 1, 2, 5], counts: [10, 20, 50, 20] };

describe('createChance', () => {
  it('counts at most and at least, on and between the values', () => {
    const most = createChance(final, 'cumulative');
    const least = createChance(final, 'exceedance');
    expect([-1, 0, 1, 2, 3, 4, 5, 9].map((at) => most(at).value)).toEqual([
      0, 0.1, 0.3, 0.8, 0.8, 0.8, 1, 1,
    ]);
    expect([-1, 0, 1, 2, 3, 5, 6].map((at) => least(at).value)).toEqual([
      1, 1, 0.9, 0.7, 0.2, 0.2, 0,
    ]);
  });

  it('has the error of a share, √(p(1 − p)/N), and three in N for what no draw had', () => {
    const least = createChance(final, 'exceedance');
    expect(least(5).mcse).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 100), 12);
    expect(least(6)).toEqual({ value: 0, mcse: 0, seen: false, upper: 0.03 });
    expect(chanceText(least(6)).replaceAll('\u00a0', ' ')).toBe('fewer than 1 in 33');
    expect(chanceError(least(6))).toBe('none seen');
    expect(chanceText(least(0)).replaceAll('\u00a0', ' ')).toBe('100 %');
  });

  it('takes counts that are not whole', () => {
    const least = createChance({ values: [0, 1], counts: [9.5, 0.5] }, 'exceedance');
    expect(least(1).value).toBeCloseTo(0.05, 12);
  });
});

describe('curveLayout', () => {
  const grid = dotGrid({ kind: 'count', isWhole: true }, CLOCK, [final]);
  const lay = (form: 'cumulative' | 'exceedance') =>
    curveLayout([{ tone: 'run', label: '', final }], form, 640, grid, PEOPLE);

  it('draws steps only: every line is level or upright', () => {
    for (const form of ['cumulative', 'exceedance'] as const) {
      const points = [...lay(form).runs[0]!.path.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(
        ([, x, y]) => [Number(x), Number(y)] as const,
      );
      expect(points.length).toBeGreaterThan(4);
      points.slice(1).forEach(([x, y], i) => {
        const [px, py] = points[i]!;
        expect(Math.abs(x - px) < 1e-9 || Math.abs(y - py) < 1e-9).toBe(true);
      });
    }
  });

  it('marks the chance of each whole number where there are few', () => {
    const { runs, y } = lay('exceedance');
    const heights = runs[0]!.points.map((point) => point.y);
    const expected = [1, 0.9, 0.7, 0.2, 0.2, 0.2].map((chance) => y(chance));
    heights.forEach((height, i) => expect(height).toBeCloseTo(expected[i]!, 9));
  });

  it('reads whole numbers', () => {
    const { positionAt, x, start, stride } = lay('cumulative');
    expect([start, stride]).toEqual([0, 1]);
    expect([0, 2.4, 5].map((value) => positionAt(x(value)))).toEqual([0, 2, 5]);
  });
});
