import { formatStep, formatTime, type Clock } from '../../engine/index.ts';
import { shortMonth } from '../locale/date-format.ts';

type Calendar = Pick<Clock, 'startMonth' | 'unit' | 'isDated' | 'stepMonths'>;

/**
 * The end of a step for a reader: `Mar 2020`, of steps of days and weeks `15 Mar 2020`, of a clock without
 * dates `5 years`.
 *
 * @param step 0 for the start
 */
export function stepText(clock: Calendar, step: number): string {
  return inWords(formatStep(clock, step));
}

/** As `stepText`, of a time in months since the start. */
export function timeText(clock: Calendar, months: number): string {
  return inWords(formatTime(clock, months));
}

/** When a count stands, in a sentence: `by Mar 2020`, `after 5 years`. */
export function untilText(clock: Calendar, step: number): string {
  return `${clock.isDated ? 'by' : 'after'} ${stepText(clock, step)}`;
}

function inWords(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined) return text;
  const words = `${shortMonth(Number(month) - 1)} ${year}`;
  return day === undefined ? words : `${Number(day)} ${words}`;
}
