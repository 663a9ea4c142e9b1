import type { Clock, Group } from '../scenario/scenario.ts';
import type { Moment, Until } from './moment.ts';

/** Who looks at a value, and when. */
export interface Viewpoint {
  /** The person's group; absent where people are not told apart, or where all of them are meant. */
  readonly group?: Group;
  /** Whether the clock is read on entry into the state (a share with a time) or in each step. */
  readonly isAtEntry: boolean;
  /** Why the time since entry cannot be asked for; absent where it can. */
  readonly noDwell?: string;
  /** Where the calculation stands: `flows.abroad>back`. */
  readonly path: string;
}

/** Whole steps since the start of the run: those before a step, or up to the end of the step of entry. */
export function elapsedSteps({ isAtEntry }: Viewpoint, moment: Moment): number {
  return isAtEntry ? moment.entry : Math.max(moment.present, 1) - 1;
}

/** The moment from which that many steps have elapsed. */
export function untilElapsed({ isAtEntry }: Viewpoint, steps: number): Until {
  return isAtEntry ? { entry: steps, present: Infinity } : { entry: Infinity, present: steps + 1 };
}

/** Number of the step: that of entry, or the present one, from 1. */
export function stepNumber({ isAtEntry }: Viewpoint, moment: Moment): number {
  return isAtEntry ? moment.entry : Math.max(moment.present, 1);
}

/** The year since the start in which the step begins, from 0, and when the next one comes. */
export function yearOf(
  viewpoint: Viewpoint,
  moment: Moment,
  { stepMonths }: Clock,
): { readonly year: number; readonly until: Until } {
  const begun = Math.max(stepNumber(viewpoint, moment), 1) - 1;
  const year = Math.floor((begun * stepMonths) / 12 + 1e-9);
  const next = Math.ceil((12 * (year + 1)) / stepMonths - 1e-9) + 1;
  const until = viewpoint.isAtEntry
    ? { entry: next, present: Infinity }
    : { entry: Infinity, present: next };
  return { year, until };
}
