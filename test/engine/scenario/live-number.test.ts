import { describe, expect, it } from 'vitest';
import { reviewNotebook } from '../../../engine/scenario/check-notebook.ts';
import { findLiveNumbers, parseLiveNumber } from '../../../engine/scenario/live-number.ts';
import { readCells } from '../../../engine/scenario/parse-notebook.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { formatExamples } from '../../house/format-page.ts';
import { GUARDED_TEST_MS, runGuarded } from './run-guarded.ts';

const scenario = readScenario('scenarios/example/scenario.yaml', (path) =>
  formatExamples.get(path),
);
const faultsOf = (text: string) =>
  reviewNotebook(readCells(text, 'notebook.md'), scenario).map(
    ({ at, code, message }) => `${at?.line}:${at?.column} ${code}: ${message}`,
  );

describe('parseLiveNumber', () => {
  it.each([
    ['convicted.mean', { outcome: 'convicted', statistic: 'mean' }],
    [' back@men.p95 in base ', { outcome: 'back@men', statistic: 'p95', variant: 'base' }],
    [
      'a.difference in b from c',
      { outcome: 'a', statistic: 'difference', variant: 'b', from: 'c' },
    ],
  ])('reads %j', (text, number) => {
    expect(parseLiveNumber(text)).toEqual(number);
  });

  it.each([
    ['', 'notebook/live-number'],
    ['convicted', 'notebook/live-number'],
    ['alert(1)', 'notebook/live-number'],
    ['convicted.mean + 1', 'notebook/live-number'],
    ['convicted.men', 'notebook/unknown-statistic'],
    ['convicted.constructor', 'notebook/unknown-statistic'],
    ['convicted.difference', 'notebook/live-number'],
    ['convicted.mean from base', 'notebook/live-number'],
    ['convicted.mean from base in base', 'notebook/live-number'],
  ])('refuses %j', (text, code) => {
    expect(parseLiveNumber(text)).toMatchObject({ code });
  });
});

describe('findLiveNumbers', () => {
  it('finds them where Markdown shows text, and not in code or behind a backslash', () => {
    const text =
      'A ${a.mean}, `${no.mean}`, ``a ` ${no.mean}``, \\${no.mean} and *${b.p5 in x}*.\n\n' +
      '~~~\n${no.mean}\n~~~\n```js\n${no.mean}\n```\na ` b\n\n${c.range} `${d.mean}\n${open\n';
    expect(findLiveNumbers(text).map((found) => found.text)).toEqual([
      ...['a.mean', 'b.p5 in x', 'c.range', 'd.mean'],
    ]);
    for (const { at } of findLiveNumbers(text)) expect(text.slice(at, at + 2)).toBe('${');
  });

  // Linear: milliseconds. A pattern that backtracks takes minutes, and the guard stops it.
  it.each([
    ['openings', '${', 500_000],
    ['backticks and backslashes', '`\\', 20_000],
  ])(
    'does not go back over what it has read: %s',
    (_, mark, times) => {
      expect(runGuarded(() => findLiveNumbers(mark.repeat(times)))).toEqual([]);
    },
    GUARDED_TEST_MS,
  );
});

describe('the check of a notebook', () => {
  it('tells live numbers that the scenario does not have, by line and column', () => {
    const text =
      'Of them ${convicted.mean} and\nthen ${convictd.mean} or ${convicted.p95 in half}.\n\n' +
      '```receipt id=r\n\nIn short ${convicted.average}.\n```\n';
    expect(faultsOf(text)).toEqual([
      '2:6 notebook/unknown-outcome: the scenario has no outcome called convictd (did you mean convicted?)',
      '2:26 notebook/unknown-variant: the scenario has no variant called half',
      expect.stringMatching(/^6:10 notebook\/unknown-statistic: no statistic is called average/),
    ]);
  });

  it('tells a date that is no end of a step, and names of tables and comparisons', () => {
    const [date, ...names] = faultsOf(
      '```table id=t at=2018-01,1999-01 outcomes=convictd\n```\n```compare id=c only=base,no\n```\n',
    ).reverse();
    expect(date).toMatch(/unknown-variant: .* no$/);
    expect(names[0]).toMatch(
      /^1:1 notebook\/unknown-date: no step of the clock ends at 1999-01 \(they end from 2018-01 /,
    );
    expect(names[1]).toMatch(/unknown-outcome/);
  });
});
