import { shortMonth } from '../locale/date-format.ts';

/** Calendar year of a month counted from year 0 (2018-01 is 2018 × 12). */
export function yearOf(month: number): number {
  return Math.floor(month / 12);
}

/** Short name of the month, without its year. */
export function monthName(month: number): string {
  return shortMonth(month - yearOf(month) * 12);
}

/**
 * Month and year for a reader.
 *
 * @param month  whole months since year 0
 * @example monthText(2018 * 12) // 'Jan 2018'
 */
export function monthText(month: number): string {
  return `${monthName(month)} ${yearOf(month)}`;
}

/**
 * Month for a machine, ISO 8601.
 *
 * @example isoMonth(2018 * 12 + 9) // '2018-10'
 */
export function isoMonth(month: number): string {
  const year = String(yearOf(month)).padStart(4, '0');
  return `${year}-${String(month - yearOf(month) * 12 + 1).padStart(2, '0')}`;
}
