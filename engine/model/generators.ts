import { ascending } from './cohort-rows.ts';
import type { PlannedFlow } from './plan-flows.ts';

/** States whose rates become probabilities together. */
export interface Generator {
  /** Those left by rates. */
  readonly left: readonly number[];
  /** Those and all that their rates lead to: from any other state nobody moves on in the step. */
  readonly members: readonly number[];
  /** Pairs of states that several rates join in one step, where no flow of its own does. */
  readonly indirect: readonly (readonly [from: number, to: number])[];
}

/**
 * The connected blocks of states left by rates. A state whose rates lead only out of its block needs none:
 * its competing exits are exact.
 */
export function findGenerators(planned: readonly PlannedFlow[]): readonly Generator[] {
  const rates = planned.filter(({ flow }) => flow.kind === 'rate');
  const left = ascending(rates.map(({ from }) => from));
  const blockOf = new Map(left.map((state) => [state, state]));
  const rootOf = (state: number): number => {
    const parent = blockOf.get(state) ?? state;
    return parent === state ? state : rootOf(parent);
  };
  for (const { from, to } of rates) {
    if (!blockOf.has(to)) continue;
    const roots = [rootOf(from), rootOf(to)];
    blockOf.set(Math.max(...roots), Math.min(...roots));
  }
  return ascending(left.map(rootOf)).flatMap((root) => {
    const own = left.filter((state) => rootOf(state) === root);
    return own.length === 1 ? [] : [generatorOf(own, rates)];
  });
}

function generatorOf(left: readonly number[], rates: readonly PlannedFlow[]): Generator {
  const own = rates.filter(({ from }) => left.includes(from));
  const targets = new Map(left.map((state) => [state, new Set<number>()]));
  for (const { from, to } of own) targets.get(from)?.add(to);
  const indirect = left.flatMap((from) => {
    const reached = new Set<number>();
    const waiting = [from];
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      for (const to of targets.get(state) ?? []) {
        if (reached.has(to)) continue;
        reached.add(to);
        waiting.push(to);
      }
    }
    return ascending(reached)
      .filter((to) => to !== from && !targets.get(from)?.has(to))
      .map((to) => [from, to] as const);
  });
  return { left, members: ascending([...left, ...own.map(({ to }) => to)]), indirect };
}
