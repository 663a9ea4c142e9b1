import { afterEach, describe, expect, it } from 'vitest';
import { formatMoment, shortMonth } from '../../../ui/locale/date-format.ts';
import {
  decimalSign,
  formatDecimals,
  formatNumber,
  formatRounded,
  formatSignificant,
  formatWhole,
  listSign,
  withOwnNumbers,
} from '../../../ui/locale/number-format.ts';
import { followReader } from '../../../ui/locale/reader-locale.ts';
import { formatMean, formatShare } from '../../../ui/figure/number-text.ts';
import { meaningText } from '../../../ui/assumption/meaning-text.ts';
import { posteriorFormula } from '../../../ui/posterior/posterior-text.ts';
import { peopleText } from '../../../ui/words/figure/flow-words.ts';
import { stepText } from '../../../ui/words/step-text.ts';
import { slidePhrase } from '../../../ui/assumption/slide-phrase.ts';
import { parsePhrase } from '../../../engine/index.ts';
import { CLOCK } from '../figure/made-up-outcome.ts';

afterEach(() => followReader([]));

// Separators as CLDR has them for each locale (cldr.unicode.org, numbers/symbols).
const BY_READER = [
  { wishes: [], number: '1,234,567.5', sign: '.', list: ', ' },
  { wishes: ['en-GB'], number: '1,234,567.5', sign: '.', list: ', ' },
  { wishes: ['de-DE', 'en'], number: '1.234.567,5', sign: ',', list: '; ' },
  { wishes: ['fr-FR'], number: '1\u202f234\u202f567,5', sign: ',', list: '; ' },
  { wishes: ['en-IN'], number: '12,34,567.5', sign: '.', list: ', ' },
  // digits stay those of the texts
  { wishes: ['ar-EG'], number: '1,234,567.5', sign: '.', list: ', ' },
];

describe('numbers by the reader’s locale', () => {
  it.each(BY_READER)('are grouped and pointed for $wishes', ({ wishes, number, sign, list }) => {
    followReader(wishes);
    expect(formatDecimals(1234567.5, 1)).toBe(number);
    expect([decimalSign(), listSign()]).toEqual([sign, list]);
  });

  it('take the first wish that the browser knows, and nobody’s broken one', () => {
    followReader(['klingon-', 'xx', 'de-AT']);
    expect(formatRounded(0.5, 1)).toBe('0,5');
    followReader(['']);
    expect(formatRounded(0.5, 1)).toBe('0.5');
  });

  it('are written anew once the wish changes', () => {
    expect(formatWhole(12345)).toBe('12,345');
    followReader(['de-DE']);
    expect(formatWhole(12345)).toBe('12.345');
  });

  it('have a minus sign as long as a plus sign, and none before nothing', () => {
    expect(formatRounded(-1.25, 2)).toBe('−1.25');
    expect(formatWhole(-0.3)).toBe('0');
    expect(formatDecimals(-0, 1)).toBe('0.0');
    expect(formatSignificant(-0.00012, 1)).toBe('−0.0001');
    expect(formatNumber(-Infinity, {})).toBe('−∞');
  });

  it('reach what is said of answers and of assumptions', () => {
    followReader(['de-DE']);
    expect(formatMean({ value: 1234.5678, mcse: 0.31 })).toBe('1.234,6');
    expect(formatMean({ value: 0.04, mcse: 2 })).toBe('0,04');
    expect(formatShare({ value: 0.00001, mcse: 0.002 })).toBe('less than 0,1\u00a0%');
    const phrase = parsePhrase('54 of 400', 'share');
    expect(meaningText(phrase, 'share', 1)).toBe(
      '13,6\u00a0% (90\u00a0%: 10,9\u00a0% to 16,5\u00a0%)',
    );
    if (phrase.kind !== 'proportion') throw new Error('a count');
    expect(posteriorFormula([{ quantity: phrase, weight: 1 }])).toBe(
      '½ + 54 and ½ + 346 give Beta(54,5; 346,5).',
    );
  });

  it('stay as files have them in what is typed', () => {
    followReader(['de-DE']);
    expect(slidePhrase('12.5%')?.phraseAt(37.5)).toBe('37.5%');
    expect(() => parsePhrase('12,5%', 'share')).toThrow();
  });
});

describe('texts that were made when the page was built', () => {
  it('are left alone for a reader who writes numbers the same way', () => {
    expect(withOwnNumbers('13.6 % of 1,450')).toBe('13.6 % of 1,450');
  });

  it('get the reader’s signs in their numbers, and in nothing else', () => {
    followReader(['de-DE']);
    expect(withOwnNumbers('13.60 % (90 %: 10.9 % to 1,650,000 %), of 400, 5. So, 3, 4.')).toBe(
      '13,60 % (90 %: 10,9 % to 1.650.000 %), of 400, 5. So, 3, 4.',
    );
  });
});

describe('dates', () => {
  const moment = new Date(2026, 10, 2, 15, 4).getTime();

  it('keep the words of the texts, whatever numbers the reader wants', () => {
    followReader(['de-DE']);
    expect([shortMonth(2), shortMonth(8)]).toEqual(['Mar', 'Sep']);
    expect(stepText(CLOCK, 0)).toMatch(/^[A-Z][a-z]{2} \d{4}$/);
    expect(formatMoment(moment)).toBe('2 Nov 2026, 15:04');
  });

  it('are put as the reader’s own English has them', () => {
    followReader(['de-DE', 'en-US']);
    expect(formatMoment(moment).replace('\u202f', ' ')).toBe('Nov 2, 2026, 3:04 PM');
  });
});

describe('numbers that are smaller than what is written', () => {
  it('have the reader’s decimal sign', () => {
    const few = { value: 0.01, mcse: 0.001 };
    expect(peopleText(few)).toBe('<0.1');
    followReader(['de-DE']);
    expect(peopleText(few)).toBe('<0,1');
  });
});
