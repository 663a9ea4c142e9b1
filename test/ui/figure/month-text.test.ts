import { expect, it } from 'vitest';
import { isoMonth, monthName, monthText, yearOf } from '../../../ui/figure/month-text.ts';

it('names months counted from year 0', () => {
  expect(monthText(2018 * 12)).toBe('Jan 2018');
  expect(monthText(2018 * 12 - 1)).toBe('Dec 2017');
  expect([monthName(2020 * 12 + 5), yearOf(2020 * 12 + 5)]).toEqual(['Jun', 2020]);
});

it('writes months for machines with two and four digits', () => {
  expect([isoMonth(2018 * 12), isoMonth(2018 * 12 + 11), isoMonth(13)]).toEqual([
    '2018-01',
    '2018-12',
    '0001-02',
  ]);
});
