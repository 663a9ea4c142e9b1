import { BaserateError, fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { drawsDone, isDone, planRun, type RunPlan } from '../simulate/plan-run.ts';
import { emptyTally, mergeTally, type Tally } from '../simulate/tally.ts';
import { chunkPlan, type Chunk, type ChunkPlan } from './chunk-plan.ts';
import { drawWork } from './draw-work.ts';
import type { PoolPlatform } from './platform.ts';
import { createWorkerSlot, WorkerLost, type WorkerSlot } from './worker-slot.ts';

/** State of a run after another chunk has been merged. */
export interface Progress {
  readonly drawsDone: number;
  readonly draws: number;
  /** Everything counted so far; draws may be missing in between until the run is done. */
  tally(): Tally;
}

export interface RunOptions {
  /** Whole, 1 to 4,294,967,295. */
  readonly draws: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Order in which chunks are dealt; the result does not depend on it, which tests prove. */
  readonly order?: 'forward' | 'reversed';
}

/** Workers that share the draws of a run. */
export interface Pool {
  /** Number of workers. */
  readonly size: number;
  /**
   * Runs draws 0 to draws − 1 of a model and counts what happened.
   *
   * The tally is the same for any number of workers, any order of chunks, and when workers are lost on
   * the way. Runs under way at the same time share the workers in turn.
   *
   * @throws BaserateError `pool/cancelled` as soon as the signal aborts; `pool/worker-lost` when one chunk
   *         has lost its worker three times; `pool/closed`; `pool/draws`; or what the model itself has wrong
   */
  run(model: Model, options: RunOptions): Promise<Tally>;
  /** Ends all workers; runs under way reject with `pool/closed`. */
  close(): void;
}

/** Waiting times and limits of a pool; the defaults suit people, tests shorten them. */
export interface PoolLimits {
  /** Longest wait for a new worker's first answer, milliseconds. */
  readonly readyMs: number;
  /** Longest time for one chunk before its worker counts as hung, milliseconds. */
  readonly chunkMs: number;
  /** How long a cancelled chunk may go on before its worker is ended, milliseconds. */
  readonly graceMs: number;
  /** Workers one chunk may lose before the run fails. */
  readonly lossesPerChunk: number;
}

const DEFAULT_LIMITS: PoolLimits = {
  readyMs: 30_000,
  chunkMs: 60_000,
  graceMs: 200,
  lossesPerChunk: 3,
};

/** Most draws whose counts fit the tally's 32-bit integers. */
const MOST_DRAWS = 4_294_967_295;

/** A chunk on its way, with the workers it has cost so far. */
interface Task {
  readonly chunk: Chunk;
  losses: number;
}

interface Job {
  readonly modelId: number;
  readonly model: Model;
  readonly plan: ChunkPlan;
  /** How many draws are worked out in which way. */
  readonly ways: RunPlan;
  readonly options: RunOptions;
  /** Index of the next chunk that has not been dealt yet. */
  next: number;
  /** Chunks whose worker was lost. */
  readonly again: Task[];
  tally: Tally;
  settled: boolean;
  resolve(tally: Tally): void;
  reject(error: unknown): void;
}

interface Place {
  readonly slot: WorkerSlot;
  /** Job whose chunk the worker is on; undefined when idle. */
  job: Job | undefined;
}

/** Opens a pool and starts its workers. */
export function createPool(platform: PoolPlatform, limits: Partial<PoolLimits> = {}): Pool {
  const { readyMs, chunkMs, graceMs, lossesPerChunk } = { ...DEFAULT_LIMITS, ...limits };
  const places = Array.from({ length: platform.size }, (): Place => {
    const slot = createWorkerSlot(platform, { readyMs, chunkMs });
    slot.warm();
    return { slot, job: undefined };
  });
  const modelIds = new WeakMap<Model, number>();
  let lastModelId = 0;
  let jobs: Job[] = [];
  let closed = false;

  function identify(model: Model): number {
    const known = modelIds.get(model);
    if (known !== undefined) return known;
    lastModelId += 1;
    modelIds.set(model, lastModelId);
    return lastModelId;
  }

  /** Gives every idle worker a chunk; jobs take turns. */
  function deal(): void {
    for (const place of places) {
      if (place.job) continue;
      const job = jobs.find((candidate) => hasWork(candidate));
      if (!job) return;
      jobs = [...jobs.filter((other) => other !== job), job];
      void work(place, job, takeTask(job));
    }
  }

  async function work(place: Place, job: Job, task: Task): Promise<void> {
    place.job = job;
    try {
      const reply = await place.slot.runChunk(job.modelId, job.model, task.chunk);
      if (job.settled) return;
      if (reply.ok) count(job, reply.value);
      else settle(job, () => job.reject(new BaserateError(reply.problems)));
    } catch (error) {
      if (job.settled) return;
      if (!(error instanceof WorkerLost)) settle(job, () => job.reject(error));
      else retry(job, task, error);
    } finally {
      place.job = undefined;
      deal();
    }
  }

  function count(job: Job, tally: Tally): void {
    const merged = mergeTally(job.tally, tally);
    job.tally = merged;
    const { draws, onProgress } = job.options;
    onProgress?.({ drawsDone: drawsDone(merged, job.ways, draws), draws, tally: () => merged });
    if (isDone(merged, job.ways)) settle(job, () => job.resolve(merged));
  }

  function retry(job: Job, task: Task, lost: WorkerLost): void {
    task.losses += 1;
    if (task.losses < lossesPerChunk) {
      job.again.push(task);
      return;
    }
    const { firstDraw, draws } = task.chunk;
    const where = `draws ${firstDraw} to ${firstDraw + draws - 1}`;
    const rule = `must not lose their worker ${lossesPerChunk} times`;
    const error = fail('pool/worker-lost', where, `${rule}; the last time, ${lost.message}`);
    settle(job, () => job.reject(error));
  }

  function settle(job: Job, finish: () => void): void {
    if (job.settled) return;
    job.settled = true;
    jobs = jobs.filter((other) => other !== job);
    finish();
  }

  /** Rejects at once, then frees workers whose chunk goes on for longer than the grace. */
  function stop(job: Job, error: BaserateError): void {
    settle(job, () => job.reject(error));
    setTimeout(() => {
      for (const place of places)
        if (place.job === job) place.slot.discard('its run was cancelled');
    }, graceMs);
  }

  function run(model: Model, options: RunOptions): Promise<Tally> {
    const { draws, signal } = options;
    if (closed) return Promise.reject(closedError());
    if (!(Number.isInteger(draws) && draws >= 1 && draws <= MOST_DRAWS)) {
      const rule = `must be whole and from 1 to ${MOST_DRAWS}; got ${draws}`;
      return Promise.reject(fail('pool/draws', 'draws', rule, draws));
    }
    if (signal?.aborted) return Promise.reject(cancelledError());
    const ways = planRun(model, draws);
    return new Promise<Tally>((resolve, reject) => {
      const onAbort = () => stop(job, cancelledError());
      const release = () => signal?.removeEventListener('abort', onAbort);
      const job: Job = {
        modelId: identify(model),
        model,
        plan: chunkPlan(
          ways.simulated,
          places.length,
          ways.expected,
          drawWork(model),
          ways.conditional,
        ),
        ways,
        options,
        next: 0,
        again: [],
        tally: emptyTally(model),
        settled: false,
        resolve: (tally) => (release(), resolve(tally)),
        reject: (error) => (release(), reject(error)),
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      jobs = [job, ...jobs]; // it has had no turn yet
      deal();
    });
  }

  function close(): void {
    closed = true;
    for (const job of [...jobs]) settle(job, () => job.reject(closedError()));
    for (const { slot } of places) slot.discard('the pool was closed');
  }

  return { size: places.length, run, close };
}

function hasWork(job: Job): boolean {
  return job.again.length > 0 || job.next < job.plan.count;
}

function takeTask(job: Job): Task {
  const again = job.again.pop();
  if (again) return again;
  const index = job.options.order === 'reversed' ? job.plan.count - 1 - job.next : job.next;
  job.next += 1;
  return { chunk: job.plan.at(index), losses: 0 };
}

function cancelledError(): BaserateError {
  return fail('pool/cancelled', 'run', 'was cancelled before all its draws were done');
}

function closedError(): BaserateError {
  return fail('pool/closed', 'run', 'the pool of workers was closed; open another to run again');
}
