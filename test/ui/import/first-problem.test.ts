import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../engine/index.ts';
import { messageOf, wrongWith } from '../../../ui/import/first-problem.ts';

const problem = (code: string, line: number, message: string, file = 'a.yaml'): Problem => ({
  ...{ severity: 'error', code, path: '', message },
  at: { file, line, column: 3 },
});
const missingValue = problem('scenario/no-value', 4, 'parameters: convicted has no value');
const unknownName = problem('scenario/unknown-parameter', 9, 'parameters.convikted: unknown');
const missingFile = problem('scenario/file-not-found', 12, 'model: there is no file');

describe('what is wrong with a file', () => {
  it('begins with what explains the rest: a missing file, then a name that nothing is called', () => {
    const { first, also } = wrongWith([missingValue, unknownName, missingFile]);
    expect(first).toBe(missingFile);
    expect(also).toEqual([
      'Line 9, column 3: parameters.convikted: unknown',
      'Line 4, column 3: parameters: convicted has no value',
    ]);
  });

  it('keeps the order of the lines otherwise, and leaves warnings out', () => {
    const later = problem('scenario/impossible', 20, 'b');
    const { first, also } = wrongWith([
      missingValue,
      { ...unknownName, severity: 'warning' },
      later,
    ]);
    expect(first).toBe(missingValue);
    expect(also).toEqual(['Line 20, column 3: b']);
  });

  it('tells four, and how many there are besides', () => {
    const many = [1, 2, 3, 4, 5, 6].map((line) => problem('x/y', line, `fault ${String(line)}`));
    expect(wrongWith(many).also).toEqual([
      ...[2, 3, 4].map((line) => `Line ${String(line)}, column 3: fault ${String(line)}`),
      '2 more',
    ]);
  });

  it('leaves out the name under which the engine knows the file', () => {
    const path = 'scenarios/uk/scenario.yaml';
    expect(messageOf(problem('document/syntax', 1, `${path}: not well formed`, path))).toBe(
      'not well formed',
    );
    expect(messageOf(missingValue)).toBe(missingValue.message);
  });
});
