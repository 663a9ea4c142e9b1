import { afterEach, describe, expect, it } from 'vitest';
import { followReader } from '../../../ui/locale/reader-locale.ts';
import { counted, formOf } from '../../../ui/words/counted.ts';
import { sentenceParts } from '../../../ui/words/sentence-parts.ts';

afterEach(() => followReader([]));

describe('a sentence with places', () => {
  it('is cut at its places, in whatever order they stand', () => {
    expect(sentenceParts('{mean} on average {when}.', ['when', 'mean'])).toEqual([
      { text: 'mean', isSlot: true },
      { text: ' on average ', isSlot: false },
      { text: 'when', isSlot: true },
      { text: '.', isSlot: false },
    ]);
  });

  it('keeps braces that name no place as text', () => {
    const text = 'a {stranger} and {}';
    expect(
      sentenceParts(text, ['mean'])
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    expect(sentenceParts(text, ['mean']).some(({ isSlot }) => isSlot)).toBe(false);
  });
});

describe('a number of things', () => {
  // forms as CLDR has them for English: `one` for 1 alone (cldr.unicode.org, plural rules)
  it.each([
    [0, '0 draws'],
    [1, '1 draw'],
    [2, '2 draws'],
    [10_000, '10,000 draws'],
  ])('of %s has its form', (count, text) => {
    expect(counted(count, { one: 'draw', other: 'draws' })).toBe(text);
  });

  it('takes the general form where a language has fewer', () => {
    expect(formOf(1, { other: 'people' })).toBe('people');
  });

  it('is written as the reader writes numbers', () => {
    followReader(['de-DE']);
    expect(counted(10_000, { one: 'draw', other: 'draws' })).toBe('10.000 draws');
  });
});
