import { dayOf, daysInMonth } from './civil-day.ts';

/**
 * Months since year 0.
 *
 * @param text year and month, such as `2018-01`
 * @returns    2018 × 12 for `2018-01`; NaN when the text is no month
 */
export function parseMonth(text: string): number {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : NaN;
}

/** Year and month of a month index: `2018-01` for 2018 × 12. */
export function formatMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((Math.floor(month) % 12) + 1).padStart(2, '0')}`;
}

/**
 * Months since year 0 of a month or a day.
 *
 * @param text `2018-01`, or `2018-01-15`, which is 2018 × 12 + 14 / 31
 * @returns    NaN when the calendar has no such day
 */
export function parseDate(text: string): number {
  const match = /^(\d{4}-\d{2})-(\d{2})$/.exec(text);
  if (!match) return parseMonth(text);
  const month = parseMonth(match[1] ?? '');
  const day = Number(match[2]);
  return day >= 1 && day <= daysInMonth(month) ? month + (day - 1) / daysInMonth(month) : NaN;
}

/** Year, month and day of a point in time: `2018-01-15` for 2018 × 12 + 14 / 31. */
export function formatDay(month: number): string {
  const whole = Math.floor(month);
  const day = dayOf(month) - dayOf(whole) + 1;
  return `${formatMonth(whole)}-${String(day).padStart(2, '0')}`;
}
