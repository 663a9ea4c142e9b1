import { expect, it } from 'vitest';
import { lostMark } from '../../../engine/document/lost-mark.ts';
import { z } from '../../../engine/document/zod.ts';

const run = z.strictObject({ seed: z.string(), draws: z.int() });
const names = z.array(z.string());
const people = z.record(z.string(), z.number());

it.each([
  [run, 'draws 1000', " (is there a ':' missing after draws?)"],
  [run, 'draws', " (is there a ':' missing after draws?)"],
  [run, 'draws:1000 seed:x', " (put a space behind the ':' after draws)"],
  [run.optional(), 'seed x', " (is there a ':' missing after seed?)"],
  [people, 'back 425', " (is there a ':' missing after back?)"],
  [people, 'back:425', " (put a space behind the ':' after back)"],
  [names, '-a -b', ' (put a space behind each dash)'],
  [names, 'convicted', ' (write [convicted])'],
  [names, '../a.yaml, b', ' (write [../a.yaml, b])'],
  [z.number(), '7%', ' (write 0.07)'],
  [z.int().optional(), '10,000', ' (write 10000)'],
  [z.int(), '10,000 draws', ' (write 10000)'],
  [z.int(), '1000 draws', ' (write 1000)'],
  [z.int(), '10k', ' (write 10000)'],
  [z.int(), 'ten thousand', ' (write 10000)'],
  [z.number(), 'ten', ' (write 10)'],
  [z.int(), 'a great many', ' (write it in digits)'],
])('says what a text lacks to be what should stand there: %#', (schema, text, expected) => {
  expect(lostMark(schema, text)).toBe(expected);
});

it.each([
  [run, 'something else'],
  [run, 5],
  [people, '425'],
  [names, 'a sentence of words'],
  [z.number(), '?'],
  [z.string(), 'draws 1000'],
  [undefined, 'draws 1000'],
])('says nothing of other values: %#', (schema, value) => {
  expect(lostMark(schema, value)).toBe('');
});
