import { isLimited } from './read-capacity.ts';
import type { Capacity, Flow } from './scenario.ts';

/** A way for people to get from one state to another. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Moves that a model's flows make, and those into and out of the queues of its capacities. */
export function movesOf(
  flows: readonly Pick<Flow, 'from' | 'to'>[],
  capacities: readonly Capacity[],
): readonly Move[] {
  const own = flows.map(({ from, to }) => ({ from, to }));
  const queueing = capacities.flatMap((capacity) => {
    const { of, waitsIn } = capacity;
    const limited = own.filter((flow) => isLimited(flow, capacity));
    const admission = { from: waitsIn, to: of.kind === 'state' ? of.state : of.to };
    return [...limited.map(({ from }) => ({ from, to: waitsIn })), admission];
  });
  return [...own, ...queueing];
}
