import { wrap, type Remote } from 'comlink';
import type { Model } from '../model/model.ts';
import type { Tally } from '../simulate/tally.ts';
import type { Chunk } from './chunk-plan.ts';
import type { PoolPlatform } from './platform.ts';
import type { Reply, WorkerApi } from './worker-api.ts';

/** The worker of a slot died, hung or was ended; its chunk can be run again. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

/** How long a worker may stay silent, milliseconds. */
export interface Patience {
  /** From spawning to the first answer. */
  readonly readyMs: number;
  /** For one chunk. */
  readonly chunkMs: number;
}

/** A place in the pool: it holds one worker at a time and replaces it when it is lost. */
export interface WorkerSlot {
  /** Starts a worker ahead of need. */
  warm(): void;
  /** Runs a chunk, spawning and loading first if needed; rejects with WorkerLost. One call at a time. */
  runChunk(modelId: number, model: Model, chunk: Chunk): Promise<Reply<Tally>>;
  /** Ends the worker now; a chunk under way rejects with WorkerLost. The next chunk spawns another. */
  discard(reason: string): void;
}

interface LiveWorker {
  readonly remote: Remote<WorkerApi>;
  /** Ids of the models it holds, the longest unused first. */
  readonly loaded: Set<number>;
  /** Settles every call that comlink alone would leave pending for ever: never resolves, rejects when lost. */
  readonly lost: Promise<never>;
  readonly ready: Promise<unknown>;
  lose(reason: string): void;
}

/** Models a worker keeps: a scenario's variants and a few edits, without growing for ever. */
const MODELS_KEPT = 8;

export function createWorkerSlot(platform: PoolPlatform, patience: Patience): WorkerSlot {
  let live: LiveWorker | undefined;

  function spawn(): LiveWorker {
    const worker = platform.spawn();
    let rejectLost: (error: WorkerLost) => void = () => undefined;
    const lost = new Promise<never>((_, reject) => (rejectLost = reject));
    lost.catch(() => undefined); // a worker lost while idle is no error
    const lose = (reason: string) => {
      if (live?.lose === lose) live = undefined;
      worker.terminate();
      rejectLost(new WorkerLost(reason));
    };
    worker.onLost(lose);
    const remote = wrap<WorkerApi>(worker.endpoint);
    const ready = within(remote.ready(), { lost, lose }, patience.readyMs, 'start');
    ready.catch(() => undefined); // awaited by the next chunk, if there is one
    return { remote, loaded: new Set(), lost, ready, lose };
  }

  function current(): LiveWorker {
    live ??= spawn();
    return live;
  }

  async function load(worker: LiveWorker, modelId: number, model: Model): Promise<Reply<true>> {
    const forget = [...worker.loaded].slice(0, Math.max(0, worker.loaded.size + 1 - MODELS_KEPT));
    const reply = await within<Reply<true>>(
      worker.remote.load(modelId, model, forget),
      worker,
      patience.chunkMs,
      'load a model',
    );
    for (const id of forget) worker.loaded.delete(id);
    return reply;
  }

  return {
    warm() {
      try {
        current();
      } catch {
        // what keeps workers from starting is reported by the first chunk
      }
    },
    discard: (reason) => live?.lose(reason),
    async runChunk(modelId, model, chunk) {
      const worker = current();
      await worker.ready;
      if (!worker.loaded.has(modelId)) {
        const reply = await load(worker, modelId, model);
        if (!reply.ok) return reply;
      }
      worker.loaded.delete(modelId);
      worker.loaded.add(modelId);
      const call = worker.remote.runChunk(modelId, chunk);
      return within<Reply<Tally>>(call, worker, patience.chunkMs, 'finish a chunk');
    },
  };
}

/** Races a call against the loss of its worker and against a watchdog, which declares the worker lost. */
async function within<T>(
  call: Promise<T>,
  { lost, lose }: Pick<LiveWorker, 'lost' | 'lose'>,
  limitMs: number,
  task: string,
): Promise<T> {
  const watchdog = setTimeout(
    () => lose(`it did not ${task} within ${limitMs / 1000} seconds`),
    limitMs,
  );
  try {
    return await Promise.race([call, lost]);
  } finally {
    clearTimeout(watchdog);
  }
}
