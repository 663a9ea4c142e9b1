import { refuse, type PhraseNumber } from './phrase-syntax.ts';
import type { TimeUnit } from './time-unit.ts';

/** A number without the minus sign before it, and whether it had one. */
export function readSigned(text: string): {
  readonly isNegative: boolean;
  readonly digits: string;
} {
  const match = /^\s*[-−]\s*(?=[\d.])(.*)$/s.exec(text);
  return { isNegative: match !== null, digits: match?.[1] ?? text };
}

/** A whole number of people, up to 2^53 − 1. */
export function readWhole(text: string, { digits }: PhraseNumber): number {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  if (!(value <= Number.MAX_SAFE_INTEGER)) {
    throw refuse(
      text,
      `a number must not exceed ${Number.MAX_SAFE_INTEGER}`,
      undefined,
      'evidence/out-of-range',
    );
  }
  const meant = /^\d{1,3}(\.\d{3})+$/.test(digits)
    ? `write ${digits.replaceAll('.', ',')} for thousands`
    : `write ${Math.floor(value)} or ${Math.floor(value) + 1}`;
  throw refuse(text, 'people must be counted in whole numbers', meant, 'evidence/out-of-range');
}

/** Whether a unit is one of time. */
export function isTime(unit: '%' | TimeUnit | undefined): unit is TimeUnit {
  return unit !== undefined && unit !== '%';
}

/** A number in base units, refused beyond 2^53 − 1. */
export function within(text: string, value: number): number {
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  throw refuse(
    text,
    `a number must not exceed ${Number.MAX_SAFE_INTEGER}`,
    undefined,
    'evidence/out-of-range',
  );
}

/** Throws unless the lower end is below the higher one. */
export function refuseReversed(text: string, low: number, high: number): void {
  if (low < high) return;
  const remedy = low === high ? 'write the number once' : 'did you swap them?';
  throw refuse(
    text,
    'a range must rise from its lower to its higher end',
    remedy,
    'evidence/reversed-range',
  );
}

/** The error about a range that starts at 0, with a lower end to write instead. */
export function startsAtZero(text: string, least: string, also: string | undefined) {
  const remedy = `write a small lower end such as ${least}${also === undefined ? '' : `, or ${also}`}`;
  return refuse(
    text,
    'a range must start above 0, which it never reaches',
    remedy,
    'evidence/out-of-range',
  );
}

/** The error about a phrase that is right for another kind. */
export function mismatch(text: string, rule: string, remedy: string) {
  return refuse(text, rule, remedy, 'evidence/wrong-kind');
}

/** A number times a power of ten, by moving the point in its text: 13.5 % is 0.135 exactly, which a division may miss. */
export function shiftPoint(digits: string, by: number): number {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
}
