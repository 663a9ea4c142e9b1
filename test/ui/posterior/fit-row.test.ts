import { describe, expect, it } from 'vitest';
import { parsePhrase, statedQuantiles } from '../../../engine/index.ts';
import { fitRows, fitSentence } from '../../../ui/posterior/fit-row.ts';

const rowsOf = (phrase: string) => {
  const quantity = parsePhrase(phrase, 'duration');
  return fitRows(statedQuantiles(quantity, 'duration'), 'duration');
};
const plain = (text = '') => text.replaceAll('\u00a0', ' ');

describe('fitRows', () => {
  it('says that a range is met', () => {
    const rows = rowsOf('3 to 18 months');
    expect(rows.map(({ name, stated, error }) => plain(`${name} ${stated} ${error}`))).toEqual([
      '5 % 3 months met',
      '95 % 18 months met',
    ]);
    expect(fitSentence(rows)).toBe('The curve meets what is stated exactly.');
  });

  it('says by how much a family misses what was stated, and on which side', () => {
    const rows = rowsOf('p10 2, p50 5, p90 30 months as gamma');
    expect(rows.filter(({ isMet }) => isMet)).toEqual([]);
    for (const { error } of rows) expect(plain(error)).toMatch(/^[\d.]+ % (above|below)$/);
    expect(fitSentence(rows)).toMatch(/^The family misses 3 of the 3 stated values/);
  });
});
