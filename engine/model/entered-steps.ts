import { cdf } from '../distribution/cdf.ts';
import type { Distribution } from '../distribution/distribution.ts';
import type { Quantity } from '../evidence/quantity.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';

/** Rounding allowed where a time is a whole number of steps, in months. */
const SLACK = 1e-9;
/** Probability of having entered even earlier that is put into the last step. */
const NEGLIGIBLE = 1e-12;
/** More than that between two ends of the rounding is the probability of that very time. */
const AT_ONCE = 1e-6;

/**
 * Probability of having entered 0, 1, 2, … whole steps ago, for times that differ from person to person:
 * k of whom the time is from k up to k + 1 steps.
 *
 * @param quantity how long ago, over people; months
 * @param most     entries; who entered earlier is put into the last
 */
export function enteredSteps(
  quantity: Quantity,
  stepMonths: number,
  most: number,
): readonly number[] {
  const distribution = distributionOf(quantity, 'sojourn');
  const probabilities: number[] = [];
  let before = 0;
  while (before < 1) {
    const steps = probabilities.length + 1;
    const below = steps < most ? probabilityBelow(distribution, steps * stepMonths) : 1;
    const until = below < 1 - NEGLIGIBLE ? below : 1;
    probabilities.push(until - before);
    before = until;
  }
  return probabilities;
}

/** P(T < x): a person who has been there for exactly 6 months has been so for 6 steps, not 5. */
function probabilityBelow(distribution: Distribution, x: number): number {
  const upTo = cdf(distribution, x + SLACK);
  const below = cdf(distribution, x - SLACK);
  return upTo - below > AT_ONCE ? below : cdf(distribution, x);
}
