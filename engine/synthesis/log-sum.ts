import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';

/**
 * log(Σ e^v) without overflow, added in the order given.
 *
 * @param values natural logarithms, −∞ allowed
 * @returns      −∞ when there is none or all are −∞
 */
export function logSum(values: readonly number[]): number {
  let greatest = -Infinity;
  for (const value of values) greatest = value > greatest ? value : greatest;
  if (greatest === -Infinity) return -Infinity;
  let sum = 0;
  for (const value of values) sum += exp(value - greatest);
  return greatest + log(sum);
}
