import type { Group } from '../scenario/scenario.ts';

/** A state of the pathway, of one group where people are told apart. */
export interface ExpandedState {
  /** `abroad`, or `abroad@men`. */
  readonly name: string;
  readonly state: string;
  readonly group?: Group;
}

export interface StateList {
  readonly list: readonly ExpandedState[];
  /** @param group its name; undefined where people are not told apart */
  indexOf(state: string, group: string | undefined): number;
}

/** Every state for every group, by name and then by group. */
export function expandStates(names: readonly string[], groups: readonly Group[]): StateList {
  const sorted = [...groups].sort((a, b) => compareNames(a.name, b.name));
  const list = [...names]
    .sort(compareNames)
    .flatMap((state): readonly ExpandedState[] =>
      groups.length === 0
        ? [{ name: state, state }]
        : sorted.map((group) => ({ name: `${state}@${group.name}`, state, group })),
    );
  const indexes = new Map(list.map(({ name }, index) => [name, index]));
  return {
    list,
    indexOf: (state, group) => indexes.get(group === undefined ? state : `${state}@${group}`) ?? -1,
  };
}

/** Order of names by their characters' codes, the same everywhere. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
