import { quantile } from '../distribution/quantile.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import type { Quantity } from '../evidence/quantity.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import { fittingEntries } from './fitting.ts';
import { nameSchema } from './name-schema.ts';
import type { PeopleContext, PeopleOwner } from './people-context.ts';
import { MAX_PEOPLE, stockSchema } from './people-schema.ts';
import { inside, keyOf, type Place, type ProblemList } from './problem-list.ts';
import { readAssignment, refusesEach } from './read-assignment.ts';
import type { Assignment, Stock } from './scenario.ts';

/**
 * Resolves the section `population` of a scenario, a group or a variant.
 *
 * @param data  what the file says
 * @param place where the section stands
 */
export function readStocks(
  data: unknown,
  place: Place,
  { group, base }: PeopleOwner,
  context: PeopleContext,
): readonly Stock[] {
  const { problems } = context;
  const stocks: Stock[] = [];
  for (const [state, input] of fittingEntries(data, nameSchema, stockSchema)) {
    const at = inside(place, state);
    checkState(state, at, context);
    const assignment = readAssignment(input, 'count', at, context);
    const said = typeof input === 'object' ? input.entered : undefined;
    const entered =
      said === undefined || said === 'now'
        ? undefined
        : readEntered(said, inside(at, 'entered'), problems);
    if (!assignment || refusesEach(assignment, at, problems)) continue;
    if (mostOf(assignment.quantity) > MAX_PEOPLE) {
      const limit = MAX_PEOPLE.toLocaleString('en');
      const message = `a state must start with at most ${limit} people; got ${assignment.text}`;
      problems.error(at, 'scenario/too-many-people', message, assignment.text);
      continue;
    }
    const before = base?.population.find((its) => its.state === state && its.group === group);
    const time = said === undefined ? before?.entered : entered;
    stocks.push({
      state,
      ...(group === undefined ? {} : { group }),
      assignment,
      ...(time && { entered: time }),
    });
  }
  return stocks;
}

/** Notes a state that the model does not have; nothing where the model could not be read. */
export function checkState(state: string, place: Place, { model, problems }: PeopleContext): void {
  const states = model?.names.states;
  if (!states || states.includes(state)) return;
  const message = `the model has no state called ${state}${problems.suggest(state, states)}`;
  problems.error(keyOf(place), 'scenario/unknown-state', message, state);
}

/** The greatest value that a number is likely to take. */
export function mostOf(quantity: Assignment['quantity']): number {
  if (quantity.kind === 'distribution') return quantile(quantity.distribution, 1 - 1e-6);
  return quantity.kind === 'fixed' ? quantity.value : quantity.high;
}

function readEntered(text: string, place: Place, problems: ProblemList): Quantity | undefined {
  return problems.attempt(place, () => {
    const quantity = parsePhrase(text, 'sojourn');
    distributionOf(quantity, 'sojourn'); // refuses what nothing can be dealt from
    return quantity;
  });
}
