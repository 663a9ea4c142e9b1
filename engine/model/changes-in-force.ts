import type { Change } from '../scenario/scenario.ts';
import type { Moment, Timed } from './moment.ts';
import type { Viewpoint } from './viewpoint.ts';

/**
 * The changes of a parameter that concern a person at a moment, in order.
 *
 * @param changes of a variant, of any parameter
 */
export function changesInForce(
  changes: readonly Change[],
  parameter: string,
  viewpoint: Viewpoint,
  moment: Moment,
): Timed<readonly Change[]> {
  const value: Change[] = [];
  const until = { entry: Infinity, present: Infinity };
  for (const change of changes) {
    if (change.parameter !== parameter) continue;
    if (change.group !== undefined && change.group !== viewpoint.group?.name) continue;
    const reach = change.reach ?? (viewpoint.isAtEntry ? 'entrants' : 'everyone');
    const axis = reach === 'entrants' ? 'entry' : 'present';
    const { isInForce, next } = windowAt(change, moment[axis]);
    if (isInForce) value.push(change);
    until[axis] = Math.min(until[axis], next);
  }
  return { value, until };
}

/** Whether a step lies between two others, and the next step at which that changes; the start counts as step 1. */
export function windowAt(
  { fromStep, untilStep }: { readonly fromStep: number; readonly untilStep: number },
  step: number,
): { readonly isInForce: boolean; readonly next: number } {
  const at = Math.max(step, 1);
  return {
    isInForce: fromStep <= at && at < untilStep,
    next: at < fromStep ? fromStep : at < untilStep ? untilStep : Infinity,
  };
}
