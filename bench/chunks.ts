import type { Model } from '../engine/model/model.ts';
import type { KernelKind } from '../engine/simulate/create-kernel.ts';
import { MOST_CHUNK } from '../engine/simulate/conditional-tally.ts';
import { createWorkerApi } from '../engine/pool/worker-api.ts';
import { mergeTally, type Tally } from '../engine/simulate/tally.ts';

export type Way = 'simulated' | 'conditional';

/** Draws of one chunk, as large as the pool makes them in a long run, and of one batch. */
const CHUNK = { simulated: 2048, conditional: MOST_CHUNK } as const;
export const BATCH_DRAWS = { simulated: 4096, conditional: 2 * MOST_CHUNK } as const;

/**
 * A batch of draws on this thread, as a worker does them: chunks and their merging.
 *
 * @returns what does batch number `round`, none of whose draws was made before
 */
export function batchOf(
  model: Model,
  way: Way,
  kind: KernelKind,
  draws: number = BATCH_DRAWS[way],
): (round: number) => Tally {
  const api = createWorkerApi(kind);
  const loaded = api.load(1, model, []);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join());
  return (round) => {
    let whole: Tally | undefined;
    for (let done = 0; done < draws; done += CHUNK[way]) {
      const firstDraw = round * draws + done;
      const now = Math.min(CHUNK[way], draws - done);
      const reply = api.runChunk(1, { kind: way, firstDraw, draws: now });
      if (!reply.ok) throw new Error(reply.problems.map(({ message }) => message).join());
      whole = whole ? mergeTally(whole, reply.value) : reply.value;
    }
    if (!whole) throw new Error('a batch must have draws');
    return whole;
  };
}
