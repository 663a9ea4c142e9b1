import { describe, expect, it } from 'vitest';
import { parsePhrase, type Assignment, type Prior, type Split } from '../../../engine/index.ts';
import {
  addedCounts,
  isCount,
  posteriorFormula,
  priorWorth,
  splitFormula,
  weightText,
  type WeighedCount,
} from '../../../ui/posterior/posterior-text.ts';

const at = { file: 'scenario.yaml', line: 1, column: 1 };
const assignmentOf = (text: string, weight = 1): Assignment => ({
  ...{ quantity: parsePhrase(text, 'share'), text, weight, at },
});
function countOf(text: string, weight = 1): WeighedCount {
  const assignment = assignmentOf(text, weight);
  if (!isCount(assignment)) throw new Error(`${text} is no count`);
  return assignment;
}

describe('posteriorFormula', () => {
  it('goes from count and prior to the posterior', () => {
    expect(posteriorFormula([countOf('54 of 400')])).toBe(
      '½ + 54 and ½ + 346 give Beta(54.5, 346.5).',
    );
    expect(posteriorFormula([countOf('0 of 103')], { kind: 'uniform' })).toBe(
      '1 + 0 and 1 + 103 give Beta(1, 104).',
    );
  });

  it('shows what a weight does to both counts', () => {
    expect(posteriorFormula([countOf('54 of 400', 0.5)])).toBe(
      '½ + 0.5 × 54 and ½ + 0.5 × 346 give Beta(27.5, 173.5).',
    );
  });

  it('adds pooled counts up, each at its weight', () => {
    expect(posteriorFormula([countOf('54 of 400'), countOf('44 of 115', 0.5)])).toBe(
      '½ + 54 + 0.5 × 44 and ½ + 346 + 0.5 × 71 give Beta(76.5, 382).',
    );
  });

  it('leaves the prior out of the sum where it adds nothing', () => {
    expect(posteriorFormula([countOf('54 of 400')], { kind: 'haldane' })).toBe(
      '54 and 346 give Beta(54, 346).',
    );
  });

  it('says what a printed range or bound leaves open', () => {
    expect(posteriorFormula([countOf('400 to 450 of 1700')])).toMatch(
      /^Any whole number from 400 to 450 of 1,700,/,
    );
    expect(posteriorFormula([countOf('at least 130 of 800')])).toMatch(/^At least 130 of 800,/);
  });

  it('names both parts of a robust prior', () => {
    const prior: Prior = { kind: 'robust', weight: 0.8, informed: { a: 2, b: 18 } };
    expect(posteriorFormula([countOf('54 of 400')], prior)).toBe(
      'The prior is Beta(2, 18) with probability 0.8 or Beta(1, 1) with probability 0.2; 54 of 400 decides between them.',
    );
  });
});

describe('addedCounts', () => {
  it('finds the counts behind a posterior, and none behind other values', () => {
    expect(addedCounts(assignmentOf('54 of 400'))).toMatchObject([{ weight: 1 }]);
    expect(addedCounts(assignmentOf('5% to 20%'))).toEqual([]);
  });
});

describe('splitFormula', () => {
  const split: Split = {
    ...{ name: 'fate', total: 1700, prior: 0.5, weight: 1, parameters: ['back', 'dead'] },
    parts: [
      { name: 'back', count: { low: 250, high: 250 } },
      { name: 'dead', count: { low: 400, high: 450 } },
    ],
    rest: 'unaccounted',
  };

  it('sets one part against all others', () => {
    // Dirichlet with ½ for each of three parts: Beta(250 + ½, 1450 + 2 · ½)
    expect(splitFormula(split, 'back')).toBe('½ + 250 and 2 × ½ + 1,450 give Beta(250.5, 1,451).');
    expect(splitFormula({ ...split, weight: 0.5, prior: 1 }, 'back')).toBe(
      '1 + 0.5 × 250 and 2 × 1 + 0.5 × 1,450 give Beta(126, 727).',
    );
  });

  it('says what a range leaves open, of the rest too', () => {
    expect(splitFormula(split, 'dead')).toMatch(/^Any whole number from 400 to 450 of 1,700/);
    expect(splitFormula(split, 'unaccounted')).toMatch(/^Any whole number from 1,000 to 1,050/);
  });
});

describe('weightText and priorWorth', () => {
  it('say how many people a weighted count and a prior are worth', () => {
    expect(weightText(countOf('54 of 400', 0.5))).toBe('worth 200 of 400 people');
    expect(weightText(countOf('54 of 400'))).toBe('counted in full: worth 400 people');
    expect(weightText(countOf('54 of 400', 0))).toBe('not counted: the prior alone');
    expect(priorWorth()).toBe('1 person');
    expect(priorWorth({ kind: 'informed', mean: 0.1, size: 20 })).toBe('20 people');
  });
});
