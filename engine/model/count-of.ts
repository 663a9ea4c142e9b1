import type { CountMeasure } from '../scenario/scenario.ts';
import type { ExpandedState } from './expanded-states.ts';
import type { ModelCount } from './model.ts';

/** What outcomes can count. */
export interface Countable {
  readonly states: readonly ExpandedState[];
  /** Flows and what the engine adds, in the order of the model. */
  readonly moves: readonly { readonly from: number; readonly to: number }[];
  readonly inflows: readonly { readonly state: number }[];
}

/** Word of the file for where those who enter the model come from. */
const OUTSIDE = 'outside';

/** @param group of whom alone to count; everybody when absent */
export function countOf(
  measure: CountMeasure,
  countable: Countable,
  group: string | undefined,
): ModelCount {
  if (measure.kind === 'stock') {
    const members = statesIn(measure.states, countable, group);
    return { kind: 'stock', members, startMembers: [] };
  }
  return {
    kind: 'entries',
    members: movesInto(measure, countable, group),
    startMembers: measure.includesStart ? statesIn(measure.to, countable, group) : [],
  };
}

/** Everybody who ever was in the model. */
export function everyone(
  { states, moves, inflows }: Countable,
  group: string | undefined,
): ModelCount {
  const isCounted = (state: number) => isOf(states[state], group);
  return {
    kind: 'entries',
    members: inflows.flatMap(({ state }, i) => (isCounted(state) ? [moves.length + i] : [])),
    startMembers: [...states.keys()].filter(isCounted),
  };
}

/** Moves into states from elsewhere, or from given states; then inflows into them. */
export function movesInto(
  { to, from }: { readonly to: readonly string[]; readonly from?: readonly string[] },
  { states, moves, inflows }: Countable,
  group: string | undefined,
): readonly number[] {
  const isInto = (state: number) =>
    isOf(states[state], group) && to.includes(states[state]?.state ?? '');
  const isFrom = (state: number) => {
    const name = states[state]?.state ?? '';
    return from ? from.includes(name) : !to.includes(name);
  };
  const within = moves.flatMap((move, index) =>
    isInto(move.to) && isFrom(move.from) ? [index] : [],
  );
  if (from && !from.includes(OUTSIDE)) return within;
  const entering = inflows.flatMap(({ state }, i) => (isInto(state) ? [moves.length + i] : []));
  return [...within, ...entering];
}

function statesIn(names: readonly string[], { states }: Countable, group: string | undefined) {
  return states.flatMap((state, index) =>
    names.includes(state.state) && isOf(state, group) ? [index] : [],
  );
}

function isOf(state: ExpandedState | undefined, group: string | undefined): boolean {
  return group === undefined || state?.group?.name === group;
}
