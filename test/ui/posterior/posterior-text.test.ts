import { describe, expect, it } from 'vitest';
import { parsePhrase, type Prior } from '../../../engine/index.ts';
import {
  isCount,
  posteriorSentence,
  priorChoices,
  weightText,
  type CountAssignment,
} from '../../../ui/posterior/posterior-text.ts';

const at = { file: 'scenario.yaml', line: 1, column: 1 };
function assignmentOf(text: string, weight = 1, prior?: Prior): CountAssignment {
  const assignment = {
    ...{ quantity: parsePhrase(text, 'share'), text, weight, at },
    ...(prior && { prior }),
  };
  if (!isCount(assignment)) throw new Error(`${text} is no count`);
  return assignment;
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('posteriorSentence', () => {
  it('goes from count and prior to the posterior, in words and numbers', () => {
    // scipy.stats.beta(54.5, 346.5): mean 0.135910, 5 and 95 % 0.108862 and 0.165025
    expect(plain(posteriorSentence(assignmentOf('54 of 400')))).toBe(
      '½ + 54 and ½ + 346 give Beta(54.5, 346.5): mean 13.6 %, 90 % interval 10.9 % to 16.5 %.',
    );
  });

  it('shows what a weight does to both counts', () => {
    // scipy.stats.beta(27.5, 173.5): mean 0.136816, 5 and 95 % 0.099193 and 0.178554
    expect(plain(posteriorSentence(assignmentOf('54 of 400', 0.5)))).toBe(
      '½ + 0.5 × 54 and ½ + 0.5 × 346 give Beta(27.5, 173.5): mean 13.7 %, 90 % interval 9.92 % to 17.9 %.',
    );
  });

  it('leaves the prior out of the sum where it adds nothing', () => {
    expect(posteriorSentence(assignmentOf('54 of 400', 1, { kind: 'haldane' }))).toMatch(
      /^54 and 346 give Beta\(54, 346\)/,
    );
  });

  it('says what a printed range or bound leaves open', () => {
    expect(posteriorSentence(assignmentOf('400 to 450 of 1700'))).toMatch(
      /^Any whole number from 400 to 450 of 1,700/,
    );
    expect(posteriorSentence(assignmentOf('at least 130 of 800'))).toMatch(/^At least 130 of 800/);
  });

  it('names both parts of a robust prior', () => {
    const prior: Prior = { kind: 'robust', weight: 0.8, informed: { a: 2, b: 18 } };
    expect(posteriorSentence(assignmentOf('54 of 400', 1, prior))).toMatch(
      /^The prior is Beta\(2, 18\) with probability 0\.8 or Beta\(1, 1\) with probability 0\.2;/,
    );
  });
});

describe('priorChoices', () => {
  it('shows how much the prior matters to 0 of 103: 0.48 % against 0.95 %', () => {
    // Beta(0.5, 103.5): mean 0.5 / 104; Beta(1, 104): mean 1 / 105
    const [jeffreys, uniform] = priorChoices(assignmentOf('0 of 103'));
    expect(plain(jeffreys?.result ?? '')).toMatch(/^mean 0\.481 %/);
    expect(plain(uniform?.result ?? '')).toMatch(/^mean 0\.952 %/);
    expect([jeffreys?.isChosen, uniform?.isChosen]).toEqual([true, false]);
  });

  it('lists a prior that the file states in its own words, chosen', () => {
    const choices = priorChoices(assignmentOf('0 of 103', 1, { kind: 'counts', a: 2, b: 98 }));
    expect(choices.map(({ kind, isChosen }) => [kind, isChosen])).toEqual([
      ['jeffreys', false],
      ['uniform', false],
      ['own', true],
    ]);
  });
});

describe('weightText', () => {
  it('says how many people a weighted count is worth', () => {
    expect(weightText(assignmentOf('54 of 400', 0.5))).toBe('counted as 200 of 400 people');
    expect(weightText(assignmentOf('54 of 400'))).toBe('counted in full');
    expect(weightText(assignmentOf('54 of 400', 0))).toBe('not counted: the prior alone');
  });
});
