export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** Units in the order in which a duration prefers to be printed. */
export const timeUnits: readonly TimeUnit[] = ['month', 'year', 'week', 'day'];

/**
 * Length of a unit in months, as dividend and divisor so that whole years stay whole months.
 * A year has 365.25 days (Julian year), a month 30.4375.
 */
const lengths: Record<TimeUnit, readonly [number, number]> = {
  day: [12, 365.25],
  week: [84, 365.25],
  month: [1, 1],
  year: [12, 1],
};

/** A time in months: `toMonths(90, 'day')` is 2.957. */
export function toMonths(time: number, unit: TimeUnit): number {
  const [months, units] = lengths[unit];
  return (time * months) / units;
}

/** A rate per month: `toRatePerMonth(0.6, 'year')` is 0.05. */
export function toRatePerMonth(rate: number, unit: TimeUnit): number {
  const [months, units] = lengths[unit];
  return (rate * units) / months;
}
