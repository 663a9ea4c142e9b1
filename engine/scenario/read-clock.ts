import type { z } from '../document/zod.ts';
import { clockSchema, MAX_STEPS } from './clock-schema.ts';
import { fittingValue } from './fitting.ts';
import { parseDate } from './month.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Clock } from './scenario.ts';
import { monthAfter, stepOfMonth } from './step-date.ts';
import { daysOf, monthsOf } from './step-unit.ts';

type ClockInput = z.output<typeof clockSchema>;
type Refuse = (key: keyof ClockInput | undefined, code: string, message: string) => undefined;

/**
 * Resolves the section `clock` of a scenario.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readClock(data: unknown, place: Place, problems: ProblemList): Clock | undefined {
  const input = fittingValue(data, clockSchema);
  if (!input) return undefined;
  const { start, step: unit = 'month' } = input;
  const refuse: Refuse = (key, code, message) => {
    const at = key === undefined ? place : inside(place, key);
    problems.error(at, code, message, key && input[key]);
  };
  for (const key of ['start', 'end'] as const) {
    const date = input[key];
    if (date === undefined || daysOf(unit) !== undefined || !/-\d\d-/.test(date)) continue;
    const message = `only steps of days or weeks can ${key} within a month; got ${date} with steps of a ${unit} (write ${date.slice(0, 7)})`;
    return refuse(key, 'scenario/clock-day', message);
  }
  const clock = {
    startMonth: start === undefined ? 0 : parseDate(start),
    unit,
    stepMonths: monthsOf(unit),
    isDated: start !== undefined,
  };
  const steps = stepsOf(input, clock, refuse);
  if (steps === undefined) return undefined;
  if (steps <= MAX_STEPS) return { ...clock, steps };
  const limit = `at most ${MAX_STEPS.toLocaleString('en')} ${unit}s`;
  const remedy = unit === 'year' ? 'end it earlier' : 'take a longer step, or end it earlier';
  const key = input.steps === undefined ? 'end' : 'steps';
  const message = `the clock must have ${limit}; got ${steps} (${remedy})`;
  return refuse(key, 'scenario/clock-too-long', message);
}

/** Number of steps, whole ones; undefined when that has been refused. */
function stepsOf(
  { start, end, steps }: ClockInput,
  clock: Omit<Clock, 'steps'>,
  refuse: Refuse,
): number | undefined {
  const form = 'scenario/clock-form';
  if (end === undefined) {
    const remedy = 'add `end: 2028-01`, or `steps: 120`';
    return steps ?? refuse(undefined, form, `a clock must say how long it runs (${remedy})`);
  }
  if (steps !== undefined) {
    return refuse('steps', form, 'a clock has either an end or a number of steps; got both');
  }
  if (start === undefined) {
    const remedy = 'add `start`, or write `steps` in place of `end` for a clock without dates';
    const rule = 'a clock that ends at a date must start at one';
    return refuse('end', form, `${rule}; got ${end} (${remedy})`);
  }
  const last = parseDate(end);
  if (!(last > clock.startMonth)) {
    const message = `the end must be after the start; got ${end} after ${start}`;
    return refuse('end', 'scenario/clock-order', message);
  }
  const whole = stepOfMonth(clock, last) - 1;
  // days are fractions of their month, which are not exact
  if (Math.abs(monthAfter(clock, whole) - last) < 1e-6) return whole;
  const remedy = 'write `steps` in place of `end`, or take another step';
  const message = `a clock must run for whole steps; got ${start} to ${end} in steps of a ${clock.unit} (${remedy})`;
  return refuse('end', 'scenario/clock-rest', message);
}
