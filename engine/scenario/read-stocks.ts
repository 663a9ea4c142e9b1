import { quantile } from '../distribution/quantile.ts';
import { assignmentSchema } from './assignment-schema.ts';
import { fittingEntries } from './fitting.ts';
import { nameSchema } from './name-schema.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import { readAssignment, refusesEach, type AssignmentContext } from './read-assignment.ts';
import type { Assignment, Stock } from './scenario.ts';

/** Most people a state may start with, so that every count of a run fits 32 bits. */
export const MAX_PEOPLE = 1_000_000_000;

/**
 * Resolves the section `population` of a scenario or a variant.
 *
 * @param data   what the file says
 * @param place  where the section stands
 * @param states names of the model's states; undefined when the model could not be read
 */
export function readStocks(
  data: unknown,
  place: Place,
  states: readonly string[] | undefined,
  context: AssignmentContext,
): readonly Stock[] {
  const stocks: Stock[] = [];
  for (const [state, input] of fittingEntries(data, nameSchema, assignmentSchema)) {
    const at = inside(place, state);
    if (states && !states.includes(state)) {
      const message = `the model has no state called ${state}${context.problems.suggest(state, states)}`;
      context.problems.error(keyOf(at), 'scenario/unknown-state', message, state);
    }
    const assignment = readAssignment(input, 'count', at, context);
    if (!assignment || refusesEach(assignment, at, context.problems)) continue;
    if (mostOf(assignment) > MAX_PEOPLE) {
      const limit = MAX_PEOPLE.toLocaleString('en');
      const message = `a state must start with at most ${limit} people; got ${assignment.text}`;
      context.problems.error(at, 'scenario/too-many-people', message, assignment.text);
      continue;
    }
    stocks.push({ state, assignment });
  }
  return stocks;
}

function mostOf({ quantity }: Assignment): number {
  if (quantity.kind === 'distribution') return quantile(quantity.distribution, 1 - 1e-6);
  return quantity.kind === 'fixed' ? quantity.value : quantity.high;
}
