import { describe, expect, it } from 'vitest';
import { differenceText, labelText, meanText, valueText } from '../../cli/value-text.ts';
import type { Clock } from '../../engine/index.ts';

const months: Clock = {
  startMonth: 2018 * 12,
  steps: 120,
  unit: 'month',
  stepMonths: 1,
  isDated: true,
};
const weeks: Clock = { ...months, unit: 'week', stepMonths: 7 / 30.4375, steps: 52 };
const years: Clock = { ...months, unit: 'year', stepMonths: 12, steps: 20, isDated: false };

const count = { kind: 'count', isWhole: true, unit: 'people' } as const;
const cost = { kind: 'total', isWhole: false, unit: 'pounds' } as const;
const share = { kind: 'share', isWhole: false, unit: 'share' } as const;
const firstTime = { kind: 'time-to', isWhole: false, unit: 'months' } as const;
const peakTime = { kind: 'peak-time', isWhole: false, unit: 'months' } as const;

describe('valueText', () => {
  it('prints whole numbers as they are, others to four digits', () => {
    expect(valueText(count, months, 12_345)).toBe('12345');
    expect(valueText(cost, months, 0.0123456)).toBe('0.01235');
    expect(valueText(cost, months, 44_663.4535)).toBe('44663');
  });

  it('prints shares in percent', () => {
    expect(valueText(share, months, 0.73611)).toBe('73.61 %');
    expect(differenceText(share, -0.05)).toBe('-5 %');
  });

  it('prints times as the date they come to, on every clock', () => {
    expect(valueText(peakTime, months, 14)).toBe('2019-03');
    expect(valueText(peakTime, weeks, 2 * (7 / 30.4375))).toBe('2018-01-15');
    expect(valueText(peakTime, years, 36)).toBe('3 years');
    // the values of a run keep 13 significant bits
    expect(valueText(peakTime, months, 14 * (1 + 1e-5))).toBe('2019-03');
  });

  it('says of what has not happened by the end that it comes after it', () => {
    expect(valueText(firstTime, months, 120)).toBe('after 2028-01');
    expect(valueText(firstTime, months, 119)).toBe('2027-12');
    expect(valueText(peakTime, months, 120)).toBe('2028-01');
  });
});

describe('meanText and labelText', () => {
  it('state the unit that the number is in', () => {
    expect(meanText(share, { value: 0.5, mcse: 0.012 })).toBe('50.0 ± 1.2 %');
    expect(meanText(firstTime, { value: 31.25, mcse: 0.4 })).toBe('31.25 ± 0.40');
    expect(labelText({ ...firstTime, label: 'First attack' })).toBe(
      'First attack (mean in months)',
    );
    expect(labelText({ ...cost, label: 'Cost' })).toBe('Cost (pounds)');
    expect(labelText({ ...count, label: 'Charged' })).toBe('Charged');
  });
});
