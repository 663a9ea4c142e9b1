import { toMonths } from '../evidence/time-unit.ts';
import type { StepUnit } from './scenario.ts';

/** Lengths of a step, shortest first. */
export const STEP_UNITS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
] as const satisfies readonly StepUnit[];

/** Months in a step: 3 of a quarter, 7 / 30.4375 of a week. */
export function monthsOf(unit: StepUnit): number {
  return unit === 'quarter' ? 3 : toMonths(1, unit);
}

/** Whole days in a step of days or weeks; undefined of the others, whose days differ. */
export function daysOf(unit: StepUnit): number | undefined {
  return unit === 'day' ? 1 : unit === 'week' ? 7 : undefined;
}
