import { formatStep, type Result } from '../engine/index.ts';
import { chanceText } from './number-text.ts';
import { isTime, valueText } from './value-text.ts';

/**
 * One sentence that answers the scenario's question: what its first outcome comes to at the horizon.
 * A count that is usually nought is answered by its chance instead.
 */
export function answer({ outcomes, clock, steps, draws }: Result): string {
  const [first] = outcomes;
  if (!first) return 'The scenario asks for no outcome.';
  const { label, unit, kind, final } = first;
  const by = formatStep(clock, steps);
  if (kind === 'any') return `${label} by ${by}: a chance of ${chanceText(final.atLeastOne)}.`;
  const [low = '', , median = '', , high = ''] = final.quantiles.map(({ value }) =>
    valueText(first, clock, value),
  );
  if (final.quantiles[2].value === 0 && kind === 'count') {
    const chance = chanceText(final.atLeastOne);
    if (chance === 'never') return `${label} by ${by}: none, since nobody can get there.`;
    return `${label} by ${by}: most likely none; the chance of at least one is ${chance}.`;
  }
  const range = `in 90 % of ${draws} draws from ${low} to ${high}`;
  if (isTime(first)) return `${label}: about ${median}; ${range}.`;
  const units = kind === 'share' ? '' : ` ${median === '1' && unit === 'people' ? 'person' : unit}`;
  return `${label} by ${by}: about ${median}${units}; ${range}.`;
}
