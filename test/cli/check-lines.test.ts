import { describe, expect, it } from 'vitest';
import { checkLines } from '../../cli/check-lines.ts';
import type { Problem } from '../../engine/index.ts';

const problem = (code: string, line: number, value?: string, file = 'uk.yaml'): Problem => ({
  severity: code === 'evidence/phrase' ? 'error' : 'warning',
  code,
  path: '',
  message: `the trouble on line ${line}`,
  ...(value === undefined ? {} : { value }),
  at: { file, line, column: 1 },
});
const codesOf = (problems: readonly Problem[]) => problems.map(({ code }) => code);

const found = [
  problem('scenario/default-weight', 3, 'one'),
  problem('scenario/not-a-subset', 4, 'two'),
  problem('scenario/influential-prior', 5),
  problem('scenario/no-rest', 6),
  problem('scenario/misread-claim', 7, 'three'),
  problem('evidence/phrase', 8, '54 of 40'),
  problem('scenario/not-a-subset', 9, 'two'),
  problem('scenario/not-a-subset', 9, 'two', 'us.yaml'),
  problem('scenario/default-weight', 10, 'four'),
];

describe('the lines of a check', () => {
  it('begin with errors and go on with the worst warnings', () => {
    const { problems } = checkLines(found, { all: false });
    expect(codesOf(problems)).toEqual([
      'evidence/phrase',
      'scenario/misread-claim',
      'scenario/not-a-subset',
      'scenario/not-a-subset',
      'scenario/no-rest',
    ]);
  });

  it('name a claim once for each file, with the other lines', () => {
    const messages = checkLines(found, { all: false }).problems.map(({ message }) => message);
    expect(messages.slice(2, 4)).toEqual([
      'the trouble on line 4; also on line 9',
      'the trouble on line 9',
    ]);
  });

  it('count what is routine in one line', () => {
    expect(checkLines(found, { all: false }).rest).toBe(
      '3 more warnings, listed by --all: 1 × a count of none whose prior decides [scenario/influential-prior], ' +
        '2 × a caveat that nobody weighed [scenario/default-weight]',
    );
    expect(checkLines(found.slice(3, 4), { all: false }).rest).toBeUndefined();
  });

  it('are all there when asked for, the routine ones last and each problem once', () => {
    const { problems, rest } = checkLines([...found, ...found], { all: true });
    expect(rest).toBeUndefined();
    expect(problems).toHaveLength(found.length);
    expect(codesOf(problems).slice(-3)).toEqual([
      'scenario/influential-prior',
      'scenario/default-weight',
      'scenario/default-weight',
    ]);
  });
});
