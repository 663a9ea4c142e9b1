import { fail } from '../errors/baserate-error.ts';

/**
 * A count as it was printed: at least `low` and at most `high` of `total` people.
 * `54 of 400` has low = high; `at least 130 of 800` is 130 to 800, `at most 12 of 64` 0 to 12.
 */
export interface PrintedCount {
  readonly id: string;
  /** What a sentence calls it, see `labelClaims`; it stands without a name where this is left out. */
  readonly label?: string;
  readonly low: number;
  readonly high: number;
  readonly total: number;
  /** Discount, 0 (ignored) to 1 (taken in full). */
  readonly weight: number;
}

/**
 * Refuses a count that nobody could have counted.
 *
 * @throws `synthesis/count-out-of-range`, `synthesis/weight-out-of-range`
 */
export function checkPrintedCount({ id, low, high, total, weight }: PrintedCount): void {
  const shown = low === high ? `${low} of ${total}` : `${low} to ${high} of ${total}`;
  const refuse = (rule: string) =>
    fail('synthesis/count-out-of-range', id, `${rule}; got ${shown}`, shown);
  if (![low, high, total].every((value) => Number.isSafeInteger(value) && value >= 0)) {
    throw refuse('people must be counted in whole numbers');
  }
  if (total === 0) throw refuse('the total must be at least 1');
  if (low > high) throw refuse('a range must rise from its lower to its higher end');
  if (high > total) throw refuse('the count must not exceed its total');
  if (weight >= 0 && weight <= 1) return;
  const message = `the weight must be between 0 and 1; got ${weight}`;
  throw fail('synthesis/weight-out-of-range', id, message, weight);
}
