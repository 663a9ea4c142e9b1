import type { Model } from '../model/model.ts';

/**
 * How much work one draw is: classes of people told apart, times steps, over states and their exits. A unit
 * takes a few nanoseconds; an ordinary scenario has thousands, ten years of days with a pace by dwell ten millions.
 */
export function drawWork(model: Model): number {
  const classes = model.states.map(({ form, classes, byEntry, cohortAt }, s) => {
    const exits = model.flows.filter(({ from }) => from === s).length;
    if (form === 'dealt') return 1 + exits;
    return classes * (byEntry ? Math.max(...cohortAt) + 1 : 1) * (1 + exits);
  });
  return model.steps * classes.reduce((sum, its) => sum + its, 0);
}
