import { describe, expect, it } from 'vitest';
import { chanceText, estimateText, shareText } from '../../cli/number-text.ts';

describe('estimateText', () => {
  it('prints a mean to the digits that its error leaves', () => {
    expect(estimateText({ value: 57.8123, mcse: 0.1234 })).toBe('57.81 ± 0.12');
    expect(estimateText({ value: 2_735_515.2, mcse: 18_934 })).toBe('2735515 ± 18934');
  });

  it('takes an error that only rounding made for none, and a difference that it made for 0', () => {
    expect(estimateText({ value: 3.8e-3, mcse: 4e-17 })).toBe('0.0038');
    expect(estimateText({ value: -2e-15, mcse: 3e-14 })).toBe('0');
    expect(estimateText({ value: 7.5, mcse: 0 })).toBe('7.5');
  });

  it('keeps a small error of a small number', () => {
    expect(estimateText({ value: 0.0000314, mcse: 0.0000012 })).toBe('0.0000314 ± 0.0000012');
  });
});

describe('chanceText', () => {
  it('never prints 0 for what was only not seen', () => {
    const unseen = { value: 0, mcse: 0, seen: false, upper: 0.0003, method: 'simulated' } as const;
    expect(chanceText(unseen)).toBe('fewer than 1 in 3333');
    expect(chanceText({ ...unseen, method: 'conditional' })).toBe('never');
  });

  it('counts no nines beyond the fourth', () => {
    const sure = { mcse: 1e-9, seen: true, upper: 1, method: 'conditional' } as const;
    expect(chanceText({ ...sure, value: 0.999999912 })).toBe('more than 99.99 %');
    expect(chanceText({ ...sure, value: 1 })).toBe('every draw');
    expect(chanceText({ ...sure, value: 0.99934, mcse: 0.00021 })).toBe('99.934 ± 0.021 %');
  });
});

describe('shareText', () => {
  it('bounds what no draw had, by 3 of N', () => {
    expect(shareText(0, 10_000)).toBe('fewer than 1 in 3333');
    expect(shareText(0, 3000)).toBe('fewer than 1 in 1000');
    expect(shareText(1, 10_000)).toBe('every draw');
  });

  it('prints neither 0 nor 100 for what some draws had, or had not', () => {
    expect(shareText(1 / 10_000, 10_000)).toBe('less than 0.1 %');
    expect(shareText(9999 / 10_000, 10_000)).toBe('more than 99.9 %');
    expect(shareText(0.4567, 10_000)).toBe('45.7 %');
  });
});
