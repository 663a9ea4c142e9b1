import { describe, expect, it } from 'vitest';
import { stepTicks, valueTicks } from '../../../ui/figure/axis-ticks.ts';
import { valueFormat } from '../../../ui/words/value-format.ts';
import { textWidth } from '../../../engine/index.ts';
import { CLOCK, PEOPLE, YEARS } from './made-up-outcome.ts';

const months = (startMonth: number, steps: number, width: number) =>
  stepTicks({ ...CLOCK, startMonth, steps }, steps, width);

describe('stepTicks', () => {
  it('marks every January where there is room', () => {
    const ticks = months(2018 * 12, 120, 800);
    expect(ticks.map(({ text }) => text)).toEqual(
      Array.from({ length: 11 }, (_, i) => String(2018 + i)),
    );
    expect(ticks.map(({ value }) => value)).toEqual(Array.from({ length: 11 }, (_, i) => i * 12));
  });

  it('thins years to even ones and then to every fifth', () => {
    expect(months(2018 * 12, 120, 240).map(({ text }) => text)).toEqual([
      '2018',
      '2020',
      '2022',
      '2024',
      '2026',
      '2028',
    ]);
    expect(months(2018 * 12, 120, 120).map(({ text }) => text)).toEqual(['2020', '2025']);
  });

  it('names months on a short clock and says the year of the first', () => {
    expect(months(2018 * 12 + 3, 12, 400).map(({ text }) => text)).toEqual([
      'Apr 2018',
      'Jul',
      'Oct',
      '2019',
      'Apr',
    ]);
  });

  it('counts the steps of a clock without dates, the last with its unit', () => {
    const texts = stepTicks(YEARS, 20, 800).map(({ text }) => text.replace('\u00a0', ' '));
    expect(texts).toEqual(['0', '5', '10', '15', '20 years']);
  });

  it('marks the first week of a month on a clock of weeks', () => {
    const weeks = { ...CLOCK, unit: 'week', stepMonths: 7 / 30.4375, steps: 26 } as const;
    const ticks = stepTicks(weeks, 26, 800);
    expect(ticks.map(({ text }) => text)).toEqual([
      '2018',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
    ]);
    // 1 January 2018 and five weeks are 5 February, the first end of a week in that month
    expect(ticks[1]?.value).toBe(5);
  });

  it('never lets labels touch', () => {
    for (const width of [150, 240, 340, 700, 1400]) {
      for (const steps of [12, 60, 120, 480]) {
        const ticks = months(2018 * 12, steps, width);
        const gap = ((ticks[2]?.value ?? 1e9) - (ticks[1]?.value ?? 0)) * (width / steps);
        expect(gap).toBeGreaterThan(textWidth('2018', 12));
      }
    }
  });
});

describe('valueTicks', () => {
  it('gives whole numbers only', () => {
    expect(valueTicks(PEOPLE, 0, 1, 5).map(({ text }) => text)).toEqual(['0', '1']);
    expect(valueTicks(PEOPLE, 0, 2000, 4).map(({ text }) => text)).toEqual([
      '0',
      '500',
      '1,000',
      '1,500',
      '2,000',
    ]);
  });

  it('gives none below zero', () => {
    expect(valueTicks(PEOPLE, -0.5, 3.5, 10).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  });

  it('marks shares in round percent and large amounts in millions', () => {
    const texts = (kind: 'share' | 'total', high: number) =>
      valueTicks(valueFormat({ kind, unit: '' }, CLOCK, [0, high]), 0, high, 4).map(({ text }) =>
        text.replace('\u00a0', ' '),
      );
    expect(texts('share', 0.3)).toEqual(['0 %', '10 %', '20 %', '30 %']);
    expect(texts('total', 4e6)).toEqual(['0', '1M', '2M', '3M', '4M']);
  });
});
