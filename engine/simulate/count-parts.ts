import type { Model, ModelCount } from '../model/model.ts';

/** People of a part: so many in every draw, 0 where their number is uncertain, Infinity for a Poisson number of them. */
export type PartPeople = number;

/**
 * The parts that people are divided into so that those of one are alike: who is in one state at the start, each
 * state by itself, and all who come in.
 *
 * @returns state of each at the start; −1 for those who come in
 */
export function groupsOf({ population, inflows }: Model): readonly number[] {
  return [...population.map(({ state }) => state), ...(inflows.length > 0 ? [-1] : [])];
}

/** Parts of the people, as indexes of `groupsOf`, of whom somebody may count. */
export function partsOf(model: Model, { kind, members, startMembers }: ModelCount): number[] {
  const { inflows, flows } = model;
  const canCount = (starts: readonly number[], moves: readonly number[]) => {
    const reached = new Set(starts);
    for (let known = -1; known < reached.size;) {
      known = reached.size;
      for (const { from, to } of flows) if (reached.has(from)) reached.add(to);
    }
    if (kind === 'stock') return members.some((state) => reached.has(state));
    return members.some((move) => reached.has(flows[move]?.from ?? -1) || moves.includes(move));
  };
  return groupsOf(model).flatMap((state, group) => {
    const counts =
      state < 0
        ? canCount(
            inflows.map((inflow) => inflow.state),
            inflows.map((_, i) => flows.length + i),
          )
        : startMembers.includes(state) || canCount([state], []);
    return counts ? [group] : [];
  });
}

/** How many people a part of `groupsOf` has. */
export function peopleOf({ population, inputs }: Model, group: number): PartPeople {
  const stock = population[group];
  if (!stock) return Infinity;
  const distribution = inputs[stock.input]?.distribution;
  return distribution?.kind === 'fixed' ? Math.floor(distribution.value + 0.5) : 0;
}

/** People of every draw where all are of one part and as many in each; else 0. */
export function lonePeople(model: Model): number {
  const isAlone = model.population.length === 1 && model.inflows.length === 0;
  return isAlone ? Math.max(peopleOf(model, 0), 0) : 0;
}
