import { describe, expect, it } from 'vitest';
import { countTicks, monthTicks } from '../../../ui/figure/axis-ticks.ts';
import { textWidth } from '../../../ui/figure/text-width.ts';

describe('monthTicks', () => {
  it('marks every January where there is room', () => {
    const ticks = monthTicks(2018 * 12, 120, 800);
    expect(ticks.map(({ text }) => text)).toEqual(
      Array.from({ length: 11 }, (_, i) => String(2018 + i)),
    );
    expect(ticks.map(({ value }) => value)).toEqual(Array.from({ length: 11 }, (_, i) => i * 12));
  });

  it('thins years to even ones and then to every fifth', () => {
    expect(monthTicks(2018 * 12, 120, 240).map(({ text }) => text)).toEqual([
      '2018',
      '2020',
      '2022',
      '2024',
      '2026',
      '2028',
    ]);
    expect(monthTicks(2018 * 12, 120, 120).map(({ text }) => text)).toEqual(['2020', '2025']);
  });

  it('names months on a short clock and says the year of the first', () => {
    expect(monthTicks(2018 * 12 + 3, 12, 400).map(({ text }) => text)).toEqual([
      'Apr 2018',
      'Jul',
      'Oct',
      '2019',
      'Apr',
    ]);
  });

  it('never lets labels touch', () => {
    for (const width of [150, 240, 340, 700, 1400]) {
      for (const steps of [12, 60, 120, 480]) {
        const ticks = monthTicks(2018 * 12, steps, width);
        const gap = ((ticks[2]?.value ?? 1e9) - (ticks[1]?.value ?? 0)) * (width / steps);
        expect(gap).toBeGreaterThan(textWidth('2018', 12));
      }
    }
  });
});

describe('countTicks', () => {
  it('gives whole numbers only', () => {
    expect(countTicks(0, 1, 5).map(({ text }) => text)).toEqual(['0', '1']);
    expect(countTicks(0, 2000, 4).map(({ text }) => text)).toEqual([
      '0',
      '500',
      '1,000',
      '1,500',
      '2,000',
    ]);
  });

  it('gives none below zero', () => {
    expect(countTicks(-0.5, 3.5, 10).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  });
});
