import { expect, it } from 'vitest';
import { runGuarded } from './run-guarded.ts';

it('gives what was run, and throws what it throws', () => {
  expect(runGuarded(() => [1, 2])).toEqual([1, 2]);
  expect(() => runGuarded(() => JSON.parse('{') as unknown)).toThrow(/JSON/);
});

// Each would take more than a thousand times the limit on a machine that tries a thousand million places a second.
it.each([
  ['exponential', /^(a+)+b/, 'a'.repeat(60)],
  [
    'quadratic, of a fence’s info',
    /^ {0,3}(`{3,}) *(.*?)\s*\r?$/,
    '```a' + ' '.repeat(2_000_000) + 'b',
  ],
  ['quadratic, of runs of backticks', /(`+\\)+?x/, '`\\'.repeat(2_000_000)],
])('stops a pattern that backtracks: %s', (_, pattern, text) => {
  expect(() => runGuarded(() => pattern.test(text), 100)).toThrow(/timed out/);
});
