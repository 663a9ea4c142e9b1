import { describe, expect, it } from 'vitest';
import { dotGrid } from '../../../ui/figure/dot-grid.ts';
import { countBars, histogramLayout } from '../../../ui/figure/histogram-layout.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';
import { CLOCK, PEOPLE } from './made-up-outcome.ts';

const final = { values: [0, 1, 2, 5], counts: [10, 20, 50, 20] };
const grid = dotGrid({ kind: 'count', isWhole: true }, CLOCK, [final]);
const lay = (width: number, its = final) =>
  histogramLayout([{ tone: 'run', label: '', final: its }], width, grid, PEOPLE);

describe('countBars', () => {
  it('gives each column its share of all draws, empty ones included', () => {
    expect(countBars(final, 0, 5, 1).map(({ share }) => share)).toEqual([0.1, 0.2, 0.5, 0, 0, 0.2]);
    expect(countBars(final, 0, 5, 2)).toEqual([
      { from: 0, to: 1, share: expect.closeTo(0.3, 12) as number },
      { from: 2, to: 3, share: 0.5 },
      { from: 4, to: 5, share: 0.2 },
    ]);
  });

  it('takes counts that are not whole', () => {
    const half = { values: [0, 1], counts: [2.5, 7.5] };
    expect(countBars(half, 0, 1, 1).map(({ share }) => share)).toEqual([0.25, 0.75]);
  });
});

describe('histogramLayout', () => {
  it('draws one bar for each whole number, as high as its share', () => {
    const { runs, y, plot, binwidth } = lay(640);
    expect(binwidth).toBe(1);
    expect(runs[0]!.bars).toHaveLength(6);
    const height = (share: number) => plot.bottom - y(share);
    expect(height(0.5)).toBeCloseTo(5 * height(0.1), 6);
    expect(y(0)).toBe(plot.bottom);
  });

  it('makes columns wider where a pixel would have to hold several, and hides nothing', () => {
    const many = {
      values: Array.from({ length: 400 }, (_, i) => i),
      counts: new Array<number>(400).fill(5),
    };
    const { runs, binwidth } = lay(390, many);
    expect(binwidth).toBe(5);
    expect(runs[0]!.bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('says what lies beyond the axis', () => {
    const far = { values: [1, 2, 3, 5000], counts: [4000, 4000, 1999, 1] };
    const { runs, reach } = lay(640, far);
    expect(runs[0]!.above).toBeCloseTo(1e-4, 12);
    expect(reach).toEqual([1, 5000]);
    expect(runs[0]!.bars.at(-1)!.to).toBe(3);
  });

  it('finds the column under the pointer', () => {
    const { columnAt, x } = lay(640);
    expect([0, 2, 5].map((value) => columnAt(x(value)))).toEqual([0, 2, 5]);
    expect([columnAt(-100), columnAt(9999)]).toEqual([0, 5]);
  });

  it('always has both columns of what is so or not', () => {
    const never = { values: [0], counts: [100] };
    const format = valueFormat({ kind: 'any', unit: '' }, CLOCK, [0, 0, 0, 0, 0]);
    const { runs, valueTicks } = histogramLayout(
      [{ tone: 'run', label: '', final: never }],
      400,
      dotGrid({ kind: 'any', isWhole: true }, CLOCK, [never]),
      format,
    );
    expect(runs[0]!.bars.map(({ share }) => share)).toEqual([1, 0]);
    expect(valueTicks.map(({ text }) => text)).toEqual(['no', 'yes']);
  });
});
