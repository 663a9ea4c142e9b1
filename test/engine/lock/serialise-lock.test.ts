import { describe, expect, it } from 'vitest';
import { readLock } from '../../../engine/lock/read-lock.ts';
import { serialiseLock } from '../../../engine/lock/serialise-lock.ts';
import { exampleLock } from './example-lock.ts';

describe('serialiseLock', () => {
  const text = serialiseLock(exampleLock);

  it('writes JSON that holds the same lock, and ends in one newline', () => {
    expect(JSON.parse(text)).toEqual(exampleLock);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('writes Sobol points and a precision, which reading gives back', () => {
    const lock = {
      ...exampleLock,
      sampling: 'sobol' as const,
      precision: { outcome: 'convicted', mcse: 0.05 },
    };
    expect(readLock('lock.json', serialiseLock(lock))).toEqual(lock);
  });

  it('writes one line for each outcome, so that a diff shows which moved', () => {
    const lines = text.split('\n').filter((line) => line.includes('"digest"'));
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual([
      '"convicted"',
      '"returned"',
      '"convicted"',
    ]);
  });

  it('puts base first and does not depend on the order of the scenario', () => {
    expect(text.indexOf('"base"')).toBeLessThan(text.indexOf('"more-trials"'));
    const { base = {}, 'more-trials': trials = {} } = exampleLock.runs;
    const reordered = {
      ...exampleLock,
      inputs: Object.fromEntries(Object.entries(exampleLock.inputs).reverse()),
      runs: { base: Object.fromEntries(Object.entries(base).reverse()), 'more-trials': trials },
    };
    expect(serialiseLock(reordered)).toBe(text);
  });
});
