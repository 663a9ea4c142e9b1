import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../engine/errors/baserate-error.ts';
import { limitProblems } from '../../../engine/errors/limit-problems.ts';

const problems = (count: number): Problem[] =>
  Array.from({ length: count }, (_, i) => ({
    severity: 'error',
    code: 'a/b',
    path: `p${i}`,
    message: `p${i}: must be`,
    at: { file: 'f.yaml', line: i + 1, column: 1 },
  }));

describe('limitProblems', () => {
  it('leaves up to 50 problems as they are', () => {
    expect(limitProblems([])).toEqual([]);
    expect(limitProblems(problems(50))).toEqual(problems(50));
  });

  it('counts the others, from the place of the first that is left out', () => {
    const limited = limitProblems(problems(60));
    expect(limited).toHaveLength(51);
    expect(limited[50]).toMatchObject({
      message: 'and 10 more problems from here on (mend those above first)',
      at: { line: 51 },
    });
  });
});
