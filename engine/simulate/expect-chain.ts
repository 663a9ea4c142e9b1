// Addresses come from the model's plan, so an index with `!` is inside its array.
import type { Law } from './expect-law.ts';

/** The part of a backward recursion that knows nothing of the time since entry. */
export interface Chain {
  /** For steps first … last, descending: chances of the moves that count in a step, and of the states at its beginning. */
  stepBack(first: number, last: number): void;
}

/**
 * Steps competing states back whose people are not told apart: their exits are gathered once for each epoch,
 * without those that lead nowhere.
 *
 * @param own     the states
 * @param counted flows that count
 * @param share   probability that a move counts, by epoch
 * @param wayOf   where the chances of those who move along a flow stand, by flow; −1 where it leads nowhere
 * @param chances of somebody who enters state s at the end of step e, at s × (steps + 1) + e; and through moves
 */
export function createChain(
  law: Law,
  own: readonly number[],
  counted: readonly number[],
  share: (epoch: number) => number,
  wayOf: Int32Array,
  chances: Float64Array,
): Chain {
  const { steps, epochOfStep, firstFlow } = law;
  const leading = own.map((s) => {
    const all = Array.from(
      { length: firstFlow[s + 1]! - firstFlow[s]! },
      (_, j) => firstFlow[s]! + j,
    );
    return all.filter((f) => wayOf[f]! >= 0);
  });
  const flowOf = Int32Array.from(leading.flat());
  const ways = flowOf.map((f) => wayOf[f]!);
  const exits = new Float64Array(flowOf.length);
  /** Exits of the i-th state end before this. */
  const endOf = Int32Array.from(leading, (flows) => flows.length);
  for (let i = 1; i < endOf.length; i++) endOf[i]! += endOf[i - 1]!;
  const placeOf = Int32Array.from(own, (s) => s * (steps + 1));
  const stays = new Float64Array(own.length);

  function gather(epoch: number): void {
    for (let i = 0, k = 0; i < own.length; i++) {
      const s = own[i]!;
      const row = law.rowOf(s, 0, epoch);
      const exit = law.firstExit[s]! + row * (firstFlow[s + 1]! - firstFlow[s]!) - firstFlow[s]!;
      stays[i] = 1 - law.leave[law.firstCell[s]! + row]!;
      for (; k < endOf[i]!; k++) exits[k] = law.exits[exit + flowOf[k]!]!;
    }
  }

  function writeCounted(step: number): void {
    const part = share(epochOfStep[step]!);
    for (const f of counted) {
      const later = chances[law.flowTo[f]! * (steps + 1) + step]!;
      chances[wayOf[f]! + step] = part + (1 - part) * later;
    }
  }

  return {
    stepBack(first, last) {
      for (let step = first; step >= last; step--) {
        const epoch = epochOfStep[step]!;
        if (step === steps || epoch !== epochOfStep[step + 1]!) gather(epoch);
        if (counted.length > 0) writeCounted(step);
        for (let i = 0, k = 0; i < placeOf.length; i++) {
          const place = placeOf[i]! + step;
          let chance = stays[i]! * chances[place]!;
          for (const end = endOf[i]!; k < end; k++) chance += exits[k]! * chances[ways[k]! + step]!;
          chances[place - 1] = chance;
        }
      }
    },
  };
}
