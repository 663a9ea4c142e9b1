import { describe, expect, it } from 'vitest';
import { chooseEstimate } from '../../../engine/analysis/choose-estimate.ts';

/** 100 values with mean 5 and standard deviation 0.1 (n − 1), so a standard error of 0.01. */
const given = Array.from({ length: 100 }, (_, i) => 5 + (i % 2 === 0 ? 1 : -1) * Math.sqrt(0.0099));

describe('chooseEstimate', () => {
  it('takes the conditional mean where its error is smaller', () => {
    const { value, mcse, method } = chooseEstimate({ value: 5.02, mcse: 0.02 }, given, false);
    expect(method).toBe('conditional');
    expect(value).toBeCloseTo(5, 12);
    expect(mcse).toBeCloseTo(0.01, 12);
  });

  it('keeps the simulated mean where that is more precise', () => {
    const simulated = { value: 5.002, mcse: 0.004 };
    expect(chooseEstimate(simulated, given, false)).toEqual({ ...simulated, method: 'simulated' });
  });

  it('does not believe a conditional mean that is more than 4 standard errors away', () => {
    const simulated = { value: 6, mcse: 0.2 };
    expect(chooseEstimate(simulated, given, false).method).toBe('simulated');
    const near = { value: 5.7, mcse: 0.2 };
    expect(chooseEstimate(near, given, false).method).toBe('conditional');
  });

  it('is exact where nothing is uncertain, from a single draw', () => {
    expect(chooseEstimate({ value: 4.9, mcse: 0.1 }, [5.123456789], true)).toEqual({
      value: 5.123456789,
      mcse: 0,
      method: 'conditional',
    });
  });

  it('knows a chance that no draw has seen', () => {
    const rare = given.map((value) => value * 1e-6);
    const { value, method } = chooseEstimate({ value: 0, mcse: 0 }, rare, false);
    expect(method).toBe('conditional');
    expect(value).toBeCloseTo(5e-6, 12);
  });

  it('calls what never varied and is the same either way simulated', () => {
    const same = new Float64Array(100).fill(7);
    expect(chooseEstimate({ value: 7, mcse: 0 }, same, false).method).toBe('simulated');
  });

  it('has no error from rounding where all values are equal', () => {
    const equal = new Float64Array(256).fill(0.1);
    expect(chooseEstimate({ value: 0.101, mcse: 0.01 }, equal, false)).toEqual({
      value: 0.1,
      mcse: 0,
      method: 'conditional',
    });
  });

  it('relies on no fewer than 30 draws, and on none without a mean', () => {
    const simulated = { value: 5, mcse: 0.5 };
    expect(chooseEstimate(simulated, given.slice(0, 29), false).method).toBe('simulated');
    expect(chooseEstimate(simulated, given.slice(0, 30), false).method).toBe('conditional');
    expect(chooseEstimate(simulated, [], false).method).toBe('simulated');
    expect(chooseEstimate(simulated, new Array(50).fill(NaN), false).method).toBe('simulated');
  });
});
