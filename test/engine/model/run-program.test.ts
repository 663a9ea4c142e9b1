import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../engine/model/compile-expression.ts';
import { runProgram } from '../../../engine/model/run-program.ts';
import { parseExpression } from '../../../engine/scenario/expression.ts';
import { constantOf } from '../../../engine/scenario/constant-of.ts';

const NAMES = ['a', 'b', 'p', 'q'];
const VALUES = [3, 5, 0.2, 0.8];

const parse = (text: string) => parseExpression(text, 'share', NAMES);
const run = (text: string) =>
  runProgram(
    compileExpression(parse(text), (name) => [{ input: NAMES.indexOf(name) }]),
    VALUES,
  );

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
});
