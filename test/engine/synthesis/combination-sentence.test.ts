import { describe, expect, it } from 'vitest';
import {
  combinationSentence,
  combinationText,
} from '../../../engine/synthesis/combination-sentence.ts';

const tunisia = [
  { label: 'Tunisia (Fox News)', text: '800 of 2926' },
  { label: 'Tunisia (BBC News)', text: '800 of 6000' },
];
const many = Array.from({ length: 11 }, (_, i) => ({ label: `Place ${i}`, text: `${i} of 100` }));
const labels = (members: typeof many) => members.map(({ label }) => label);

describe('the sentence of a combination', () => {
  it('names a few claims that may be right by label and number, with the chance of each', () => {
    expect(combinationSentence('mixture', tunisia, [0.25, 0.75], undefined)).toBe(
      'One of the 2 claims is held to be right: Tunisia (Fox News) 800 of 2926 with 25 % and Tunisia (BBC News) 800 of 6000 with 75 %.',
    );
    expect(combinationSentence('mixture', tunisia, [0.5, 0.5], undefined)).toContain(
      'right, each as likely as the next: Tunisia',
    );
  });

  it('leaves the list of counts to the sentence on their conflict, and says which place is meant', () => {
    expect(combinationSentence('partial', many, undefined, undefined)).toBe(
      'The share of a place that was not counted, learnt from 11 places that resemble one another as far as their counts do.',
    );
    expect(combinationSentence('partial', many, undefined, 'Place 3')).toMatch(
      /^The share of Place 3, learnt from 11 places/,
    );
    expect(combinationSentence('pool', many, undefined, undefined)).toBe(
      'The 11 counts are added up as independent studies of one share.',
    );
    expect(combinationSentence('mixture', many, undefined, undefined)).toBe(
      'One of the 11 claims is held to be right, each as likely as the next.',
    );
  });

  it('is a few words where a number would stand', () => {
    expect(combinationText('pool', labels(tunisia), undefined)).toBe(
      'pool of Tunisia (Fox News) and Tunisia (BBC News)',
    );
    expect(combinationText('mixture', labels(many), undefined)).toBe('mixture of 11 claims');
    expect(combinationText('partial', labels(many), undefined)).toBe(
      'a place not counted, learning from 11',
    );
    expect(combinationText('partial', labels(many), 'Place 3')).toBe(
      'Place 3, learning from 10 others',
    );
  });
});
