import type { Model, ModelOutcome } from '../model/model.ts';
import { countsOnce } from './expect-reach.ts';

/**
 * Outcomes whose law given a draw's parameters is known: counts of people who are somewhere, or who make a
 * move that nobody makes twice. Everybody who is in one state at the start counts by the same chance, and
 * independently of others: n of them as Binomial(n, p). Who comes in by a Poisson inflow counts as Poisson.
 *
 * None where people wait for room, since they then depend on each other; none where a fixed number of people
 * comes in, since each step's people have a chance of their own.
 *
 * @returns their indexes, ascending
 */
export function conditionalOutcomes(model: Model): readonly number[] {
  if (model.capacities.length > 0) return [];
  if (model.inflows.some(({ law, size }) => law === 'fixed' || size.kind === 'series')) return [];
  if (model.population.length === 0 && model.inflows.length === 0) return [];
  return model.outcomes.flatMap((outcome, index) => (isSingleCount(model, outcome) ? [index] : []));
}

function isSingleCount(model: Model, { measure }: ModelOutcome): boolean {
  if (measure.kind !== 'count') return false;
  const { kind, members, startMembers } = measure.of;
  if (kind === 'stock') return new Set(members).size === members.length;
  return countsOnce(model, { moves: members, atEnd: [], atStart: startMembers });
}
