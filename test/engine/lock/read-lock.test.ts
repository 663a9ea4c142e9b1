import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { readLock } from '../../../engine/lock/read-lock.ts';
import { serialiseLock } from '../../../engine/lock/serialise-lock.ts';
import { exampleLock } from './example-lock.ts';

const text = serialiseLock(exampleLock);

function problemsOf(wrong: string) {
  try {
    readLock('lock.json', wrong);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems;
    throw error;
  }
  throw new Error('the lock was accepted');
}

describe('readLock', () => {
  it('reads what serialiseLock writes', () => {
    expect(readLock('lock.json', text)).toEqual(exampleLock);
  });

  it('says where a lock that was edited by hand is wrong', () => {
    const [problem] = problemsOf(text.replace(`"${'a'.repeat(64)}"`, '"abc"'));
    const line = text.split('\n').findIndex((one) => one.includes('a'.repeat(64))) + 1;
    expect(problem?.at).toMatchObject({ file: 'lock.json', line });
    expect(problem?.message).toContain('SHA-256');
  });

  it('refuses a lock that was cut short', () => {
    expect(problemsOf(text.slice(0, 200)).length).toBeGreaterThan(0);
  });

  it('refuses unknown keys and versions that it does not know', () => {
    expect(problemsOf(text.replace('"engine"', '"motor"')).length).toBeGreaterThan(0);
    expect(problemsOf(text.replace('"stream": 2', '"stream": 3')).length).toBeGreaterThan(0);
  });
});
