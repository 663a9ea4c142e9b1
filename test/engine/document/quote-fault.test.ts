import { describe, expect, it } from 'vitest';
import { problemsOf } from './problems-of.ts';

const firstProblem = (text: string) => problemsOf(text)[0];

describe('a quote that is not closed', () => {
  it.each([
    ['at the end of the file', 'a: 1\nb: "54 of 60\nc: 2\n', 2, 4],
    ['in a list in braces', 'a: { b: "x, c: 1 }\nd: 2\n', 1, 9],
    ['before another quote', 'a: "x\nb: 2\nc: "y"\nd: 3\n', 1, 4],
    ['after a line with a title', "title: Counts\nb: 'of 60\n", 2, 4],
  ])('%s is reported where it opens', (_, text, line, column) => {
    const problem = firstProblem(text);
    expect(problem?.at).toEqual({ file: 'a.yaml', line, column });
    expect(problem?.message).toContain('the quote that opens here is never closed (close it');
  });

  it('but closed by an apostrophe is told how to write one', () => {
    const problem = firstProblem("a: 1\nb: 'don't'\n");
    expect(problem?.at).toMatchObject({ line: 2, column: 4 });
    expect(problem?.message).toMatch(
      /closes before the end of its text .* a ' inside is written ''/,
    );
  });

  it('is not blamed for other errors', () => {
    expect(firstProblem('a: "x"\nb: [1, 2\nc: 3\n')?.message).not.toContain('quote that opens');
    expect(firstProblem('a: "x"\nb: y: z\n')?.message).not.toContain('quote that opens');
  });
});
