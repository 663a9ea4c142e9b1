import { cdf, upperTail } from '../distribution/cdf.ts';
import type { Quantity } from '../evidence/quantity.ts';
import { fail } from '../errors/baserate-error.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';

/** Most people in one event. */
const MOST = 4096;
/** Probability of even more people that is put into the greatest number. */
const NEGLIGIBLE = 1e-12;

/**
 * Probability of 1, 2, 3, … people in an event: the nearest whole number, given that it is at least 1.
 *
 * @throws `model/event-size` when an event would hardly ever have anybody in it, or too many
 */
export function eventSizes(persons: Quantity, path: string): readonly number[] {
  const distribution = distributionOf(persons, 'number');
  const some = upperTail(distribution, 0.5);
  if (!(some > NEGLIGIBLE)) {
    throw fail('model/event-size', path, 'an event must have at least one person in it');
  }
  const probabilities: number[] = [];
  let before = 1 - some;
  for (let people = 1; before < 1 - NEGLIGIBLE * some; people++) {
    if (people > MOST) {
      const message = `an event can have at most ${String(MOST)} people, and more are likely here`;
      throw fail('model/event-size', path, message);
    }
    const until = cdf(distribution, people + 0.5);
    probabilities.push((until - before) / some);
    before = until;
  }
  const rest = 1 - probabilities.reduce((sum, probability) => sum + probability, 0);
  return probabilities.map((probability, i) =>
    i === probabilities.length - 1 ? probability + rest : probability,
  );
}
