import { describe, expect, it } from 'vitest';
import { valueFormat, type Measured } from '../../../ui/words/value-format.ts';
import { CLOCK, YEARS } from '../figure/made-up-outcome.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const months = { ...CLOCK, steps: 60 };
const formatOf = (kind: Measured['kind'], quantiles: readonly number[], unit = 'people') =>
  valueFormat({ kind, unit }, months, quantiles);

describe('how values are written', () => {
  it('leaves people whole, with thousands told apart', () => {
    const { range, mean, unit } = formatOf('stock', [18364, 25426, 43677]);
    expect(range(18364, 43677)).toBe('18,364 to 43,677');
    expect(mean({ value: 27512.4, mcse: 86 })).toBe('27,512');
    expect(unit).toBe('people');
  });

  it('writes a share in percent, to two digits of what nine draws in ten differ by', () => {
    const { range, span, mean, mcse } = formatOf('share', [0.06757, 0.1548, 0.2743], 'share');
    expect(plain(range(0.06757, 0.2743))).toBe('7 % to 27 %');
    expect(plain(span(0.06757, 0.2743))).toBe('7–27 %');
    expect(plain(mean({ value: 0.16101, mcse: 0.00063 }))).toBe('16.10 %');
    expect(plain(mcse(0.00063))).toBe('0.06 %');
    const narrow = formatOf('share', [0.354, 0.361], 'share');
    expect(plain(narrow.range(0.354, 0.361))).toBe('35.4 % to 36.1 %');
  });

  it('rounds money and person-years to three digits of what nine draws in ten differ by', () => {
    const { range, mean, mcse } = formatOf('total', [1168384, 2527232, 4970496], 'euros');
    expect(range(1168384, 4970496)).toBe('1,170,000 to 4,970,000');
    expect(mean({ value: 2727277, mcse: 11924 })).toBe('2,727,000');
    expect(mcse(11924)).toBe('12,000');
  });

  it('gives an exact mean five digits, and all of its whole part', () => {
    const exact = (value: number) => formatOf('total', [2, 18], 'years').mean({ value, mcse: 0 });
    expect(exact(44663.4536)).toBe('44,663');
    expect(exact(7.99121)).toBe('7.9912');
    expect(exact(0.00145912)).toBe('0.0014591');
  });

  it('tells times in months with their dates, or in the steps of a clock without dates', () => {
    const { range, unit, date } = formatOf('time-to', [2, 26]);
    expect(range(2, 26)).toBe('2 to 26');
    expect([unit, date(26)]).toEqual(['months', 'Mar 2020']);
    const years = valueFormat({ kind: 'peak-time', unit: 'months' }, YEARS, [12, 60]);
    expect([years.range(12, 60), years.unit, years.date(12)]).toEqual([
      '1 to 5',
      'years',
      undefined,
    ]);
  });

  it('writes what is so or not as a chance', () => {
    const { kind, mean, unit } = formatOf('any', [0, 1], 'yes or no');
    expect([kind, plain(mean({ value: 0.537, mcse: 0.005 })), unit]).toEqual([
      'chance',
      '53.7 %',
      '',
    ]);
  });
});
