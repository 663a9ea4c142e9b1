import { dayOf, monthOfDay } from './civil-day.ts';
import { formatDay, formatMonth } from './month.ts';
import type { Clock } from './scenario.ts';
import { daysOf, monthsOf } from './step-unit.ts';

type Calendar = Pick<Clock, 'startMonth' | 'unit' | 'isDated'>;

/**
 * The calendar at the end of a step, in months since year 0: step 0 is the start. Steps of days and weeks
 * are counted in days of the calendar, which `startMonth + step × stepMonths` misses by up to two days.
 */
export function monthAfter({ startMonth, unit }: Calendar, step: number): number {
  const days = daysOf(unit);
  return days === undefined
    ? startMonth + step * monthsOf(unit)
    : monthOfDay(dayOf(startMonth) + step * days);
}

/**
 * The step that contains a date: step 1 begins at the start.
 *
 * @param month months since year 0, as `parseDate` gives
 * @returns     0 or less before the start, more than the clock's steps behind its end
 */
export function stepOfMonth({ startMonth, unit }: Calendar, month: number): number {
  const days = daysOf(unit);
  return days === undefined
    ? Math.floor((month - startMonth) / monthsOf(unit)) + 1
    : Math.floor((dayOf(month) - dayOf(startMonth)) / days) + 1;
}

/**
 * The end of a step for people: `2020-03`, or `2020-03-15` where steps are days or weeks; `5 years` of a
 * clock without dates.
 *
 * @param step 0 for the start
 */
export function formatStep(clock: Calendar, step: number): string {
  if (!clock.isDated) return `${step} ${clock.unit}${step === 1 ? '' : 's'}`;
  const month = monthAfter(clock, step);
  return daysOf(clock.unit) === undefined ? formatMonth(month) : formatDay(month);
}

/** The step that `formatStep` writes as a text: 0 for the start; undefined where none is written so. */
export function stepOfText(
  clock: Calendar & Pick<Clock, 'steps'>,
  text: string,
): number | undefined {
  for (let step = 0; step <= clock.steps; step++) {
    if (formatStep(clock, step) === text) return step;
  }
  return undefined;
}

/**
 * A time of an outcome for people, as the end of the step nearest to it.
 *
 * @param months since the start
 */
export function formatTime(clock: Calendar & Pick<Clock, 'stepMonths'>, months: number): string {
  return formatStep(clock, Math.round(months / clock.stepMonths));
}
