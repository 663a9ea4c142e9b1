import type { Model } from '../engine/model/model.ts';
import { createChunkCounter } from '../engine/pool/chunk-counter.ts';
import { MOST_CHUNK } from '../engine/simulate/conditional-tally.ts';
import type { KernelKind } from '../engine/simulate/create-kernel.ts';
import type { Tally } from '../engine/simulate/tally.ts';

export type Way = 'simulated' | 'conditional';

/** Draws of one chunk, as large as the pool makes them in a long run, and of one batch. */
const CHUNK = { simulated: 2048, conditional: MOST_CHUNK } as const;
export const BATCH_DRAWS = { simulated: 4096, conditional: 4 * MOST_CHUNK } as const;

/**
 * A batch of draws on this thread, as a worker does them: chunk by chunk, then what they gave.
 *
 * @returns what does batch number `round`, none of whose draws was made before
 */
export function batchOf(
  model: Model,
  way: Way,
  kind: KernelKind,
  draws: number = BATCH_DRAWS[way],
): (round: number) => Tally {
  const counter = createChunkCounter(model, kind);
  return (round) => {
    for (let done = 0; done < draws; done += CHUNK[way]) {
      const firstDraw = round * draws + done;
      const now = Math.min(CHUNK[way], draws - done);
      counter.count(round, { kind: way, firstDraw, draws: now });
    }
    return counter.take();
  };
}
