import type { StepUnit } from '../../engine/index.ts';

/** What a step of a clock is called. */
export const stepNames: Readonly<Record<StepUnit, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
