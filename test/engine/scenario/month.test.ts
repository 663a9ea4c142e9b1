import { describe, expect, it } from 'vitest';
import { formatMonth, parseMonth } from '../../../engine/scenario/month.ts';

describe('parseMonth', () => {
  it('counts months from year 0', () => {
    expect(parseMonth('2018-01')).toBe(24216); // 2018 × 12
    expect(parseMonth('2018-12')).toBe(24227);
  });

  it.each(['2018', '2018-13', '2018-00', '2018-1', '2018-01-01', ''])('refuses %s', (text) => {
    expect(parseMonth(text)).toBeNaN();
  });
});

describe('formatMonth', () => {
  it('is the inverse of parseMonth', () => {
    for (const text of ['0000-01', '0999-12', '2018-01', '2027-12']) {
      expect(formatMonth(parseMonth(text))).toBe(text);
    }
  });
});
