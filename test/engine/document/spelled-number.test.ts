import { expect, it } from 'vitest';
import { spelledNumber } from '../../../engine/document/spelled-number.ts';

it.each([
  ['zero', 0],
  ['seven', 7],
  ['twelve', 12],
  ['Twenty-one', 21],
  ['ten thousand', 10_000],
  ['a hundred', 100],
  ['four hundred and twenty-five', 425],
  ['one hundred twelve thousand three hundred and four', 112_304],
  ['two million', 2_000_000],
])('reads %s', (text, value) => {
  expect(spelledNumber(text)).toBe(value);
});

it.each([
  ...['', 'many', 'a', 'and', 'one two', 'twenty thirty', 'twenty-ten', 'thousand', 'ten and'],
  ...['hundred', 'one thousand two million', 'five people', 'twenty zero'],
])('reads no number where there is none: %j', (text) => {
  expect(spelledNumber(text)).toBeUndefined();
});
