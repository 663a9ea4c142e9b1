import { expect } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import type { Fit } from '../../../engine/distribution/fit.ts';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';

/** Code of the error that `act` throws. */
export function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof BaserateError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** Every parameter of `fit` is within 1e-9 of the expected one. */
export function expectParameters(fit: Fit, expected: Distribution): void {
  expect(fit.distribution.kind).toBe(expected.kind);
  const got = new Map(Object.entries(fit.distribution));
  for (const [name, value] of Object.entries(expected))
    if (typeof value === 'number')
      expect(
        Math.abs(Number(got.get(name)) / value - 1),
        `${name} ${String(got.get(name))}`,
      ).toBeLessThan(1e-9);
}
