import { fail } from '../errors/baserate-error.ts';

/**
 * A value that a draw's arithmetic must have.
 *
 * @param path of what it belongs to, for the message
 * @throws     `simulate/not-a-number`
 */
export function finiteValue(value: number, path: string): number {
  if (value > -Infinity && value < Infinity) return value;
  throw fail(
    'simulate/not-a-number',
    path,
    `its value has no finite result in some draws (a division by zero?); got ${String(value)}`,
    value,
  );
}
