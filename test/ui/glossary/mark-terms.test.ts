import { describe, expect, it } from 'vitest';
import { markTerms } from '../../../ui/glossary/mark-terms.ts';
import { glossary, type TermName } from '../../../ui/words/glossary.ts';

const terms = (text: string, known?: readonly TermName[]) =>
  markTerms(text, known)
    .filter(({ term }) => term)
    .map(({ text: word, term }) => [word, term]);

describe('words of the glossary in a text', () => {
  it('marks the longest form, once, and leaves the text as it is', () => {
    const text =
      'Mean 57.9 (MCSE 0.3), 90\u00a0% interval 35 to 92; ± is the Monte Carlo standard error (MCSE) of the mean.';
    expect(terms(text)).toEqual([
      ['Mean', 'mean'],
      ['MCSE', 'mcse'],
      ['90\u00a0% interval', 'interval'],
    ]);
    expect(
      markTerms(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('takes a phrase before the words in it', () => {
    expect(terms('10,000 draws compared one by one')).toEqual([
      ['draws compared one by one', 'paired'],
    ]);
    expect(terms('in 90 % of draws, out of 10,000 draws')).toEqual([
      ['90 % of draws', 'interval'],
      ['draws', 'draw'],
    ]);
  });

  it('marks whole words only', () => {
    expect(terms('a drawstring, meaningful, priority, luckily, seedling, weighted')).toEqual([]);
  });

  it('leaves plain what is explained nearby', () => {
    expect(terms('10,000 draws of one seed', ['draw'])).toEqual([['seed', 'seed']]);
  });

  it('finds every form that the glossary has, under its own name', () => {
    for (const [name, { forms }] of Object.entries(glossary)) {
      for (const form of forms) {
        const example = form
          .replaceAll('\\d+', '90')
          .replaceAll('[\\d.,’\\s]+', '200')
          .replace(/\(\?:(.*?)\)\?/g, '$1')
          .replace(/\\([()])/g, '$1')
          .replaceAll('?', '');
        expect(terms(example)).toEqual([[example, name]]);
      }
    }
  });

  it('explains in at most three short sentences', () => {
    for (const { meaning } of Object.values(glossary)) {
      expect(meaning).toMatch(/^\p{Lu}.*\.$/u);
      expect(meaning.length).toBeLessThanOrEqual(190);
    }
  });

  it.each([
    ['median', 'median'],
    ['90 % interval', 'interval'],
    ['MCSE', 'mcse'],
    ['Monte Carlo standard error', 'mcse'],
    ['standard error', 'standardError'],
    ['quantile', 'quantile'],
    ['draw', 'draw'],
    ['seed', 'seed'],
    ['prior', 'prior'],
    ['Jeffreys prior', 'prior'],
    ['weight', 'weight'],
    ['worth 200 of 400 people', 'effectiveSample'],
    ['worth 1 200 people', 'effectiveSample'],
    ['posterior', 'posterior'],
    ['exceedance', 'exceedance'],
    ['cumulative', 'cumulative'],
    ['ignorance', 'ignorance'],
    ['luck', 'luck'],
    ['variance', 'variance'],
    ['exact given the parameters', 'conditional'],
    ['rank correlation', 'influence'],
    ['95 % bound', 'bound'],
    ['odds', 'odds'],
    ['percentage points', 'points'],
    ['pooled', 'pooling'],
    ['mixture', 'mixture'],
    ['forest plot', 'forest'],
    ['draw by draw', 'paired'],
    ['digest', 'digest'],
    ['committed run', 'committedRun'],
  ])('has a word for each that a reader may not know: %s', (word, term) => {
    expect(terms(`The ${word} is here.`)).toEqual([[word, term]]);
  });
});
