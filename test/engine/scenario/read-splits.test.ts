import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { scenarioFrom } from '../model/scenario-text.ts';

const MODEL_PARAMETERS = `
  convicted: { label: Convicted, kind: share, value: 54 of 400 }
  acquitted: { label: Acquitted, kind: share }
  waiting: { label: Waiting, kind: share }
  time: { label: Time to verdict, kind: sojourn, value: 3 to 18 months }
  return-rate: { label: Return rate, kind: rate, value: 0.1 to 0.3 per year }
`;
const FLOWS = `
  - { from: back, to: convicted, share: convicted, after: time }
  - { from: back, to: cleared, share: acquitted, after: 12 months }
  - { from: back, to: abroad, share: waiting, after: 12 months }
  - { from: abroad, to: back, rate: return-rate }
`;
const read = (split: string, parameters?: string) =>
  scenarioFrom({
    modelParameters: MODEL_PARAMETERS,
    flows: FLOWS,
    sections: `splits:\n  fate: ${split}`,
    ...(parameters === undefined ? {} : { parameters }),
  });
const GOOD = '{ of: 400, parts: { convicted: 54, acquitted: 100 to 120 }, rest: waiting }';

function problemsOf(split: string, parameters?: string): string {
  try {
    read(split, parameters);
  } catch (error) {
    if (error instanceof BaserateError) return error.message;
    throw error;
  }
  return 'no problem';
}

describe('a split', () => {
  it('whose parts are all the exits of a state leaves nobody over, so nobody is warned', () => {
    const isWarned = (split: string, parameters?: string) =>
      read(split, parameters).warnings.some(({ code }) => code === 'scenario/no-rest');
    expect(isWarned(GOOD)).toBe(false);
    expect(isWarned('{ of: 400, parts: { convicted: 54, acquitted: 100, waiting: 246 } }')).toBe(
      false,
    );
    const twoOfThree = '{ of: 400, parts: { convicted: 54, acquitted: 100 }, rest: the-others }';
    expect(isWarned(twoOfThree, ' { waiting: 50% }')).toBe(true);
  });

  it('gives its parameters their values, each as a count of the total', () => {
    const { splits, parameters } = read(GOOD);
    expect(splits).toEqual([
      {
        name: 'fate',
        total: 400,
        parts: [
          { name: 'convicted', count: { low: 54, high: 54 } },
          { name: 'acquitted', count: { low: 100, high: 120 } },
        ],
        rest: 'waiting',
        prior: 0.5,
        weight: 1,
        parameters: ['convicted', 'acquitted', 'waiting'],
      },
    ]);
    const texts = parameters.map(({ name, split, assignment }) => [name, split, assignment.text]);
    expect(texts).toEqual([
      ['convicted', 'fate', '54 of 400'],
      ['acquitted', 'fate', '100 to 120 of 400'],
      ['waiting', 'fate', '226 to 246 of 400'],
      ['time', undefined, '3 to 18 months'],
      ['return-rate', undefined, '0.1 to 0.3 per year'],
    ]);
  });

  it('takes counts with their total, a prior and a weight', () => {
    const [split] = read(
      '{ of: 400, parts: { convicted: 54 of 400, acquitted: "120 of 400", waiting: 226 }, prior: uniform, weight: 0.5 }',
    ).splits;
    expect(split).toMatchObject({ prior: 1, weight: 0.5 });
    expect(split?.rest).toBeUndefined();
  });

  it('may name a rest that is no parameter, and warns when a parameter was nearly meant', () => {
    const values = '\n  waiting: 5%';
    const warned = (rest: string) =>
      read(
        `{ of: 400, parts: { convicted: 54, acquitted: 100 }, rest: ${rest} }`,
        values,
      ).warnings.filter(({ code }) => code.includes('split'));
    expect(warned('unaccounted')).toEqual([]);
    expect(warned('waitin').map(({ code, message }) => [code, message])).toEqual([
      ['scenario/split-rest', expect.stringContaining('did you mean waiting?') as string],
    ]);
  });

  it.each([
    [
      '{ of: 400, parts: { convicted: 300, acquitted: 100 to 120 }, rest: waiting }',
      'synthesis/bad-split',
      /not add up to more than 400; got up to 420/,
    ],
    [
      '{ of: 400, parts: { convicted: 54, acquitted: 120, waiting: 1 } }',
      'synthesis/bad-split',
      /add up to the total of 400; got 175/,
    ],
    [
      '{ of: 400, parts: { convicted: 54 of 300, acquitted: 120 }, rest: waiting }',
      'scenario/split-total',
      /must be that of its split, 400; got 54 of 300/,
    ],
    [
      '{ of: 400, parts: { convictd: 54, acquitted: 120 }, rest: waiting }',
      'scenario/unknown-parameter',
      /did you mean convicted\?/,
    ],
    [
      '{ of: 400, parts: { time: 54, acquitted: 120 }, rest: waiting }',
      'scenario/split-kind',
      /got time, a sojourn/,
    ],
    ['{ of: 400, parts: { convicted: 5%, acquitted: 120 }, rest: waiting }', 'evidence/', /5%/],
    [
      '{ of: 400, parts: { convicted: 54.5, acquitted: 120 }, rest: waiting }',
      'evidence/',
      /54\.5/,
    ],
    [
      '{ of: 400, parts: { convicted: 54 }, rest: convicted }',
      'scenario/split-twice',
      /got convicted again/,
    ],
    ['{ of: 0, parts: { convicted: 54 }, rest: waiting }', 'document/', /at least 1/],
    [
      '{ of: 400, parts: { convicted: 54 }, rset: waiting }',
      'document/unknown-key',
      /did you mean rest/,
    ],
    [
      '{ of: 400, parts: { convicted: 54 }, rest: waiting, prior: haldane }',
      'document/',
      /jeffreys/,
    ],
    [
      '{ of: 90000, parts: { convicted: 5400, acquitted: 100 to 6000 }, rest: waiting }',
      'scenario/split-too-large',
      /5,000 people together; got 5900/,
    ],
    [
      '{ of: 400, parts: { convicted: { evidence: none } }, rest: waiting }',
      'scenario/unknown-claim',
      /none/,
    ],
  ])('is refused as %s: %s', (split, code, message) => {
    const problem = problemsOf(split);
    expect(problem).toContain(`[${code}`);
    expect(problem).toMatch(message);
    expect(problem).toMatch(/scenario\.yaml:\d+:\d+/);
  });

  it('refuses a parameter that is in it and has a value of its own', () => {
    expect(problemsOf(GOOD, '\n  convicted: 5%')).toMatch(
      /parameters\.convicted: convicted gets its value from the split fate/,
    );
  });

  it('refuses a parameter that is in two splits', () => {
    const twice = `${GOOD}\n  other: { of: 10, parts: { convicted: 5 }, rest: others }`;
    expect(problemsOf(twice)).toContain('scenario/split-twice');
  });
});

describe('a variant of a split', () => {
  const withVariant = (split: string) => () =>
    scenarioFrom({
      modelParameters: MODEL_PARAMETERS,
      flows: FLOWS,
      sections: `splits:\n  fate: ${GOOD}`,
      variants: `\n  other: { title: Other, splits: ${split} }`,
    });

  it('counts the same parameters otherwise', () => {
    const [variant] = withVariant(
      '{ fate: { of: 500, parts: { convicted: 60, acquitted: 150 }, rest: waiting } }',
    )().variants;
    expect(variant?.splits).toMatchObject([{ name: 'fate', total: 500 }]);
  });

  it.each([
    [
      '{ fat: { of: 9, parts: { convicted: 6, acquitted: 1 }, rest: waiting } }',
      /no split called fat \(did you mean fate\?\)/,
    ],
    [
      '{ fate: { of: 9, parts: { convicted: 6 }, rest: waiting } }',
      /must keep its parameters, acquitted, convicted, waiting; got convicted, waiting/,
    ],
    [
      '{ fate: { of: 9, parts: { convicted: 60, acquitted: 1 }, rest: waiting } }',
      /evidence|more than/,
    ],
  ])('is refused as %s', (split, message) => {
    expect(withVariant(split)).toThrow(message);
  });
});
