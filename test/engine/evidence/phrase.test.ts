// Long because each row is a phrase and what it says: one table of what is read, one of what is refused.
import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind, Quantity } from '../../../engine/evidence/quantity.ts';

const kinds: readonly ParameterKind[] = [
  'share',
  'count',
  'rate',
  'duration',
  'sojourn',
  'number',
  'money',
  'inflow',
];

const fixed = (value: number): Quantity => ({ kind: 'fixed', value });
const range = (low: number, high: number): Quantity => ({ kind: 'range', low, high });
const proportion = (low: number, high: number, total: number): Quantity => ({
  kind: 'proportion',
  low,
  high,
  total,
});

function refusal(text: string | number, kind: ParameterKind): BaserateError {
  try {
    parsePhrase(text, kind);
  } catch (error) {
    if (error instanceof BaserateError) return error;
    throw error;
  }
  throw new Error(`${text} was taken as a ${kind}`);
}

describe('parsePhrase', () => {
  it.each<[string | number, ParameterKind, Quantity]>([
    ['54 of 400', 'share', proportion(54, 54, 400)],
    ['54 out of 400', 'share', proportion(54, 54, 400)],
    ['at least 130 of 800', 'share', proportion(130, 800, 800)],
    ['At most 12 of 64', 'share', proportion(0, 12, 64)],
    ['about 54 of 400', 'share', proportion(45, 65, 400)],
    ['about 30', 'count', range(25, 36)],
    ['about 6 months', 'duration', range(5, 7.2)],
    ['about 50%', 'share', range(0.454545, 0.545455)], // odds 1/1.2 and 1.2: 5/11 and 6/11
    ['5% to 20% (80%)', 'share', { kind: 'range', low: 0.05, high: 0.2, level: 0.8 }],
    ['3 to 18 months (90%)', 'sojourn', range(3, 18)],
    ['0 of 103', 'share', proportion(0, 0, 103)],
    ['17 of 17', 'share', proportion(17, 17, 17)],
    ['400 to 450 of 1,700', 'share', proportion(400, 450, 1700)],
    ['13.5%', 'share', fixed(0.135)],
    ['13.5 %', 'share', fixed(0.135)],
    ['13.5 percent', 'share', fixed(0.135)],
    ['0.3%', 'share', fixed(0.003)],
    [0.135, 'share', fixed(0.135)],
    ['.135', 'share', fixed(0.135)],
    ['100%', 'share', fixed(1)],
    [0, 'share', fixed(0)],
    ['5% to 20%', 'share', range(0.05, 0.2)],
    ['5 to 20%', 'share', range(0.05, 0.2)],
    ['0.05 to 0.2', 'share', range(0.05, 0.2)],
    [300, 'count', fixed(300)],
    ['1,700', 'count', fixed(1700)],
    ['1,234,567', 'count', fixed(1234567)],
    ['400 to 450', 'count', range(400, 450)],
    ['400–450', 'count', range(400, 450)],
    ['400-450', 'count', range(400, 450)],
    ['0.6', 'number', fixed(0.6)],
    [-0.25, 'number', fixed(-0.25)],
    ['-3', 'number', fixed(-3)],
    ['−3 to −1', 'number', range(-3, -1)],
    ['-0.2 to 0.3', 'number', range(-0.2, 0.3)],
    ['0.4 to 0.9 (80%)', 'number', { kind: 'range', low: 0.4, high: 0.9, level: 0.8 }],
    ['0.4-0.9', 'number', range(0.4, 0.9)],
    ['0 to 2', 'number', range(0, 2)],
    ['12,000', 'money', fixed(12000)],
    ['2,278.50', 'money', fixed(2278.5)],
    ['10,000 to 15,000', 'money', range(10000, 15000)],
    ['about 1200', 'money', range(1000, 1440)],
    ['2,000 per month', 'inflow', fixed(2000)],
    ['24,000 per year', 'inflow', fixed(2000)],
    ['7 per week', 'inflow', fixed(30.4375)], // a month of 30.4375 days
    ['1,500 to 2,500 per month', 'inflow', range(1500, 2500)],
    ['0 per month', 'inflow', fixed(0)],
    ['6 months', 'duration', fixed(6)],
    ['1 month', 'sojourn', fixed(1)],
    ['2 years', 'duration', fixed(24)],
    // A year is 365.25 days: 90 / 30.4375 and 70 / 30.4375 months, by hand.
    ['90 days', 'duration', fixed(2.9568788501026693)],
    ['10 weeks', 'duration', fixed(2.299794661190965)],
    ['3 to 18 months', 'sojourn', range(3, 18)],
    ['3–18 months', 'sojourn', range(3, 18)],
    ['  3   TO 18 Months ', 'sojourn', range(3, 18)],
    ['6 months to 2 years', 'sojourn', range(6, 24)],
    ['0.6 per year', 'rate', fixed(0.6 / 12)],
    ['1 per month', 'rate', fixed(1)],
    ['0 per month', 'rate', fixed(0)],
    ['12% to 24% per year', 'rate', range(0.01, 0.02)],
    ['12 to 24% per year', 'rate', range(0.01, 0.02)],
    ['6e-4 per month', 'rate', fixed(0.0006)],
  ])('reads %s as a %s', (text, kind, expected) => {
    expect(parsePhrase(text, kind)).toEqual(expected);
  });

  it.each<[string | number, ParameterKind, string, string]>([
    ['54 of 40', 'share', 'evidence/count-out-of-range', 'did you swap them?'],
    ['400 to 450 of 420', 'share', 'evidence/count-out-of-range', 'must not exceed its total'],
    ['5 of 0', 'share', 'evidence/count-out-of-range', 'at least 1'],
    ['3.5 of 10', 'share', 'evidence/out-of-range', 'write 3 or 4'],
    ['5% of 10', 'share', 'evidence/phrase', 'write 54 of 400'],
    ['54 of 400 to 450', 'share', 'evidence/phrase', 'the total must be one number'],
    ['1.2', 'share', 'evidence/out-of-range', 'did you mean 1.2%?'],
    [13.5, 'share', 'evidence/out-of-range', 'did you mean 13.5%?'],
    ['150%', 'share', 'evidence/out-of-range', 'between 0 and 1'],
    ['-5%', 'share', 'evidence/phrase', 'must not be negative'],
    [-5, 'count', 'evidence/phrase', 'must not be negative'],
    ['20% to 5%', 'share', 'evidence/reversed-range', 'did you swap them?'],
    ['5% to 5%', 'share', 'evidence/reversed-range', 'write the number once'],
    ['18 to 3 months', 'sojourn', 'evidence/reversed-range', 'did you swap them?'],
    ['0 to 5%', 'share', 'evidence/out-of-range', '0.1%'],
    ['0% to 5%', 'share', 'evidence/out-of-range', '0.1%'],
    ['5% to 100%', 'share', 'evidence/out-of-range', 'write 99.9%'],
    ['0 to 5', 'count', 'evidence/out-of-range', 'start above 0'],
    ['0 to 3 per year', 'rate', 'evidence/out-of-range', 'start above 0'],
    ['0.05 to 20%', 'share', 'evidence/phrase', 'both ends'],
    ['5% to 0.2', 'share', 'evidence/phrase', 'both ends'],
    ['5% to 10 per year', 'rate', 'evidence/phrase', 'both ends'],
    [6, 'duration', 'evidence/missing-unit', 'write 6 months'],
    ['3 to 18', 'sojourn', 'evidence/missing-unit', 'days, weeks, months or years'],
    [0.2, 'rate', 'evidence/missing-unit', 'write 0.2 per year'],
    ['6 months', 'share', 'evidence/wrong-kind', 'not a time'],
    ['0.2 per year', 'share', 'evidence/wrong-kind', 'kind: rate'],
    ['5%', 'count', 'evidence/wrong-kind', 'has no unit'],
    ['54 of 400', 'count', 'evidence/wrong-kind', 'kind: share'],
    ['5 per year', 'count', 'evidence/wrong-kind', 'kind: rate'],
    ['3 months', 'rate', 'evidence/wrong-kind', 'a number per time'],
    ['54 of 400', 'rate', 'evidence/wrong-kind', 'has no total'],
    ['5%', 'duration', 'evidence/wrong-kind', 'not a percentage'],
    ['5 per year', 'sojourn', 'evidence/wrong-kind', 'not a rate'],
    ['5 months per year', 'rate', 'evidence/wrong-kind', 'one unit of time'],
    ['0 months', 'duration', 'evidence/out-of-range', 'more than 0'],
    ['2.5', 'count', 'evidence/out-of-range', 'write 2 or 3'],
    ['1.700', 'count', 'evidence/out-of-range', 'write 1,700'],
    ['9007199254740993', 'count', 'evidence/out-of-range', '9007199254740991'],
    ['1e400 months', 'duration', 'evidence/out-of-range', '9007199254740991'],
    ['13%', 'number', 'evidence/wrong-kind', 'write 0.6, 0.4 to 0.9 or -0.2 to 0.3'],
    ['-3 months', 'number', 'evidence/wrong-kind', 'no unit'],
    ['0.2 per year', 'number', 'evidence/wrong-kind', 'no unit'],
    ['54 of 400', 'number', 'evidence/wrong-kind', 'total'],
    ['0.3 to -0.2', 'number', 'evidence/reversed-range', 'did you swap them?'],
    ['-1 to -3', 'number', 'evidence/reversed-range', 'did you swap them?'],
    ['-1 to 2 to 3', 'number', 'evidence/phrase', 'two ends'],
    ['--1', 'number', 'evidence/phrase', 'must not be negative'],
    ['about -3', 'number', 'evidence/phrase', 'write about 30'],
    ['-5', 'money', 'evidence/phrase', 'must not be negative'],
    ['£12,000', 'money', 'evidence/phrase', 'has no place'],
    ['12,000 per year', 'money', 'evidence/wrong-kind', 'what uses it says per what'],
    ['5%', 'money', 'evidence/wrong-kind', 'the model states its currency'],
    ['0 to 5', 'money', 'evidence/out-of-range', 'start above 0'],
    ['2,000', 'inflow', 'evidence/missing-unit', 'write 2,000 per month'],
    ['5% per year', 'inflow', 'evidence/wrong-kind', 'a number of people per time'],
    ['12 events in 300 person-months', 'inflow', 'evidence/wrong-kind', 'kind: rate'],
    ['gamma(2, 3)', 'inflow', 'evidence/missing-unit', 'a unit'],
    ['lognormal(2000, 0.5)', 'inflow', 'evidence/missing-unit', 'write 2000 per month'],
    [NaN, 'share', 'evidence/out-of-range', 'known and finite'],
    [Infinity, 'count', 'evidence/out-of-range', 'known and finite'],
    ['NaN', 'count', 'evidence/phrase', 'known and finite'],
    ['1 700', 'count', 'evidence/phrase', 'write 1,700 or 1700'],
    ['12_000', 'count', 'evidence/phrase', 'write 1,700 or 1700'],
    ['12,5%', 'share', 'evidence/phrase', '13.5 for decimals'],
    ['1,70', 'count', 'evidence/phrase', 'groups of three'],
    ['1,7000', 'count', 'evidence/phrase', 'groups of three'],
    ['012', 'count', 'evidence/phrase', 'must not start with 0'],
    ['1.2.3', 'count', 'evidence/phrase', 'one decimal point'],
    ['around 30', 'count', 'evidence/phrase', 'write about 30, which is 25 to 36'],
    ['about 25 to 35', 'count', 'evidence/phrase', 'before a single number'],
    ['about 0', 'count', 'evidence/out-of-range', 'nothing can be about 0'],
    ['about 1', 'count', 'evidence/phrase', 'a count of at least 2'],
    ['at least 30', 'count', 'evidence/wrong-kind', 'before a count of a total'],
    ['at least 900 of 800', 'share', 'evidence/count-out-of-range', 'did you swap them?'],
    ['5% to 20% (0%)', 'share', 'evidence/out-of-range', 'more than 0 %'],
    ['5% (80%)', 'share', 'evidence/phrase', 'behind a range'],
    ['beta(0, 97)', 'share', 'evidence/distribution', 'the a of a beta must be above 0'],
    ['beta(3)', 'share', 'evidence/distribution', 'beta(a, b) or beta(mean, size)'],
    ['beta(3, 97)', 'count', 'evidence/distribution', 'gives a share'],
    ['betta(3, 97)', 'share', 'evidence/distribution', 'did you mean beta?'],
    ['gamma(2, 0.1)', 'share', 'evidence/distribution', 'truncated(…, low=0%, high=100%)'],
    ['normal(30, 10)', 'count', 'evidence/distribution', 'truncated(…, low=0)'],
    ['lognormal(4, 1.2)', 'duration', 'evidence/missing-unit', 'write 4 months'],
    [
      'lognormal(0 months, 1.2)',
      'duration',
      'evidence/distribution',
      'the median of a lognormal must be above 0',
    ],
    ['pert(5%, 30%, 20%)', 'share', 'evidence/distribution', 'the mode of a pert must lie between'],
    ['mixture(0.7: beta(2, 8), 0.2: beta(8, 2))', 'share', 'evidence/distribution', 'sum to 1'],
    ['table(10: 2, 5: 1)', 'count', 'evidence/distribution', 'must rise'],
    ['uniform(1 month', 'duration', 'evidence/distribution', 'in parentheses'],
    ['p10 2, p50 1, p90 14 months', 'duration', 'evidence/reversed-range', 'must rise'],
    ['p10 5, p50 20, p90 100%', 'share', 'evidence/out-of-range', 'below 100 %'],
    ['p0 2, p50 5 months', 'duration', 'evidence/phrase', 'between 0 and 100'],
    ['half within 4 months', 'sojourn', 'evidence/phrase', 'two shares, each within a time'],
    [
      'half within 4 months, 80% within 12 months (gumbel)',
      'sojourn',
      'evidence/phrase',
      'lognormal, weibull',
    ],
    ['12 events in 300 months', 'rate', 'evidence/phrase', 'person-months'],
    ['12 events in 300 person-months', 'share', 'evidence/wrong-kind', 'kind: rate'],
    ['~30', 'count', 'evidence/phrase', 'write a range such as 25 to 35'],
    ['> 5', 'count', 'evidence/phrase', 'must not carry >'],
    ['54/400', 'share', 'evidence/phrase', 'write 54 of 400'],
    ['1 in 200', 'share', 'evidence/phrase', 'write 1 of 200'],
    ['300 people', 'count', 'evidence/phrase', '"people" has no place'],
    ['constructor', 'share', 'evidence/phrase', 'has no place'],
    ['0.2 per decade', 'rate', 'evidence/phrase', 'days, weeks, months or years'],
    ['0.2 per', 'rate', 'evidence/phrase', '"per" must be followed'],
    ['0.2 per %', 'rate', 'evidence/phrase', '"per" must be followed'],
    ['', 'share', 'evidence/phrase', 'got nothing'],
    ['5 to', 'count', 'evidence/phrase', 'what follows "to"'],
    ['to 5', 'count', 'evidence/phrase', 'what stands first'],
    ['1 of 2 of 3', 'share', 'evidence/phrase', 'one of the forms'],
    ['9'.repeat(300), 'count', 'evidence/phrase', '200 characters'],
  ])('refuses %s as a %s', (text, kind, code, words) => {
    const error = refusal(text, kind);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.problems[0]?.path).toBe(''); // the caller knows the place
  });

  it('reads a percentage to the same number as its fraction', () => {
    for (let i = 0; i <= 10_000; i++) {
      expect(parsePhrase(`${i / 100}%`, 'share')).toEqual(fixed(Number(`${i}e-4`)));
    }
  });
});

describe('parsePhrase under garbage', () => {
  const parts =
    'of|to|per|%|month|months|year|days|weeks|percent|out of|about|at least|at most|beta(|pert(|p10|p50|,|(80%)|)|half within|80% within|events in|person-months|-|–|—|.|,|e|e9|E-5|1e999|0x1F|012|1,700|1 700|3.5|54|400|0|.|..|/|"|\'|{|}|NaN|inf|__proto__|\u0000|\u202e|١٢|५|½|⁵|\n|\t| |  |\ud800|🙂|1_0|-0|+5|∞'.split(
      '|',
    );

  it('refuses with a BaserateError or gives finite numbers in range, for 80,000 strings', () => {
    const random = generator(17_004);
    let taken = 0;
    for (let i = 0; i < 80_000; i++) {
      let text = '';
      const length = 1 + Math.floor(random() * 7);
      for (let j = 0; j < length; j++) {
        const space = random() < 0.5 ? ' ' : '';
        text += `${parts[Math.floor(random() * parts.length)] ?? ''}${space}`;
      }
      const kind = kinds[i % kinds.length] ?? 'share';
      let quantity: Quantity;
      try {
        quantity = parsePhrase(text, kind);
      } catch (error) {
        if (!(error instanceof BaserateError)) throw error;
        continue;
      }
      taken++;
      const numbers = Object.values(quantity).filter((value) => typeof value === 'number');
      expect(
        numbers.every(
          (value) =>
            value >= (kind === 'number' ? -Number.MAX_SAFE_INTEGER : 0) &&
            value <= Number.MAX_SAFE_INTEGER,
        ),
        text,
      ).toBe(true);
      if ('low' in quantity) expect(quantity.low <= quantity.high, text).toBe(true);
    }
    expect(taken).toBeGreaterThan(200); // the garbage is near enough to phrases to reach every branch
  });
});

/** Mulberry32 (Tommy Ettinger): uniform on [0, 1), 32 bits. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
