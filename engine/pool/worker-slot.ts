import { wrap, type Remote } from 'comlink';
import type { Model } from '../model/model.ts';
import type { KernelKind } from '../simulate/create-kernel.ts';
import type { Tally } from '../simulate/tally.ts';
import { createLoss, type Loss } from './loss.ts';
import type { PoolPlatform } from './platform.ts';
import { startWatchdog } from './watchdog.ts';
import type { ChunkOrder, Reply, WorkerApi } from './worker-api.ts';

/** The worker of a slot died, hung or was ended; its chunk can be run again. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  /** How long it had been silent, milliseconds, where that was the reason; then it may merely be slow. */
  readonly silentMs: number | undefined;

  constructor(reason: string, silentMs?: number) {
    super(reason);
    this.silentMs = silentMs;
  }
}

/** A place in the pool: it holds one worker at a time and replaces it when it is lost. */
export interface WorkerSlot {
  /** Whether a worker has answered and can take a chunk. */
  readonly isReady: boolean;
  /** What runs kernels in its worker, once it has run a chunk; it moves no number. */
  readonly kernel: KernelKind | undefined;
  /** Starts a worker where there is none. */
  warm(): void;
  /**
   * Runs a chunk of a model, loading that first if needed; only where the slot is ready, one call at a time.
   *
   * @param patienceMs the longest time for it, and for loading its model
   * @throws WorkerLost when the worker failed, ended, hung or was discarded
   */
  runChunk(model: Model, order: ChunkOrder, patienceMs: number): Promise<Reply<ChunkDone>>;
  /** Ends the worker now; a chunk under way rejects with WorkerLost. */
  discard(reason: string): void;
}

/** What a chunk gave. */
export interface ChunkDone {
  /** What the worker handed over with it. */
  readonly tally: Tally | undefined;
  /** From sending the chunk to its answer, milliseconds. */
  readonly milliseconds: number;
}

/** What a slot tells of workers that start. */
export interface SlotListener {
  /** From spawning to the first answer, milliseconds. */
  readonly readyMs: number;
  onReady(): void;
  /** A worker could not be started: WorkerLost, or what starting it threw. */
  onNoStart(error: unknown): void;
  /** A worker was lost with all that it held; before a chunk under way rejects. */
  onLost(): void;
  /** Whether a model is of a run under way, and may not be forgotten. */
  isNeeded(modelId: number): boolean;
}

interface LiveWorker {
  readonly remote: Remote<WorkerApi>;
  /** Ids of the models it holds, the longest unused first. */
  readonly loaded: Set<number>;
  readonly loss: Loss;
  isReady: boolean;
  /** What runs the kernels of its models; known once it holds one. */
  kernel: KernelKind | undefined;
  lose(reason: string, silentMs?: number): void;
}

/** Models a worker keeps: a scenario's variants and a few edits, without growing for ever. */
const MODELS_KEPT = 8;

export function createWorkerSlot(
  platform: PoolPlatform,
  { readyMs, onReady, onNoStart, onLost, isNeeded }: SlotListener,
): WorkerSlot {
  let live: LiveWorker | undefined;

  function spawn(): LiveWorker {
    const worker = platform.spawn();
    const loss = createLoss();
    const lose = (reason: string, silentMs?: number) => {
      if (live?.lose === lose) {
        live = undefined;
        onLost();
      }
      worker.terminate();
      loss.declare(new WorkerLost(reason, silentMs));
    };
    worker.onLost(lose);
    return {
      ...{ remote: wrap<WorkerApi>(worker.endpoint), loaded: new Set<number>(), loss },
      ...{ isReady: false, kernel: undefined, lose },
    };
  }

  /** Races a call against the loss of its worker and against a watchdog, which declares the worker lost. */
  async function within<T>(
    call: Promise<T>,
    worker: LiveWorker,
    limitMs: number,
    task: string,
  ): Promise<T> {
    const rest = startWatchdog(platform, limitMs, () =>
      worker.lose(`it did not ${task} within ${limitMs / 1000} seconds`, limitMs),
    );
    try {
      return await worker.loss.race(call);
    } finally {
      rest();
    }
  }

  async function load(
    worker: LiveWorker,
    modelId: number,
    model: Model,
    limitMs: number,
  ): Promise<Reply<KernelKind>> {
    const forget = [...worker.loaded]
      .slice(0, Math.max(0, worker.loaded.size + 1 - MODELS_KEPT))
      .filter((id) => !isNeeded(id));
    const call = worker.remote.load(modelId, model, forget);
    const reply = await within<Reply<KernelKind>>(call, worker, limitMs, 'load a model');
    for (const id of forget) worker.loaded.delete(id);
    return reply;
  }

  return {
    get isReady() {
      return live?.isReady === true;
    },
    get kernel() {
      return live?.kernel;
    },
    warm() {
      if (live) return;
      try {
        const worker = (live = spawn());
        within(worker.remote.ready(), worker, readyMs, 'start').then(() => {
          worker.isReady = true;
          onReady();
        }, onNoStart);
      } catch (error) {
        onNoStart(error);
      }
    },
    discard: (reason) => live?.lose(reason),
    async runChunk(model, order, patienceMs) {
      const worker = live;
      if (!worker?.isReady) throw new WorkerLost('it ended before its chunk began');
      const { modelId } = order;
      const isLoaded = worker.loaded.has(modelId);
      const loading = isLoaded ? undefined : load(worker, modelId, model, patienceMs);
      // sent at once: the worker reads one message after the other
      const call = worker.remote.runChunk(order);
      if (loading) {
        const reply = await loading;
        if (!reply.ok) return reply;
        worker.kernel = reply.value;
      }
      worker.loaded.delete(modelId);
      worker.loaded.add(modelId);
      const began = platform.now();
      const reply = await within<Reply<Tally | undefined>>(
        call,
        worker,
        patienceMs,
        'finish a chunk',
      );
      if (!reply.ok) return reply;
      return { ok: true, value: { tally: reply.value, milliseconds: platform.now() - began } };
    },
  };
}
