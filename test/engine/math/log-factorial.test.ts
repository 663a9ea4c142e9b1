import { describe, expect, it } from 'vitest';
import { logFactorial } from '../../../engine/math/log-factorial.ts';
import { worstRelative } from './reference.ts';

describe('logFactorial', () => {
  it('errs by less than 4e-16 of its value up to n = 1e9', () => {
    expect(worstRelative('logFactorial', 1, logFactorial)).toBeLessThan(4e-16);
  });

  it('is exactly 0 for 0 and 1', () => {
    expect(logFactorial(0)).toBe(0);
    expect(logFactorial(1)).toBe(0);
  });

  it('a factorial one off would be refused by the same bound', () => {
    expect(worstRelative('logFactorial', 1, (n) => logFactorial(n + 1))).toBeGreaterThan(1e-9);
  });
});
