import { fittingValue } from './fitting.ts';
import { parseMonth } from './month.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Clock } from './scenario.ts';
import { clockSchema, MAX_STEPS } from './clock-schema.ts';

/**
 * Resolves the section `clock` of a scenario.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readClock(data: unknown, place: Place, problems: ProblemList): Clock | undefined {
  const input = fittingValue(data, clockSchema);
  if (!input) return undefined;
  const startMonth = parseMonth(input.start);
  const steps = parseMonth(input.end) - startMonth;
  if (!(steps >= 1)) {
    const message = `the end must be after the start; got ${input.end} after ${input.start}`;
    problems.error(inside(place, 'end'), 'scenario/clock-order', message, input.end);
    return undefined;
  }
  if (steps > MAX_STEPS) {
    const message = `the clock must have at most ${MAX_STEPS.toLocaleString('en')} months; got ${steps} (341 years are the most)`;
    problems.error(inside(place, 'end'), 'scenario/clock-too-long', message, input.end);
    return undefined;
  }
  return { startMonth, steps, unit: 'month', stepMonths: 1, isDated: true };
}
