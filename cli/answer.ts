import { formatMonth, type Result } from '../engine/index.ts';
import { chanceText } from './number-text.ts';

/**
 * One sentence that answers the scenario's question: what its first outcome comes to at the horizon.
 * A count that is usually nought is answered by its chance instead.
 */
export function answer({ outcomes, startMonth, steps, draws }: Result): string {
  const [first] = outcomes;
  if (!first) return 'The scenario asks for no outcome.';
  const { label, unit, final } = first;
  const by = formatMonth(startMonth + steps);
  const [low, , median, , high] = final.quantiles.map(({ value }) => value);
  if (median === 0) {
    const chance = chanceText(final.atLeastOne);
    return `${label} by ${by}: most likely none; the chance of at least one is ${chance}.`;
  }
  return `${label} by ${by}: about ${median} ${median === 1 && unit === 'people' ? 'person' : unit}; in 90 % of ${draws} draws from ${low} to ${high}.`;
}
