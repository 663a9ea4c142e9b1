/**
 * The two steps on which a value may depend. A person who entered a state in step `entry` (0: was there at
 * the start) is looked at in step `present`.
 */
export interface Moment {
  readonly entry: number;
  readonly present: number;
}

/** First step of either kind at which a value may be another one; Infinity where it never is. */
export type Until = Moment;

/** A value with how long it holds, counted from the moment it was read at. */
export interface Timed<T> {
  readonly value: T;
  readonly until: Until;
}

/** Of a value that depends on no time. */
export const ALWAYS: Until = { entry: Infinity, present: Infinity };

/** How long all of several values hold. */
export function untilFirst(times: readonly Until[]): Until {
  let { entry, present } = ALWAYS;
  for (const until of times) {
    entry = Math.min(entry, until.entry);
    present = Math.min(present, until.present);
  }
  return { entry, present };
}

/** Rounding allowed where a whole number of steps should meet a time, in months. */
const SLACK = 1e-9;

/**
 * The least whole number whose time has reached `from`.
 *
 * @param timeAt months, rising
 * @param last   beyond which nobody looks
 * @returns      Infinity when the time at `last` is still less
 */
export function firstReaching(
  timeAt: (steps: number) => number,
  from: number,
  last: number,
): number {
  if (!(timeAt(last) >= from - SLACK)) return Infinity;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (timeAt(middle) >= from - SLACK) high = middle;
    else low = middle + 1;
  }
  return low;
}
