import type { Estimate, MeanFlows } from '../../engine/index.ts';
import { REST_COLOUR, STATE_COLOURS } from './palette.ts';

/** A state's people over time, those of all groups together, or those of several small states. */
export interface StateSeries {
  readonly name: string;
  readonly label: string;
  readonly colour: string;
  /**
   * Mean people by step. The error of a sum is the sum of its parts' errors, which is the most it can be.
   */
  readonly people: readonly Estimate[];
}

/** What a state is called in a file and by a reader. */
export interface NamedState {
  readonly name: string;
  readonly label: string;
}

/**
 * People by state, groups added up, states that nobody is ever in left out. The states with the most people
 * at any time have a colour each, in the order of the model; the rest is one band.
 *
 * @param states in the order of the model file; a state that is not listed keeps its name
 * @param rest   what the band of all other states is called
 */
export function occupancy(
  flows: MeanFlows,
  states: readonly NamedState[],
  rest: (count: number) => string,
): readonly StateSeries[] {
  const byName = new Map<string, Estimate[]>();
  for (const { name, people } of flows.states) {
    const own = baseName(name);
    const before = byName.get(own);
    byName.set(own, before ? addSeries(before, people) : [...people]);
  }
  const order = states.map(({ name }) => name);
  const placeOf = (name: string) => {
    const at = order.indexOf(name);
    return at < 0 ? order.length : at;
  };
  const all = [...byName]
    .map(([name, people]) => ({
      name,
      people,
      most: Math.max(...people.map(({ value }) => value)),
    }))
    .filter(({ most }) => most > 0)
    .sort((a, b) => placeOf(a.name) - placeOf(b.name));
  const sorted = [...all].sort((a, b) => b.most - a.most);
  const hasAll = all.length <= STATE_COLOURS.length;
  const shown = new Set(
    (hasAll ? sorted : sorted.slice(0, STATE_COLOURS.length)).map((s) => s.name),
  );
  const labelOf = (name: string) => states.find((each) => each.name === name)?.label ?? name;
  const own = all
    .filter(({ name }) => shown.has(name))
    .map(({ name, people }, i) => ({
      ...{ name, people, label: labelOf(name) },
      colour: STATE_COLOURS[i] ?? REST_COLOUR,
    }));
  const others = all.filter(({ name }) => !shown.has(name));
  if (others.length === 0) return own;
  const people = others.map((each) => each.people).reduce(addSeries);
  return [...own, { name: 'rest', label: rest(others.length), colour: REST_COLOUR, people }];
}

/** A state's name without its group. */
export function baseName(state: string): string {
  return state.split('@', 1)[0] ?? state;
}

function addSeries(a: readonly Estimate[], b: readonly Estimate[]): Estimate[] {
  return a.map(({ value, mcse }, i) => ({
    value: value + (b[i]?.value ?? 0),
    mcse: mcse + (b[i]?.mcse ?? 0),
  }));
}
