import { describe, expect, it } from 'vitest';
import { expressionText } from '../../../engine/diagram/expression-text.ts';
import { parseExpression } from '../../../engine/scenario/expression.ts';

const names = ['a', 'b', 'c'];
const roundTrip = (text: string) => expressionText(parseExpression(text, 'x', names));

describe('expressionText', () => {
  it.each([
    '1 - a - b',
    'a - (b - c)',
    'a / (b * c)',
    'a * b / c',
    '(a + b) * c',
    '-(a + b)',
    'min(1, a / b)',
    'if(a < b, a, b * c)',
    'logit(a)',
  ])('writes %s as it was written', (text) => {
    expect(roundTrip(text)).toBe(text);
  });

  it('leaves out parentheses that say nothing', () => {
    expect(roundTrip('((a) + (b * c))')).toBe('a + b * c');
  });
});
