import { describe, expect, it } from 'vitest';
import { problemsOf } from './problems-of.ts';

const firstProblem = (text: string) => problemsOf(text)[0];

describe('a bracket that is never closed', () => {
  it.each([
    ['a mapping', 'title: A\nclock: { start: 2018-01\nrun: { seed: x }\n', 2, 8, '{', '}'],
    ['a list', 'title: A\nevidence: [a, b\nmodel: m\n', 2, 11, '[', ']'],
    ['a mapping with an inner list', 'x:\n  y: { a: [1, 2], b: 3\nz: 1\n', 2, 6, '{', '}'],
    ['at the end of the file', 'x: 1\ny: { a: 1\n', 2, 4, '{', '}'],
  ])('is told where it opens: %s', (_, text, line, column, opening, closing) => {
    const problem = firstProblem(text);
    expect(problem?.at).toMatchObject({ line, column });
    expect(problem?.message).toContain(
      `the ${opening} that opens here is never closed (put a ${closing} behind its last entry)`,
    );
  });

  it('is told of each of two, one in the other', () => {
    const text = 'x:\n  y: { a: [1, 2\nz: 1\n';
    const told = problemsOf(text).map(({ at, message }) => [
      at?.line,
      at?.column,
      message.includes('the {'),
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        [2, 6, true],
        [2, 11, false],
      ]),
    );
  });

  it('is not blamed for another fault', () => {
    expect(firstProblem('x: [1, 2]\ny: a: b\n')?.message).not.toContain('never closed');
  });
});
