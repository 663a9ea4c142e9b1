import { fail } from '../errors/baserate-error.ts';
import type { TimeUnit } from './time-unit.ts';

/** One number of a phrase, as written: its digits without grouping, and what stands behind it. */
export interface PhraseNumber {
  readonly digits: string;
  readonly unit?: '%' | TimeUnit;
}

/** The form of a phrase, before a kind gives it meaning. */
export interface PhraseSyntax {
  readonly low: PhraseNumber;
  /** Second number of a range. */
  readonly high?: PhraseNumber;
  /** `of 400` */
  readonly total?: PhraseNumber;
  /** `per year` */
  readonly per?: TimeUnit;
}

type Token =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'unit'; readonly unit: '%' | TimeUnit }
  | { readonly kind: 'to' | 'of' | 'per' };

/** Longest phrase that is read, but for distributions; the longest canonical one has 82 characters. */
export const PHRASE_LIMIT = 200;

// Digits with or without thousands commas, a decimal part, an exponent: 1700, 1,700, .5, 1e-5.
const numberPattern = /^(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)?(?:\.\d+)?(?:e[-+]?\d{1,4})?/i;
const wordPattern = /^[a-z]+/i;

/**
 * Splits a phrase: `low [to high] [of total | per unit]`, each number perhaps with % or a unit.
 * Ranges take `to`, a hyphen or a dash.
 *
 * @throws `evidence/phrase` with the remedy when the text has another form
 */
export function parsePhraseSyntax(text: string): PhraseSyntax {
  const tokens = tokenise(text);
  let at = 0;
  const peek = () => tokens[at]?.kind;
  const takeNumber = (what: string): PhraseNumber => {
    const token = tokens[at++];
    if (token?.kind !== 'number') throw refuse(text, `${what} must be a number`);
    const next = tokens[at];
    if (next?.kind !== 'unit') return { digits: token.digits };
    at++;
    return { digits: token.digits, unit: next.unit };
  };

  const low = takeNumber('what stands first');
  let high: PhraseNumber | undefined;
  let total: PhraseNumber | undefined;
  let per: TimeUnit | undefined;
  if (peek() === 'to') {
    at++;
    high = takeNumber('what follows "to"');
  }
  if (peek() === 'of') {
    at++;
    total = takeNumber('what follows "of"');
    if (peek() === 'to') throw refuse(text, 'the total must be one number, not a range');
  } else if (peek() === 'per') {
    at++;
    const token = tokens[at++];
    if (token?.kind !== 'unit' || token.unit === '%') {
      throw refuse(text, '"per" must be followed by day, week, month or year');
    }
    per = token.unit;
  }
  if (at < tokens.length) {
    throw refuse(
      text,
      'a phrase must have one of the forms 54 of 400, 13.5%, 3 to 18 months, 0.2 per year or 300',
    );
  }
  return {
    low,
    ...(high && { high }),
    ...(total && { total }),
    ...(per && { per }),
  };
}

function tokenise(text: string): Token[] {
  if (text.length > PHRASE_LIMIT)
    throw refuse(`${text.slice(0, 40)}…`, `a phrase must not exceed ${PHRASE_LIMIT} characters`);
  const tokens: Token[] = [];
  let rest = text.trim();
  if (rest === '') throw refuse(text, 'a number must be given');
  while (rest !== '') {
    const last = tokens.at(-1)?.kind;
    const number = numberPattern.exec(rest)?.[0] ?? '';
    const word = wordPattern.exec(rest)?.[0] ?? '';
    if (number !== '' && /\d/.test(number) && !/^e/i.test(number)) {
      if (last === 'number')
        throw refuse(
          text,
          'two numbers must have "to" or "of" between them, and digits no spaces',
          'write 1,700 or 1700',
        );
      refuseDigits(text, number, rest.slice(number.length));
      tokens.push({ kind: 'number', digits: number.replaceAll(',', '') });
      rest = rest.slice(number.length);
    } else if (word !== '') {
      tokens.push(...readWord(text, word, rest));
      rest = /^out\s+of\b/i.test(rest) ? rest.replace(/^out\s+of/i, '') : rest.slice(word.length);
    } else if (rest.startsWith('%')) {
      tokens.push({ kind: 'unit', unit: '%' });
      rest = rest.slice(1);
    } else if (/^[-‐‑‒–—−]/.test(rest)) {
      if (last !== 'number' && last !== 'unit') throw refuse(text, 'a number must not be negative');
      tokens.push({ kind: 'to' });
      rest = rest.slice(1);
    } else {
      throw refuseCharacter(text, rest);
    }
    rest = rest.trimStart();
  }
  return tokens;
}

/** Refuses what a number is followed by when that shows that its digits were meant otherwise. */
function refuseDigits(text: string, number: string, after: string): void {
  if (/^0\d/.test(number)) throw refuse(text, 'a number must not start with 0');
  if (/^,\d/.test(after)) {
    throw refuse(
      text,
      'a comma must stand before groups of three digits only',
      'write 1,700 for thousands and 13.5 for decimals',
    );
  }
  if (/^_/.test(after))
    throw refuse(text, 'digits must not be grouped with _', 'write 1,700 or 1700');
  if (/^[.,]/.test(after))
    throw refuse(text, 'a number must have one decimal point, with digits after it');
}

const words: Record<string, Token> = {
  to: { kind: 'to' },
  of: { kind: 'of' },
  per: { kind: 'per' },
  percent: { kind: 'unit', unit: '%' },
  day: { kind: 'unit', unit: 'day' },
  days: { kind: 'unit', unit: 'day' },
  week: { kind: 'unit', unit: 'week' },
  weeks: { kind: 'unit', unit: 'week' },
  month: { kind: 'unit', unit: 'month' },
  months: { kind: 'unit', unit: 'month' },
  year: { kind: 'unit', unit: 'year' },
  years: { kind: 'unit', unit: 'year' },
};

function readWord(text: string, word: string, rest: string): Token[] {
  const name = word.toLowerCase();
  const token = Object.hasOwn(words, name) ? words[name] : undefined;
  if (token) return [token];
  if (/^out\s+of\b/i.test(rest)) return [{ kind: 'of' }];
  switch (name) {
    case 'about':
      throw refuse(text, '"about" stands before a single number', 'write about 30, or 25 to 35');
    case 'around':
    case 'roughly':
    case 'some':
    case 'circa':
      throw refuse(
        text,
        `"${word}" says nothing of how far off the number may be`,
        'write about 30, which is 25 to 36, or a range',
      );
    case 'in':
      throw refuse(text, 'a count of a total is written with "of"', 'write 1 of 200');
    case 'nan':
    case 'inf':
    case 'infinity':
      throw refuse(text, 'a number must be known and finite');
    case 'hour':
    case 'hours':
    case 'decade':
    case 'decades':
      throw refuse(text, 'times are written in days, weeks, months or years');
    default:
      throw refuse(
        text,
        `"${word.slice(0, 20)}" has no place in a number`,
        'write only the number and its unit: %, days, weeks, months, years, per year, of',
      );
  }
}

function refuseCharacter(text: string, rest: string): Error {
  const [character = ''] = rest;
  if (character === '/') {
    return refuse(
      text,
      'a count of a total is written with "of" and a rate with "per"',
      'write 54 of 400 or 0.2 per year',
    );
  }
  if ('<>≤≥~≈+±'.includes(character)) {
    return refuse(text, `a number must not carry ${character}`, 'write a range such as 25 to 35');
  }
  return refuse(text, `"${character}" has no place in a number`);
}

/** An error about a phrase: rule, value, remedy; the caller adds the place. */
export function refuse(
  text: string | number,
  rule: string,
  remedy?: string,
  code = 'evidence/phrase',
) {
  const shown = text === '' ? 'nothing' : String(text);
  return fail(
    code,
    '',
    `${rule}; got ${shown}${remedy === undefined ? '' : ` (${remedy})`}`,
    shown,
  );
}
