import type { Model } from '../model/model.ts';
import { doneOf, type RunPlan } from '../simulate/plan-run.ts';
import { emptyTally, mergeTally, type Tally } from '../simulate/tally.ts';

/**
 * The tallies of chunks, merged two of a size at a time: each number is added up a few times only, however
 * many chunks there are. In whatever order they come, the whole is the same to the bit.
 */
export interface TallyStack {
  add(tally: Tally): void;
  /** Draws counted so far, by way. */
  readonly done: RunPlan;
  /** All that has been added until now, merged when it is asked for. */
  whole(): () => Tally;
}

interface Level {
  /** Chunks in it: a power of 2. */
  readonly chunks: number;
  readonly tally: Tally;
}

export function createTallyStack(model: Model): TallyStack {
  const levels: Level[] = [];
  const done = { simulated: 0, conditional: 0, expected: 0 };
  return {
    done,
    add(tally) {
      const more = doneOf(tally);
      done.simulated += more.simulated;
      done.conditional += more.conditional;
      done.expected += more.expected;
      let last: Level = { chunks: 1, tally };
      for (let before = levels.at(-1); before?.chunks === last.chunks; before = levels.at(-1)) {
        levels.pop();
        last = { chunks: 2 * last.chunks, tally: mergeTally(before.tally, last.tally) };
      }
      levels.push(last);
    },
    whole() {
      const now = levels.map(({ tally }) => tally);
      let merged: Tally | undefined;
      // the smallest first
      return () =>
        (merged ??= now.reduceRight((all, own) => mergeTally(own, all), emptyTally(model)));
    },
  };
}
