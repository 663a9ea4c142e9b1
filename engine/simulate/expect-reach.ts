// Addresses come from the model, so an index with `!` is inside its array.
import type { Model } from '../model/model.ts';

/** What must happen for a person to count. */
export interface CountedEvent {
  /** Moves that count: flows, then inflows. */
  readonly moves: readonly number[];
  /** States in which somebody counts who is there at the horizon. */
  readonly atEnd: readonly number[];
  /** States in which somebody counts who is there at the start. */
  readonly atStart: readonly number[];
  /** Probability that a move counts, by epoch; 1 when absent. */
  readonly share?: (epoch: number) => number;
}

/** States from which somebody can still come to count. */
export function statesThatLead(model: Model, { moves, atEnd }: CountedEvent): Uint8Array {
  const leads = new Uint8Array(model.states.length);
  const counted = new Set(moves);
  for (const state of atEnd) leads[state] = 1;
  for (let grows = true; grows;) {
    grows = false;
    model.flows.forEach(({ from, to }, f) => {
      if (leads[from]! === 0 && (counted.has(f) || leads[to]! === 1)) {
        leads[from] = 1;
        grows = true;
      }
    });
  }
  return leads;
}

/** Whether nobody can count more than once. */
export function countsOnce(model: Model, event: CountedEvent): boolean {
  if (event.share) return false;
  if (event.atEnd.length > 0) return event.moves.length === 0 && event.atStart.length === 0;
  const leads = statesThatLead(model, event);
  const entered = event.moves.map(
    (move) => model.flows[move]?.to ?? model.inflows[move - model.flows.length]!.state,
  );
  return [...entered, ...event.atStart].every((state) => leads[state] === 0);
}

/** States that somebody may be in, and those that somebody may enter after the start: no chances elsewhere are asked for. */
export function statesReached(model: Model): {
  readonly isReached: Uint8Array;
  readonly isEntered: Uint8Array;
} {
  const isReached = new Uint8Array(model.states.length);
  const isEntered = new Uint8Array(model.states.length);
  for (const { state } of model.population) isReached[state] = 1;
  for (const { state } of model.inflows) isReached[state] = isEntered[state] = 1;
  for (let grows = true; grows;) {
    grows = false;
    for (const { from, to } of model.flows) {
      if (isReached[from]! === 0 || isEntered[to]! === 1) continue;
      isReached[to] = isEntered[to] = 1;
      grows = true;
    }
  }
  return { isReached, isEntered };
}
