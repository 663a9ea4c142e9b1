import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import {
  parametersOf,
  parseExpression,
  tablesOf,
  variablesOf,
} from '../../../engine/scenario/expression.ts';
import { constantOf } from '../../../engine/scenario/constant-of.ts';

const NAMES = ['convicted', 'guilty', 'time-to-charge', 'a', 'b'];

const parse = (text: string) => parseExpression(text, 'share', NAMES);

/** Value of an expression at fixed parameter values, worked out by our own evaluator. */
function valueOf(text: string): number | undefined {
  const values = { convicted: 0.2, guilty: 0.8, 'time-to-charge': 6, a: 3, b: 5 };
  return constantOf(parse(text), new Map(Object.entries(values)));
}

function messageOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof BaserateError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('parseExpression', () => {
  it('gives a plain tree', () => {
    expect(parse('1 - convicted')).toEqual({
      kind: 'call',
      op: '-',
      args: [
        { kind: 'number', value: 1 },
        { kind: 'parameter', name: 'convicted' },
      ],
    });
  });

  it.each([
    // Expected values worked out by hand from the usual precedence of arithmetic.
    ['a + b * 2', 13],
    ['(a + b) * 2', 16],
    ['b - a - 1', 1],
    ['b / 2 / 5', 0.5],
    ['-a + b', 2],
    ['a - -b', 8],
    ['- (a - b)', 2],
    ['2e-3 * b', 0.01],
    ['.5 * a', 1.5],
    ['min(a, b, 2)', 2],
    ['max(a, b, 2)', 5],
    ['convicted / guilty', 0.25],
    ['2*time-to-charge', 12],
    ['time-to-charge - a', 3],
    ['1-convicted', 0.8],
    ['max(1, a, b, 2, 4)', 5],
    ['odds(guilty)', 4],
    ['logit(0.5) + logit(guilty)', 1.3862943611198906], // ln 4
    ['logistic(logit(convicted))', 0.2],
    ['exp(log(b) - log(a))', 5 / 3],
    ['phi(0)', 0.5],
    ['phi(0 - 1.96)', 0.02499789514822043], // scipy.stats.norm.cdf
    ['pow(a, 2)', 9],
    ['pow(0, 1.2)', 0],
    ['6 months', 6],
    ['1 year * a', 36],
    ['365.25 days - 12 months', 0], // a year has 365.25 days
    ['a + 2 weeks / 1 week', 5],
    ['if(a < b, 1, 2)', 1],
    ['if(a >= b, 1, 2)', 2],
    ['if(a <= 3, if(b > 5, 1, 2), 3)', 2],
    ['if(a > b, a / (a - 3), b)', 5], // what is not taken may have no value
  ])('reads %s as %d', (text, expected) => {
    expect(valueOf(text)).toBeCloseTo(expected, 12);
  });

  it('tells parameters, tables and variables apart', () => {
    const tree = parseExpression('a * law * dwell', 'rate', NAMES, { tables: ['law'] });
    expect(parametersOf(tree)).toEqual(['a']);
    expect(tablesOf(tree)).toEqual(['law']);
    expect(variablesOf(tree)).toEqual(['dwell']);
    const values = { a: 2, law: 3, dwell: 12 };
    expect(constantOf(tree, new Map(Object.entries(values)))).toBe(72);
    expect(constantOf(tree, new Map([['a', 2]]))).toBeUndefined();
  });

  it.each([
    '_month(6)',
    'month(6)',
    '6 month(a)',
    '6months',
    'a 6 months',
    '6 months 2',
    '6 years.x',
  ])('does not take %s for a time', (text) => {
    expect(messageOf(text)).toMatch(/^error: share: /);
  });

  it('takes hyphens as part of a name', () => {
    expect(parametersOf(parse('time-to-charge * a + a'))).toEqual(['time-to-charge', 'a']);
  });

  it('suggests spaces where two names were meant', () => {
    expect(messageOf('a-b')).toContain('write spaces around the minus: a - b');
    expect(messageOf('a-1')).toContain('write spaces around the minus: a - 1');
    expect(messageOf('time-to-charge-a')).toContain('time-to-charge - a');
  });

  it('suggests the nearest name', () => {
    expect(messageOf('1 - convcited')).toContain('(did you mean convicted?)');
  });

  it.each([
    ['a.b', 'scenario/expression-not-arithmetic'],
    ['a[0]', 'scenario/expression-character'],
    ['"a"', 'scenario/expression-character'],
    ["'a'", 'scenario/expression-character'],
    ['`a`', 'scenario/expression-character'],
    ['a ? b : 1', 'scenario/expression-character'],
    ['a = b', 'scenario/expression-character'],
    ['a && b', 'scenario/expression-character'],
    ['{}', 'scenario/expression-character'],
    ['a_b', 'scenario/expression-character'],
    ['5% * a', 'scenario/expression-character'],
    ['sqrt(a)', 'scenario/expression-call'],
    ['a(1)', 'scenario/expression-call'],
    ['min(a)(b)', 'scenario/expression-call'],
    ['min()', 'scenario/expression-call'],
    ['max(a)', 'scenario/expression-call'],
    ['constructor', 'scenario/unknown-parameter'],
    ['min', 'scenario/unknown-parameter'],
    ['this', 'scenario/expression-not-arithmetic'],
    ['true', 'scenario/expression-number'],
    ['null', 'scenario/expression-number'],
    ['1e999', 'scenario/expression-number'],
    ['1.2.3', 'scenario/expression-syntax'],
    ['a b', 'scenario/expression-syntax'],
    ['a, b', 'scenario/expression-syntax'],
    ['a < b', 'scenario/expression-comparison'],
    ['1 + (a < b)', 'scenario/expression-comparison'],
    ['if(a, 1, 2)', 'scenario/expression-comparison'],
    ['if(a < b < 1, 1, 2)', 'scenario/expression-comparison'],
    ['if(a < b, 1)', 'scenario/expression-call'],
    ['if(a == b, 1, 2)', 'scenario/expression-character'],
    ['if(a << b, 1, 2)', 'scenario/expression-comparison'],
    ['odds(a, b)', 'scenario/expression-call'],
    ['log()', 'scenario/expression-call'],
    ['(a, b)', 'scenario/expression-not-arithmetic'],
    ['(a', 'scenario/expression-syntax'],
    ['a +', 'scenario/expression-syntax'],
    ['a ** b', 'scenario/expression-not-arithmetic'],
    ['', 'scenario/expression-syntax'],
    [' ', 'scenario/expression-syntax'],
  ])('refuses %s with %s', (text, code) => {
    expect(messageOf(text)).toContain(`[${code}]`);
  });

  it('refuses more than 4 KiB', () => {
    expect(messageOf('a+'.repeat(2048) + 'a')).toContain('[scenario/expression-too-long]');
  });

  it('refuses nesting beyond 64, whichever way it is built', () => {
    const deep = '[scenario/expression-too-deep]';
    expect(messageOf('('.repeat(65) + 'a' + ')'.repeat(65))).toContain(deep);
    expect(messageOf('-'.repeat(2000) + 'a')).toContain(deep);
    expect(messageOf('- '.repeat(2000) + 'a')).toContain(deep);
    expect(messageOf('('.repeat(4000))).toContain(deep);
    expect(messageOf('min(a,'.repeat(600))).toContain(deep);
    expect(messageOf('a+'.repeat(64) + 'a')).toContain(deep);
    expect(messageOf('('.repeat(60) + 'a' + ')'.repeat(60))).toBe('no error');
    expect(messageOf('a+'.repeat(60) + 'a')).toBe('no error');
  });

  it('says where the text breaks off', () => {
    expect(messageOf('(a + b')).toMatch(/share: the expression cannot be read: .* at character 6/);
  });
});
