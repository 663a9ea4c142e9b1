import { dialect, language } from '../words/language.ts';

let numbers: string = language;
let dates: string = dialect;

/**
 * Takes the reader's wishes, once, before anything is drawn. Numbers are grouped and pointed as the first
 * of them does; dates, which hold words, follow the first that speaks the language of the texts. Digits are
 * always those of the texts. Without a wish, and outside a browser, both are as the texts' language has them.
 *
 * @param wishes language tags by preference, as `navigator.languages` has them
 */
export function followReader(wishes: readonly string[]): void {
  const known = wishes.filter(isKnown);
  numbers = known[0] ?? language;
  dates = known.find((tag) => new Intl.Locale(tag).language === language) ?? dialect;
}

function isKnown(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false; // no language tag at all
    throw error;
  }
}

/** Tag that decides how numbers are grouped and pointed. */
export function numberLocale(): string {
  return numbers;
}

/** Tag that decides the order of a date and the hours of a day. */
export function dateLocale(): string {
  return dates;
}
