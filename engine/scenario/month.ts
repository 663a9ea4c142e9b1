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
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}
