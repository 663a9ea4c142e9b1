import { describe, expect, it } from 'vitest';
import { asSentence, checkPhrase } from '../../../ui/assumption/check-phrase.ts';

const meaning = (phrase: string, kind: Parameters<typeof checkPhrase>[1], weight = 1) => {
  const check = checkPhrase(phrase, kind, weight);
  return (check.kind === 'meaning' ? check.text : check.message).replaceAll('\u00a0', ' ');
};

describe('what a box says about its phrase', () => {
  it('gives mean and 90 % interval of a count, by scipy’s beta.ppf([.05, .95], 54.5, 346.5)', () => {
    expect(meaning('54 of 400', 'share')).toBe('13.6 % (90 %: 10.9 % to 16.5 %)');
  });

  it('widens with a weight, by scipy’s beta.ppf([.05, .95], 27.5, 173.5)', () => {
    expect(meaning('54 of 400', 'share', 0.5)).toBe('13.7 % (90 %: 9.92 % to 17.9 %)');
  });

  it('says of a time that differs between people how many take less and more', () => {
    expect(meaning('3 to 18 months', 'sojourn')).toBe(
      'differs between people: 5 % take less than 3 months, 5 % more than 18 months',
    );
    expect(meaning('6 months', 'sojourn')).toBe('6 months, the same for everybody');
  });

  it('says that a single number is fixed', () => {
    expect(meaning('425', 'count')).toBe('425, fixed');
    expect(meaning('13.5%', 'share')).toBe('13.5 %, fixed');
  });

  it('says what is wrong and never throws', () => {
    for (const phrase of [
      '',
      ' ',
      '54 of 40',
      'of',
      '18 to 3',
      '<b>',
      '1e999',
      'NaN',
      '-3%',
      '💥',
    ]) {
      expect(checkPhrase(phrase, 'share', 1).kind).toBe('fault');
    }
    expect(meaning('54 of 40', 'share')).toMatch(/must not exceed/);
  });

  it('sends a calculation with a parameter to the source view, and no other text', () => {
    const say = (phrase: string) =>
      checkPhrase(phrase, 'share', 1, undefined, ['guilty', 'at-home']);
    const place = '(Write a calculation in the source view.)';
    for (const phrase of ['1 - guilty', '1-guilty', 'guilty * 0.5', '1 - at-home', 'guilty']) {
      expect(say(phrase)).toMatchObject({ kind: 'fault', message: expect.stringContaining(place) });
    }
    expect(say('54 of 40')).toMatchObject({ message: expect.not.stringContaining(place) });
    expect(say('guiltyish')).toMatchObject({ message: expect.not.stringContaining(place) });
  });

  it('turns a problem into a sentence', () => {
    expect(asSentence('parameters.convicted: must be a share; got 7')).toBe(
      'Must be a share; got 7.',
    );
  });
});
