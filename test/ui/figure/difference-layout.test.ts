import { describe, expect, it } from 'vitest';
import { differenceLayout, signOf } from '../../../ui/figure/difference-layout.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';
import { CLOCK, PEOPLE } from './made-up-outcome.ts';

const few = { values: [-2, -1, 0, 3], counts: [10, 20, 30, 40] };

describe('differenceLayout', () => {
  it('gives each whole difference a column, in the class of its sign', () => {
    const { bars, binwidth } = differenceLayout(few, true, 640, PEOPLE);
    expect(binwidth).toBe(1);
    expect(
      bars.map(({ from, parts }) => [from, ...parts.map((p) => `${p.sign} ${p.share}`)]),
    ).toEqual([[-2, 'fewer 0.1'], [-1, 'fewer 0.2'], [0, 'same 0.3'], [1], [2], [3, 'more 0.4']]);
  });

  it('never puts both signs into one column, however wide, and loses no draw', () => {
    const values = Array.from({ length: 801 }, (_, i) => i - 300);
    const wide = { values, counts: values.map(() => 2) };
    const { bars, binwidth } = differenceLayout(wide, true, 390, PEOPLE);
    expect(binwidth).toBeGreaterThan(1);
    for (const { parts } of bars) {
      const signs = parts.map(({ sign }) => sign);
      expect(signs.includes('fewer') && (signs.includes('more') || signs.includes('same'))).toBe(
        false,
      );
    }
    const total = bars.flatMap(({ parts }) => parts).reduce((sum, { share }) => sum + share, 0);
    expect(total).toBeCloseTo(1, 12);
    const same = bars.flatMap(({ parts }) => parts).filter(({ sign }) => sign === 'same');
    expect(same).toEqual([{ sign: 'same', share: 2 / 1602 }]);
  });

  it('keeps the sign of differences that are not whole', () => {
    const format = valueFormat({ kind: 'share', unit: '' }, CLOCK, [0, 0.1, 0.2, 0.3, 0.4]);
    const shares = { values: [-0.2, -0.001, 0, 0.001, 0.35], counts: [1, 1, 1, 1, 1] };
    const { bars, x } = differenceLayout(shares, false, 640, format);
    const sum = (wanted: string) =>
      bars
        .flatMap(({ parts }) => parts)
        .filter(({ sign }) => sign === wanted)
        .reduce((all, { share }) => all + share, 0);
    expect([sum('fewer'), sum('same'), sum('more')].map((each) => each.toFixed(3))).toEqual([
      '0.400',
      '0.200',
      '0.400',
    ]);
    expect(x(0.3) - x(0.2)).toBeCloseTo(x(0.2) - x(0.1), 9);
  });

  it('always shows 0, with signed ticks', () => {
    const more = { values: [40, 60], counts: [1, 1] };
    const { bars, valueTicks } = differenceLayout(more, true, 640, PEOPLE);
    expect(bars[0]!.from).toBe(0);
    expect(valueTicks[0]!.text).toBe('0');
    expect(valueTicks.at(-1)!.text).toMatch(/^\+/);
    expect(
      differenceLayout({ values: [-60, -40], counts: [1, 1] }, true, 640, PEOPLE).valueTicks[0]!
        .text,
    ).toMatch(/^−/);
    expect([-1, 0, 2].map(signOf)).toEqual(['fewer', 'same', 'more']);
  });
});
