import { parseDate } from './month.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Clock } from './scenario.ts';
import { formatStep, monthAfter, stepOfMonth } from './step-date.ts';

/** Steps in which something holds. */
export interface Span {
  readonly fromStep: number;
  /** First step in which it no longer holds. */
  readonly untilStep: number;
}

/** Holds all the time. */
export const WHOLE_CLOCK: Span = { fromStep: 1, untilStep: Infinity };

/** Dates as a file writes them, each under the key that it has there. */
export type SpanInput = readonly [
  from: readonly [key: string, date: string | undefined],
  until: readonly [key: string, date: string | undefined],
];

/**
 * Maps dates to the steps that contain them: what is dated within a step holds from its beginning, and
 * a warning says so.
 *
 * @param dates the first in which it holds, and the first in which it no longer does
 * @param place what has these dates
 * @param clock undefined when it is faulty; then nothing is said
 * @returns     undefined when something is wrong with the dates; the problems are noted
 */
export function readSpan(
  dates: SpanInput,
  place: Place,
  clock: Clock | undefined,
  problems: ProblemList,
): Span | undefined {
  if (!clock) return undefined;
  const [[fromKey, from], [untilKey, until]] = dates;
  if (!clock.isDated) {
    const dated = dates.find(([, date]) => date !== undefined);
    if (!dated) return WHOLE_CLOCK;
    const [key, date] = dated;
    const message = `a clock without a start has no dates; got ${date ?? ''} (add \`start\` to the clock)`;
    problems.error(inside(place, key), 'scenario/undated-clock', message, date);
    return undefined;
  }
  const fromStep = from === undefined ? 1 : stepOfMonth(clock, parseDate(from));
  const untilStep = until === undefined ? Infinity : stepOfMonth(clock, parseDate(until));
  const { steps } = clock;
  const inClock = `inside the clock, ${formatStep(clock, 0)} to ${formatStep(clock, steps)} (steps 1 to ${steps})`;
  const would = (step: number) => `, which would be in step ${step}`;
  if (from !== undefined && !(fromStep >= 1 && fromStep <= steps)) {
    const message = `the date must lie ${inClock}; got ${from}${would(fromStep)}`;
    problems.error(inside(place, fromKey), 'scenario/outside-clock', message, from);
    return undefined;
  }
  if (until !== undefined && !(untilStep > 1 && untilStep <= steps + 1)) {
    const message = `the date must lie ${inClock}, and after its first step; got ${until}${would(untilStep)}`;
    problems.error(inside(place, untilKey), 'scenario/outside-clock', message, until);
    return undefined;
  }
  if (!(untilStep > fromStep)) {
    const same = untilStep === fromStep && from !== until ? `, both in step ${fromStep}` : '';
    const message = `${untilKey} must be after ${fromKey}; got ${from ?? 'the start'} until ${until ?? 'the end'}${same}`;
    problems.error(inside(place, untilKey), 'scenario/clock-order', message, until);
    return undefined;
  }
  for (const [key, date] of dates) {
    if (date !== undefined) warnWithinStep(date, inside(place, key), clock, problems);
  }
  return { fromStep, untilStep };
}

function warnWithinStep(date: string, place: Place, clock: Clock, problems: ProblemList): void {
  const step = stepOfMonth(clock, parseDate(date));
  // days are fractions of their month, which are not exact
  if (parseDate(date) - monthAfter(clock, step - 1) < 1e-6) return;
  const message = `${date} lies within step ${step}, which begins at ${formatStep(clock, step - 1)}: what changes there changes from that step’s beginning`;
  problems.warn(place, 'scenario/date-within-step', message, date);
}
