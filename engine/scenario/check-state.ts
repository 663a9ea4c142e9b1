import { inside, type Place, type ProblemList } from './problem-list.ts';

/** What the names of states are compared with. */
export interface StateContext {
  readonly states: readonly string[];
  readonly problems: ProblemList;
}

/** Whether the model has a state; notes an error where it has not. */
export function isStateKnown(
  name: string,
  place: Place,
  { states, problems }: StateContext,
): boolean {
  if (states.includes(name)) return true;
  const message = `no state is called ${name}${problems.suggest(name, states)}`;
  problems.error(place, 'scenario/unknown-state', message, name);
  return false;
}

/** Whether the model has all states of a list, each named once; notes an error for each that is not so. */
export function areStatesKnown(
  names: readonly string[],
  place: Place,
  context: StateContext,
): boolean {
  const faulty = names.filter((name, index) => {
    const at = inside(place, index);
    if (!isStateKnown(name, at, context)) return true;
    if (names.indexOf(name) === index) return false;
    const message = `a state can be named only once; got ${name} again`;
    context.problems.error(at, 'scenario/duplicate-state', message, name);
    return true;
  });
  return faulty.length === 0;
}
