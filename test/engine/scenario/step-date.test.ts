import { describe, expect, it } from 'vitest';
import { dayOf, monthOfDay } from '../../../engine/scenario/civil-day.ts';
import { formatDay, parseDate } from '../../../engine/scenario/month.ts';
import { formatStep, monthAfter, stepOfMonth } from '../../../engine/scenario/step-date.ts';
import type { StepUnit } from '../../../engine/scenario/scenario.ts';

const DAY = 86_400_000;
const clock = (start: string, unit: StepUnit) => ({
  startMonth: parseDate(start),
  unit,
  isDated: true,
});

describe('the calendar', () => {
  it('counts days as the platform does, from 1600 to 2400', () => {
    const [first, last] = ['1600-01-01', '2400-12-31'].map((text) => Date.parse(text) / DAY);
    const epoch = dayOf(parseDate('1970-01-01'));
    for (let day = first ?? NaN; day <= (last ?? NaN); day++) {
      const text = new Date(day * DAY).toISOString().slice(0, 10);
      const month = monthOfDay(epoch + day);
      if (formatDay(month) !== text || dayOf(month) !== epoch + day) expect.fail(text);
      if (Math.abs(parseDate(text) - month) > 1e-9) expect.fail(text);
    }
  });

  it('has no 29 February 2019', () => {
    expect(parseDate('2019-02-29')).toBeNaN();
    expect(parseDate('2020-02-29')).toBe(2020 * 12 + 1 + 28 / 29);
    expect(parseDate('2020-2-9')).toBeNaN();
  });
});

describe('stepOfMonth and formatStep', () => {
  it.each([
    ['2018-01', 'month', '2018-01', 1],
    ['2018-01', 'month', '2020-01', 25],
    ['2018-01', 'month', '2020-01-31', 25],
    ['2018-01', 'month', '2017-12', 0],
    ['2018-01', 'quarter', '2018-03', 1],
    ['2018-01', 'quarter', '2018-04', 2],
    ['2018-01', 'year', '2020-07', 3],
    ['2018-07', 'year', '2020-07', 3],
    ['2018-07', 'year', '2020-06', 2],
    ['2020-02-27', 'day', '2020-03-01', 4], // 27, 28 and 29 February come before
    ['2018-01-01', 'week', '2018-01-07', 1],
    ['2018-01-01', 'week', '2018-01-08', 2],
    ['2018-01-01', 'week', '2028-01-01', 522], // 3,652 days
  ] as const)('from %s in steps of a %s, %s lies in step %i', (start, unit, date, step) => {
    expect(stepOfMonth(clock(start, unit), parseDate(date))).toBe(step);
  });

  it.each([
    ['2018-01', 'month', 24, '2020-01'],
    ['2018-01', 'quarter', 5, '2019-04'],
    ['2018-01', 'year', 10, '2028-01'],
    ['2018-01', 'day', 59, '2018-03-01'],
    ['2020-01-15', 'week', 7, '2020-03-04'],
  ] as const)('from %s in steps of a %s, step %i ends at %s', (start, unit, step, text) => {
    expect(formatStep(clock(start, unit), step)).toBe(text);
    // what begins there is the next step
    expect(stepOfMonth(clock(start, unit), monthAfter(clock(start, unit), step))).toBe(step + 1);
  });

  it('counts units where there are no dates', () => {
    const undated = { startMonth: 0, unit: 'year', isDated: false } as const;
    expect([0, 1, 2].map((step) => formatStep(undated, step))).toEqual([
      '0 years',
      '1 year',
      '2 years',
    ]);
  });
});
