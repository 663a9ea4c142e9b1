import { describe, expect, it } from 'vitest';
import {
  BaserateError,
  fail,
  formatProblem,
  type Problem,
} from '../../../engine/errors/baserate-error.ts';
import { placeProblem } from '../../../engine/errors/place-problem.ts';

const problem: Problem = {
  severity: 'error',
  code: 'evidence/count-out-of-range',
  path: 'parameters.convicted',
  message: 'parameters.convicted: the count must not exceed its total; got 54 of 40',
  value: '54 of 40',
  at: { file: 'scenario.yaml', line: 12, column: 14 },
};

describe('formatProblem', () => {
  it('prints place, severity, message and code, as editors and compilers do', () => {
    expect(formatProblem(problem)).toBe(
      'scenario.yaml:12:14: error: parameters.convicted: the count must not exceed its total; got 54 of 40 [evidence/count-out-of-range]',
    );
  });

  it('leaves the place out where there is none', () => {
    const { at: _at, ...placeless } = problem;
    expect(formatProblem({ ...placeless, severity: 'warning' })).toMatch(/^warning: parameters/);
  });
});

describe('BaserateError', () => {
  it('carries one problem or many, and branches on the first code', () => {
    expect(new BaserateError(problem).problems).toEqual([problem]);
    const many = new BaserateError([problem, { ...problem, code: 'other/code' }]);
    expect(many.problems).toHaveLength(2);
    expect(many.code).toBe('evidence/count-out-of-range');
    expect(many.message.split('\n')).toHaveLength(2);
    expect(many).toBeInstanceOf(Error);
  });
});

describe('fail', () => {
  it('puts the path before the message, and nothing where the caller knows the path', () => {
    expect(fail('a/b', 'x.y', 'must be', 3).problems).toEqual([
      { severity: 'error', code: 'a/b', path: 'x.y', message: 'x.y: must be', value: '3' },
    ]);
    expect(fail('a/b', '', 'must be').problems).toEqual([
      { severity: 'error', code: 'a/b', path: '', message: 'must be' },
    ]);
  });
});

describe('placeProblem', () => {
  const at = { file: 'a.yaml', line: 2, column: 3 };

  it('gives a problem without a path its path and place', () => {
    expect(placeProblem(fail('a/b', '', 'must be').problems[0]!, 'x.y', at)).toEqual({
      severity: 'error',
      code: 'a/b',
      path: 'x.y',
      message: 'x.y: must be',
      at,
    }); // fail gives one problem
  });

  it('leaves a problem its own path and place', () => {
    expect(placeProblem(problem, 'x.y', at)).toEqual(problem);
  });
});
