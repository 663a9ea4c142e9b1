import type { StepUnit } from '../../engine/index.ts';
import type { Forms } from './counted.ts';

/** What a step of a clock is called. */
export const stepNames: Readonly<Record<StepUnit, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** Steps of a clock in numbers. */
export const stepForms: Readonly<Record<StepUnit, Forms>> = {
  day: { one: 'day', other: 'days' },
  week: { one: 'week', other: 'weeks' },
  month: { one: 'month', other: 'months' },
  quarter: { one: 'quarter', other: 'quarters' },
  year: { one: 'year', other: 'years' },
};
