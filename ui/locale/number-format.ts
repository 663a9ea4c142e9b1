import { numberLocale } from './reader-locale.ts';

/** How many digits a number is written with. */
export type Digits = Pick<
  Intl.NumberFormatOptions,
  | 'minimumFractionDigits'
  | 'maximumFractionDigits'
  | 'minimumSignificantDigits'
  | 'maximumSignificantDigits'
>;

let formats = new Map<string, Intl.NumberFormat>();
let locale = '';

// Making a format takes longer than using it, and an edit writes dozens of numbers anew.
function formatOf(digits: Digits): Intl.NumberFormat {
  if (locale !== numberLocale()) {
    locale = numberLocale();
    formats = new Map();
  }
  const key = `${digits.minimumFractionDigits} ${digits.maximumFractionDigits} ${digits.minimumSignificantDigits} ${digits.maximumSignificantDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { ...digits, numberingSystem: 'latn' });
  formats.set(key, made);
  return made;
}

/**
 * A number as the reader's locale groups and points it, in the digits 0 to 9, with a true minus sign and
 * none before nothing. Only for what is read: files, links and typed phrases have a form of their own.
 *
 * @example formatNumber(1234.5, { maximumFractionDigits: 1 }) // '1,234.5'; '1.234,5' for a German reader
 */
export function formatNumber(value: number, digits: Digits): string {
  const format = formatOf(digits);
  const size = format.format(Math.abs(value));
  return value < 0 && /[1-9∞]/.test(size) ? `−${size}` : size;
}

/** A number with this many decimals, written out even where they are 0. */
export function formatDecimals(value: number, decimals: number): string {
  return formatNumber(value, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** A number with at most so many decimals, none of them a trailing 0. */
export function formatRounded(value: number, decimals: number): string {
  return formatNumber(value, { maximumFractionDigits: decimals });
}

/** A number to at most so many significant digits. */
export function formatSignificant(value: number, digits: number): string {
  return formatNumber(value, { maximumSignificantDigits: digits });
}

/** A whole number with its thousands told apart. */
export function formatWhole(value: number): string {
  return formatRounded(value, 0);
}

/** The sign before decimals: `.` or `,`. */
export function decimalSign(): string {
  return /[^\d]/.exec(formatDecimals(0.5, 1))?.[0] ?? '.';
}

/** What parts numbers in a list, so that it is not taken for a decimal sign: `, ` or `; `. */
export function listSign(): string {
  return decimalSign() === ',' ? '; ' : ', ';
}

/**
 * A text whose numbers are written the English way, with the reader's signs: for texts that were made when the
 * page was built.
 *
 * @example withOwnNumbers('13.6 % of 1,450') // '13,6 % of 1.450' for a German reader
 */
export function withOwnNumbers(text: string): string {
  if (formatDecimals(1234567.5, 1) === '1,234,567.5') return text;
  return text.replace(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+/g, (found) => {
    const [, decimals = ''] = found.split('.');
    return formatDecimals(Number(found.replaceAll(',', '')), decimals.length);
  });
}
