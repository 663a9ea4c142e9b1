import { transfer } from 'comlink';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { createSimulator, type Simulator } from '../simulate/simulator.ts';
import type { Tally } from '../simulate/tally.ts';

/**
 * Answer of a worker: plain data, because errors lose code and path when they are cloned between threads.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a worker does; exposed by comlink, the same on every platform. */
export interface WorkerApi {
  /** Answers as soon as the worker's script has been read. */
  ready(): true;
  /** Prepares a model under a number, and forgets others that are no longer needed. */
  load(modelId: number, model: Model, forget: readonly number[]): Reply<true>;
  /** Simulates draws `firstDraw` to `firstDraw + draws − 1`; the tally's buffers are moved, not copied. */
  runChunk(modelId: number, firstDraw: number, draws: number): Reply<Tally>;
}

/** The worker's side of the pool. */
export function createWorkerApi(): WorkerApi {
  const simulators = new Map<number, Simulator>();
  return {
    ready: () => true,
    load: (modelId, model, forget) =>
      answer(() => {
        for (const id of forget) simulators.delete(id);
        simulators.set(modelId, createSimulator(model));
        return true;
      }),
    runChunk: (modelId, firstDraw, draws) => {
      const reply = answer(() => {
        const simulator = simulators.get(modelId);
        if (!simulator) throw new Error(`model ${modelId} has not been loaded into this worker`);
        return simulator.runChunk(firstDraw, draws);
      });
      return reply.ok ? transfer(reply, buffersOf(reply.value)) : reply;
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

function problemsOf(error: unknown): readonly Problem[] {
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
  const { offsets, values, counts, overfull, sample } = tally;
  const arrays = [offsets, values, counts, overfull, sample.draws, sample.counts];
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}
