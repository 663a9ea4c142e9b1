import { transfer } from 'comlink';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import type { KernelKind } from '../simulate/create-kernel.ts';
import { createConditional, type ConditionalRun } from '../simulate/conditional.ts';
import { createExpectation, type Expectation } from '../simulate/expectation.ts';
import { createSimulator, type Simulator } from '../simulate/simulator.ts';
import { emptyTally, type Tally } from '../simulate/tally.ts';
import type { Chunk } from './chunk-plan.ts';

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
  /** Prepares a model under a number, and forgets others that are no longer needed; says what runs its kernel. */
  load(modelId: number, model: Model, forget: readonly number[]): Reply<KernelKind>;
  /** What the draws of a chunk gave; the tally's buffers are moved, not copied. */
  runChunk(modelId: number, chunk: Chunk): Reply<Tally>;
}

/** A model made ready on this worker; its means when they are first asked for. */
interface Loaded {
  readonly model: Model;
  readonly only: KernelKind | undefined;
  readonly simulator: Simulator;
  expectation?: Expectation;
  conditional?: ConditionalRun;
}

/**
 * The worker's side of the pool.
 *
 * @param only the kind of kernel to take; the quickest that can run here unless given
 */
export function createWorkerApi(only?: KernelKind): WorkerApi {
  const models = new Map<number, Loaded>();
  return {
    ready: () => true,
    load: (modelId, model, forget) =>
      answer(() => {
        for (const id of forget) models.delete(id);
        const simulator = createSimulator(model, only);
        models.set(modelId, { model, only, simulator });
        return simulator.kernelKind;
      }),
    runChunk: (modelId, chunk) => {
      const reply = answer(() => {
        const loaded = models.get(modelId);
        if (!loaded) throw new Error(`model ${modelId} has not been loaded into this worker`);
        return runChunk(loaded, chunk);
      });
      return reply.ok ? transfer(reply, buffersOf(reply.value)) : reply;
    },
  };
}

function runChunk(loaded: Loaded, { kind, firstDraw, draws }: Chunk): Tally {
  if (kind === 'simulated') return loaded.simulator.runChunk(firstDraw, draws);
  if (kind === 'conditional') {
    loaded.conditional ??= createConditional(loaded.model, loaded.only);
    return {
      ...emptyTally(loaded.model),
      conditional: loaded.conditional.runChunk(firstDraw, draws),
    };
  }
  loaded.expectation ??= createExpectation(loaded.model);
  return {
    ...emptyTally(loaded.model),
    expected: loaded.expectation.runChunk(firstDraw, draws),
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
  const { offsets, values, counts, overfull, sample, expected, conditional } = tally;
  const { bins, sums, high, low, octaves } = conditional;
  const growth = [octaves.draws, octaves.means.high, octaves.means.low];
  const laws = [conditional.offsets, bins, conditional.counts, sums, high, low, ...growth];
  const histogram = [offsets, values, counts, overfull, ...laws];
  const parts = [sample.draws, sample.values, expected.draws, expected.means, expected.any];
  const arrays = [...histogram, ...parts];
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}
