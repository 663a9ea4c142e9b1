import type { Distribution } from '../distribution/distribution.ts';
import type { Combination, CombinedClaim } from '../scenario/scenario.ts';
import { hierarchyOf } from '../synthesis/combine-counts.ts';
import { hierarchyPurpose, jointPlaces } from '../synthesis/joint-places.ts';
import type { PrintedCount } from '../synthesis/printed-count.ts';
import type { InputTable } from './input-table.ts';
import type { ModelHierarchy } from './model.ts';

export interface HierarchyTable {
  /**
   * Input that holds the share of a place, drawn together with the other places that learn from the same
   * counts.
   *
   * @param combination of rule `partial`
   * @param marginal    distribution of the share by itself
   */
  add(combination: Combination, purpose: string, marginal: Distribution, counter: number): number;
  /** Hierarchies of which something was asked. */
  list(): readonly ModelHierarchy[];
}

/** What is collected of one hierarchy. */
interface Collected {
  readonly counts: readonly PrintedCount[];
  readonly counter: number;
  readonly members: { readonly input: number; readonly purpose: string; readonly place: string }[];
}

/** Collects the parameters that learn from several places. */
export function createHierarchyTable(inputs: InputTable): HierarchyTable {
  const collected = new Map<string, Collected>();
  return {
    add({ members, place = 'new' }, purpose, marginal, counter) {
      const input = inputs.add(purpose, marginal, counter);
      const counts = members.flatMap(printedCount).sort((a, b) => (a.id < b.id ? -1 : 1));
      const key = JSON.stringify([counts, counter]);
      const known = collected.get(key) ?? { counts, counter, members: [] };
      collected.set(key, known);
      if (!known.members.some((member) => member.input === input)) {
        known.members.push({ input, purpose, place });
      }
      return input;
    },
    list: () =>
      [...collected.values()].map(({ counts, counter, members }) => ({
        purpose: hierarchyPurpose(counts.map(({ id }) => id)),
        counter,
        places: jointPlaces(
          hierarchyOf(counts),
          members.map(({ place }) => place),
        ),
        inputs: members.map(({ input }) => input),
        purposes: members.map(({ purpose }) => purpose),
      })),
  };
}

function printedCount({ claim, quantity, weight }: CombinedClaim): readonly PrintedCount[] {
  if (quantity.kind !== 'proportion') return [];
  const { low, high, total } = quantity;
  return [{ id: claim, low, high, total, weight }];
}
