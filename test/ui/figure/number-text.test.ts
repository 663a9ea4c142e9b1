import { describe, expect, it } from 'vitest';
import {
  decimalsFor,
  formatCount,
  formatMcse,
  formatMean,
  formatProbability,
  formatRange,
  formatShare,
} from '../../../ui/figure/number-text.ts';

describe('formatCount', () => {
  it('separates thousands and keeps zero a number', () => {
    expect([0, 54, 1234, 1234567].map(formatCount)).toEqual(['0', '54', '1,234', '1,234,567']);
  });
});

describe('formatRange', () => {
  it('prints one number where both ends are equal', () => {
    expect([formatRange(35, 1092), formatRange(7, 7)]).toEqual(['35 to 1,092', '7']);
  });
});

describe('decimalsFor', () => {
  it('keeps the first digit of the error, and the second when the first is a 1', () => {
    const errors = [0.31, 0.031, 0.13, 0.96, 0.0999, 3.1, 13, 250, 0];
    expect(errors.map(decimalsFor)).toEqual([1, 2, 2, 1, 2, 0, 0, 0, 0]);
  });

  it('gives no decimals for what is not an error', () => {
    expect([NaN, Infinity, -1].map(decimalsFor)).toEqual([0, 0, 0]);
  });
});

describe('formatMean', () => {
  it('prints the digits that the Monte Carlo standard error justifies', () => {
    expect(formatMean({ value: 57.8641, mcse: 0.31 })).toBe('57.9');
    expect(formatMean({ value: 57.8641, mcse: 0.013 })).toBe('57.864');
    expect(formatMean({ value: 12345.6, mcse: 21 })).toBe('12,346');
    expect(formatMcse(0.31)).toBe('0.3');
    expect(formatMcse(0.013)).toBe('0.013');
  });

  it('prints a constant as it is', () => {
    expect([425, 0, 0.125].map((value) => formatMean({ value, mcse: 0 }))).toEqual([
      '425',
      '0',
      '0.125',
    ]);
  });

  it('never rounds a mean above 0 to 0', () => {
    expect(formatMean({ value: 0.04, mcse: 0.3 })).toBe('0.04');
  });
});

describe('formatShare', () => {
  it('prints percent with the digits the error justifies', () => {
    expect(formatShare({ value: 0.1353, mcse: 0.0034 })).toBe('13.5\u00a0%');
    expect(formatShare({ value: 0.1353, mcse: 0.04 })).toBe('14\u00a0%');
    expect(formatShare({ value: 0.0003, mcse: 0.00017 })).toBe('0.030\u00a0%');
    expect([formatShare(0.135), formatShare(0.5), formatShare(0), formatShare(1)]).toEqual([
      '13.5\u00a0%',
      '50\u00a0%',
      '0\u00a0%',
      '100\u00a0%',
    ]);
  });

  it('never prints a share above 0 as 0 nor one below 1 as 100', () => {
    expect(formatShare(0.0001)).toBe('less than 0.1\u00a0%');
    expect(formatShare(0.9999)).toBe('more than 99.9\u00a0%');
    expect(formatShare({ value: 0.9999, mcse: 0.003 })).toBe('more than 99.9\u00a0%');
  });
});

describe('formatProbability', () => {
  it('prints an event never seen as a bound of about N / 3, never as 0', () => {
    // Rule of three: 3 / 10,000 is 1 in 3,333.3.
    const never = { value: 0, mcse: 0, seen: false };
    expect(formatProbability({ ...never, upper: 3 / 10_000 })).toBe(
      'fewer than 1\u00a0in\u00a03,333',
    );
    // 3 / 9,999 inverted falls a bit short of 3,333 or reaches it, by rounding; both print 3,333.
    expect(formatProbability({ ...never, upper: 3 / 9_999 })).toContain('3,333');
    expect(formatProbability({ ...never, upper: 0 })).toMatch(/^0/); // it cannot happen
  });

  it('prints a chance with the digits its error justifies, and certainty in words', () => {
    expect(formatProbability({ value: 0.12, mcse: 0.005, seen: true, upper: 0.13 })).toBe(
      '12.0\u00a0%',
    );
    expect(formatProbability({ value: 1, mcse: 0, seen: true, upper: 1 })).toBe(
      'seen in every draw',
    );
  });
});
