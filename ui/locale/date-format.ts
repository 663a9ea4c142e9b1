import { language } from '../words/language.ts';
import { dateLocale } from './reader-locale.ts';

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2000, month, 1),
  ),
);

/** Short name of a month in the language of the texts, 0 for January. */
export function shortMonth(month: number): string {
  return MONTHS[month] ?? '';
}

/**
 * A day and its time for a reader.
 *
 * @param time milliseconds, as `Date.now()` counts them
 */
export function formatMoment(time: number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    time,
  );
}

/** A day in full: `22 November 2026`. */
export function formatDay(time: number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'long' }).format(time);
}
