import { describe, expect, it } from 'vitest';
import { mostOf, scaledPhrase } from '../../../ui/opening/scaled-phrase.ts';

describe('scaledPhrase', () => {
  it.each([
    ['54 of 400', 2, '108 of 400'],
    ['54 of 400', 0.5, '27 of 400'],
    ['13.5%', 2, '27%'],
    ['0.1', 2, '0.2'],
    ['425', 0.5, '212.5'],
  ])('of %s, %d times as much is %s', (text, factor, wanted) => {
    expect(scaledPhrase(text, factor)).toEqual({ kind: 'phrase', text: wanted });
  });

  it('says when twice as many would be more than all', () => {
    expect(scaledPhrase('54 of 62', 2)).toEqual({ kind: 'beyond', total: '62' });
    expect(scaledPhrase('60%', 2)).toEqual({ kind: 'beyond', total: '100%' });
  });

  it.each(['3 to 18 months', 'beta(3, 97)', 'about 30', '12 events in 300 person-months'])(
    'leaves %s alone',
    (text) => {
      expect(scaledPhrase(text, 2)).toBeUndefined();
    },
  );
});

describe('mostOf', () => {
  it.each([
    ['54 of 62', '62 of 62'],
    ['60%', '100%'],
    ['60.5 %', '100%'],
    ['23 months', undefined],
    ['3 to 18 months', undefined],
  ])('of %j is %j', (text, most) => {
    expect(mostOf(text)).toBe(most);
  });
});
