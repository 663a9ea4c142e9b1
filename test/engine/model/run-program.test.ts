import { describe, expect, it } from 'vitest';
import { compileExpression, type Scope } from '../../../engine/model/compile-expression.ts';
import { ALWAYS } from '../../../engine/model/moment.ts';
import { runProgram } from '../../../engine/model/run-program.ts';
import { parseExpression } from '../../../engine/scenario/expression.ts';
import { constantOf } from '../../../engine/scenario/constant-of.ts';

const NAMES = ['a', 'b', 'p', 'q'];
const VALUES = [3, 5, 0.2, 0.8];

const parse = (text: string) => parseExpression(text, 'share', NAMES);
const scope: Scope = {
  parameter: (name) => ({ value: [{ input: NAMES.indexOf(name) }], until: ALWAYS }),
  table: () => ({ value: [{ table: 0 }], until: ALWAYS }),
  variable: () => ({ value: ['dwell'], until: ALWAYS }),
};
const compiled = (text: string) =>
  compileExpression(parse(text), { entry: 0, present: 0 }, scope).value;
const run = (text: string) => runProgram(compiled(text), VALUES);

describe('runProgram', () => {
  it.each([
    // by hand
    ['b - a - 1', 1],
    ['-a * b', -15],
    ['min(b, a, 4) + max(1, a, b, 2)', 8],
    ['odds(q)', 4],
    ['logit(q)', 1.3862943611198906],
    ['logistic(logit(p))', 0.2],
    ['exp(log(b))', 5],
    ['phi(log(b) / 2)', 0.7895090609512367], // scipy.stats.norm.cdf(log(5) / 2)
    ['if(a < b, p, q)', 0.2],
    ['if(a > b, p, q)', 0.8],
    ['if(a <= 3, if(b >= 5, 1, 2), 3)', 1],
    ['if(a < b, 1, a / (a - a))', 1],
  ])('gives %s as %d', (text, expected) => {
    expect(run(text)).toBeCloseTo(expected, 14);
  });

  it('agrees to the bit with the evaluator that reads files', () => {
    const values = new Map(NAMES.map((name, i) => [name, VALUES[i]!]));
    for (const text of [
      'odds(p) * logit(q) - exp(-a / b)',
      'if(logit(p) <= log(a / b), logistic(p - q), min(p, q, a / b))',
      'max(a, b, -a) / (1 + exp(log(p) - q))',
    ]) {
      expect(run(text)).toBe(constantOf(parse(text), values));
    }
  });

  it('multiplies odds for a variant', () => {
    // odds of 0.2 are 1/4; twice that is 1/2, a share of 1/3
    expect(runProgram([0.2, 2, 'odds'], [])).toBeCloseTo(1 / 3, 15);
  });

  it('gives NaN for a program that does not leave one value', () => {
    expect(runProgram([1, 2], [])).toBeNaN();
    expect(runProgram([], [])).toBeNaN();
    expect(runProgram([{ input: 9 }], VALUES)).toBeNaN();
  });

  it('looks a table up at the time since entry, its last row for ever', () => {
    const table = { from: [0, 2, 5], value: [[1], [{ input: 0 }, 10, '*'], ['dwell']] } as const;
    const at = (dwell: number) => runProgram([100, { table: 0 }, '+'], VALUES, dwell, [table]);
    // 1; 3 · 10; the months themselves
    expect([0, 1.9, 2, 4.9, 5, 50].map(at)).toEqual([101, 101, 130, 130, 105, 150]);
  });

  it('looks a table up within a table without losing what is on the stack', () => {
    const inner = { from: [0, 3], value: [[7], [8]] } as const;
    const outer = { from: [0], value: [[1, { table: 0 }, '+']] } as const;
    expect(runProgram([2, 3, { table: 1 }, '*', '+'], [], 3, [inner, outer])).toBe(2 + 3 * 9);
  });
});

describe('a folded program', () => {
  it('is the number itself where nothing is uncertain, to the bit', () => {
    expect(compiled('1 - exp(-0.1 * pow(3, 1.2))')).toEqual([
      runProgram([1, 0.1, 'neg', 3, 1.2, 'pow', '*', 'exp', '-'], []),
    ]);
    expect(compiled('if(2 > 1, a, b)')).toEqual([{ input: 0 }]);
    expect(compiled('min(3, 2, 5)')).toEqual([2]);
  });

  it('keeps what is uncertain, and the order of the arithmetic', () => {
    expect(compiled('a * 2 * 3')).toEqual([{ input: 0 }, 2, '*', 3, '*']);
    expect(compiled('min(3, 2, a)')).toEqual([2, { input: 0 }, 'min']);
  });
});
