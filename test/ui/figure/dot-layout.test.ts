import { describe, expect, it } from 'vitest';
import { dotGrid } from '../../../ui/figure/dot-grid.ts';
import { dotLayout, type DotSeries } from '../../../ui/figure/dot-layout.ts';
import { quantileDots } from '../../../ui/figure/dot-points.ts';
import { BEFORE, CLOCK, CONVICTED, madeUpOutcome, NEVER, PEOPLE } from './made-up-outcome.ts';

const run = { tone: 'run' as const, label: 'with your change', final: CONVICTED.final };
const before = { tone: 'baseline' as const, label: 'before your change', final: BEFORE.final };
const never = { tone: 'run' as const, label: 'with your change', final: NEVER.final };

const lay = (series: readonly DotSeries[], width: number) =>
  dotLayout(
    series,
    width,
    dotGrid(
      CONVICTED,
      CLOCK,
      series.map(({ final }) => final),
    ),
    PEOPLE,
  );

describe('dotLayout', () => {
  it('draws 50 dots for each run, all inside the plot and on the column of their count', () => {
    for (const width of [308, 340, 800]) {
      const layout = lay([run, before], width);
      layout.rows.forEach((row, r) => {
        expect(row.dots).toHaveLength(50);
        const counts = quantileDots([run, before][r]!.final);
        row.dots.forEach((dot, i) => {
          const from = Math.floor(counts[i]! / layout.binwidth) * layout.binwidth;
          const middle = from + (layout.binwidth - 1) / 2;
          expect(layout.x(middle)).toBeCloseTo(dot.x, 6);
          expect(dot.x - layout.radius).toBeGreaterThanOrEqual(0);
          expect(dot.x + layout.radius).toBeLessThanOrEqual(width);
          expect(dot.y + layout.radius).toBeLessThanOrEqual(row.floor);
        });
      });
    }
  });

  it('is as high for one run as for two, whatever they look like: an edit moves nothing below', () => {
    for (const width of [308, 340, 800]) {
      const heights = [[run], [run, before], [before]].map((series) => lay(series, width).height);
      expect(new Set(heights).size).toBe(1);
      const unseen = [[never], [never, { ...never, tone: 'baseline' as const }]];
      expect(new Set(unseen.map((series) => lay(series, width).height)).size).toBe(1);
    }
  });

  it('never lets two dots of a run overlap', () => {
    const { rows, radius } = lay([run, before], 340);
    for (const { dots } of rows) {
      dots.forEach((a, i) =>
        dots.slice(i + 1).forEach((b) => {
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(2 * radius - 1e-9);
        }),
      );
    }
  });

  it('puts the interval at the result’s own quantiles', () => {
    const { rows, x } = lay([run], 600);
    expect(rows[0]!.interval).toMatchObject({ q05: x(35), q25: x(47), median: x(58), q95: x(92) });
  });

  it('draws whole numbers as whole numbers: a tick under every column of a small count', () => {
    const few = madeUpOutcome(
      [{ quantiles: [0, 1, 2, 3, 4], mean: 2 }],
      [0, 1, 2, 3, 4],
      [1, 2, 4, 2, 1],
    );
    const layout = lay([{ ...run, final: few.final }], 340);
    expect(layout.binwidth).toBe(1);
    expect(layout.ticks.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4']);
  });

  it('draws nothing below zero', () => {
    const layout = lay([run, before], 340);
    expect(layout.ticks.every(({ value }) => value >= 0)).toBe(true);
    expect(layout.columnAt(-100)).toBe(0);
    expect(layout.rows[0]!.columns[0]!.from).toBe(0);
  });

  it('leaves dots and axis out where no draw had one, and keeps them for the other run', () => {
    const alone = lay([never], 340);
    expect(alone.rows[0]).toMatchObject({ seen: false, dots: [], columns: [] });
    expect(alone.ticks).toEqual([]);
    const both = lay([never, before], 340);
    expect(both.rows.map(({ dots }) => dots.length)).toEqual([0, 50]);
    expect(both.ticks.length).toBeGreaterThan(0);
  });
});
