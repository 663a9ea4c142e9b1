import { transfer } from 'comlink';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import type { KernelKind } from '../simulate/create-kernel.ts';
import type { Tally } from '../simulate/tally.ts';
import { createChunkCounter, type ChunkCounter } from './chunk-counter.ts';
import type { Chunk } from './chunk-plan.ts';

/**
 * Answer of a worker: plain data, because errors lose code and path when they are cloned between threads.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A chunk to be counted. */
export interface ChunkOrder {
  readonly modelId: number;
  /** Number of the run that it belongs to; what was counted for an earlier run of the model is dropped. */
  readonly run: number;
  /** May be of no draws, where only what is held is wanted. */
  readonly chunk: Chunk;
  /** Whether to answer with everything that this worker has counted for the run and not handed over. */
  readonly handOver: boolean;
}

/** What a worker does; exposed by comlink, the same on every platform. */
export interface WorkerApi {
  /** Answers as soon as the worker's script has been read. */
  ready(): true;
  /** Prepares a model under a number, and forgets others that are no longer needed; says what runs its kernel. */
  load(modelId: number, model: Model, forget: readonly number[]): Reply<KernelKind>;
  /**
   * Counts a chunk; hands everything held over where that is asked for, or no more can be held. The buffers of the
   * tally are moved, not copied.
   */
  runChunk(order: ChunkOrder): Reply<Tally | undefined>;
}

/**
 * The worker's side of the pool.
 *
 * @param only the kind of kernel to take; the quickest that can run here unless given
 */
export function createWorkerApi(only?: KernelKind): WorkerApi {
  const models = new Map<number, ChunkCounter>();
  return {
    ready: () => true,
    load: (modelId, model, forget) =>
      answer(() => {
        for (const id of forget) models.delete(id);
        const counter = createChunkCounter(model, only);
        models.set(modelId, counter);
        return counter.kernelKind;
      }),
    runChunk: ({ modelId, run, chunk, handOver }) => {
      const reply = answer(() => {
        const counter = models.get(modelId);
        if (!counter) throw new Error(`model ${modelId} has not been loaded into this worker`);
        counter.count(run, chunk);
        return handOver || counter.isFull ? counter.take() : undefined;
      });
      return reply.ok && reply.value ? transfer(reply, buffersOf(reply.value)) : reply;
    },
  };
}

/** Does some work and says what came of it; never throws. */
export function answer<T>(work: () => T): Reply<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, problems: problemsOf(error) };
  }
}

/** What went wrong, as plain data. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof BaserateError) return error.problems;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    {
      severity: 'error',
      code: 'pool/engine-fault',
      path: 'engine',
      message: `engine: a chunk failed in a way that should not happen; please report it with the scenario: ${message}`,
    },
  ];
}

function buffersOf(tally: Tally): ArrayBuffer[] {
  const { offsets, values, counts, levels, rests, overfull, sample, expected, conditional } = tally;
  const { bins, sums, high, low, octaves } = conditional;
  const growth = [octaves.draws, octaves.means.high, octaves.means.low];
  const laws = [conditional.offsets, bins, conditional.counts, sums, high, low, ...growth];
  const histogram = [offsets, values, counts, levels, rests, overfull, ...laws];
  const parts = [sample.draws, sample.values, expected.draws, expected.means, expected.any];
  const arrays = [...histogram, ...parts];
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}
