/** Rounding allowed before a whole number counts as not reached: 50 a year is 50 after 12 months. */
const SLACK = 1e-9;

/**
 * Whole people in each step 1, 2, … of a rate that is not whole: as many as the accumulated rate has
 * reached, less those before.
 *
 * @param rate        people per step, by epoch
 * @param epochOfStep of step 0, 1, …
 * @param write       receives the step and its people
 */
export function wholeByStep(
  rate: ArrayLike<number>,
  epochOfStep: ArrayLike<number>,
  write: (step: number, people: number) => void,
): void {
  let sum = 0;
  let reached = 0;
  for (let step = 1; step < epochOfStep.length; step++) {
    sum += Math.max(rate[epochOfStep[step] ?? 0] ?? 0, 0);
    const whole = Math.floor(sum + SLACK);
    write(step, whole - reached);
    reached = whole;
  }
}
