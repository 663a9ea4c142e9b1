import { describe, expect, it } from 'vitest';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';
import { describeDimension, dimensionOf } from '../../../engine/scenario/dimension.ts';
import { parseExpression } from '../../../engine/scenario/expression.ts';

const KINDS = new Map<string, ParameterKind>([
  ['p', 'share'],
  ['killed', 'rate'],
  ['served', 'duration'],
  ['people', 'count'],
  ['wait', 'sojourn'],
  ['cost', 'money'],
  ['hr', 'number'],
  ['arrivals', 'inflow'],
]);

const dimensionIn = (text: string) =>
  dimensionOf(parseExpression(text, 'rate', [...KINDS.keys()]), KINDS, 'rate');

describe('dimensionOf', () => {
  it.each([
    ['p * 2', 'a share or plain number'],
    ['1 - p', 'a share or plain number'],
    ['killed * p', 'a rate (per month)'],
    ['-killed', 'a rate (per month)'],
    ['1 / served', 'a rate (per month)'],
    ['max(served, served / 2)', 'a duration (months)'],
    ['people * p', 'a count (people)'],
    ['people / people', 'a share or plain number'],
    ['people / served', 'an inflow (people per month)'],
    ['arrivals * served', 'a count (people)'],
    ['cost * hr', 'an amount of money'],
    ['cost * people / 1 year', 'people × money × months^-1'],
    ['dwell', 'a duration (months)'],
    ['age + elapsed - 6 months', 'a duration (months)'],
    ['step * p', 'a share or plain number'],
    ['killed * 1 year', 'a share or plain number'],
    ['pow(dwell / 1 year, hr)', 'a share or plain number'],
    ['if(served > 2 * served, killed, 2 * killed)', 'a rate (per month)'],
    ['logit(p) + log(people / people)', 'a share or plain number'],
    ['odds(p) * people', 'a count (people)'],
    ['logistic(exp(p))', 'a share or plain number'],
  ])('gives %s as %s', (text, expected) => {
    expect(describeDimension(dimensionIn(text))).toBe(expected);
  });

  it.each([
    'killed + 1',
    'p + served',
    'min(killed, p)',
    'people - p',
    'max(p, p, served)',
    'if(p < served, 1, 2)',
    'if(p < 1, p, served)',
    'dwell + 6',
    'cost + 100',
    'arrivals + people',
    'if(age < 18, p, hr)',
  ])('refuses to combine unlike things in %s', (text) => {
    expect(() => dimensionIn(text)).toThrow(/needs two of a kind/);
  });

  it.each([
    'exp(served)',
    'log(people)',
    'odds(killed)',
    'logit(served)',
    'logistic(people)',
    'pow(served, 2)',
    'pow(2, cost)',
  ])('refuses %s, which has a value for plain numbers only', (text) => {
    expect(() => dimensionIn(text)).toThrow(/needs a share or plain number; got an? /);
  });

  it('refuses a sojourn, which is no single number', () => {
    expect(() => dimensionIn('wait * 2')).toThrow(/differs from person to person/);
  });
});
