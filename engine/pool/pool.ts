// Long because chunks, workers that are lost and runs that are cancelled share the places of one pool.
import { BaserateError, fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import type { KernelKind } from '../simulate/create-kernel.ts';
import { doneOf, drawsDone, isDone, planRun } from '../simulate/plan-run.ts';
import { emptyTally, mergeTally, type Tally } from '../simulate/tally.ts';
import { chunkPlan } from './chunk-plan.ts';
import { drawWork } from './draw-work.ts';
import { isHandOverDue, type Held } from './hand-over.ts';
import { hasWork, takeTask, type Job, type RunOptions, type Task } from './job.ts';
import { createPace } from './pace.ts';
import type { PoolPlatform } from './platform.ts';
import { createWorkerSlot, WorkerLost, type WorkerSlot } from './worker-slot.ts';

export type { Progress, RunOptions } from './job.ts';

/** Workers that share the draws of a run. */
export interface Pool {
  /** Number of workers. */
  readonly size: number;
  /**
   * What has run kernels in its workers so far: WebAssembly with vectors (`simd`) or without (`scalar`), or TypeScript.
   * It moves no number.
   */
  readonly kernels: readonly KernelKind[];
  /**
   * Runs draws 0 to draws − 1 of a model and counts what happened.
   *
   * The tally is the same for any number of workers, any order of chunks, and when workers are lost on
   * the way. Runs under way at the same time share the workers in turn.
   *
   * @throws BaserateError `pool/cancelled` as soon as the signal aborts; `pool/worker-lost` when one chunk
   *         has lost its worker three times, or no worker could be started; `pool/closed`; `pool/draws`; or
   *         what the model itself has wrong
   */
  run(model: Model, options: RunOptions): Promise<Tally>;
  /** Ends all workers; runs under way reject with `pool/closed`. */
  close(): void;
}

/** Waiting times and limits of a pool; the defaults suit people, tests shorten them. */
export interface PoolLimits {
  /** Longest wait for a new worker's first answer, milliseconds; others work meanwhile. */
  readonly readyMs: number;
  /**
   * Least time for one chunk before its worker counts as hung, milliseconds. Slow draws get more, and a
   * chunk whose worker was silent for so long gets twice the time in the next one.
   */
  readonly hangMs: number;
  /** The time for one chunk that is not doubled any more, milliseconds. */
  readonly chunkMs: number;
  /** How long a cancelled chunk may go on before its worker is ended, milliseconds. */
  readonly graceMs: number;
  /** Workers one chunk may lose before the run fails, and starts in a row that may fail in one place. */
  readonly losses: number;
}

const DEFAULT_LIMITS: PoolLimits = {
  readyMs: 15_000,
  hangMs: 800,
  chunkMs: 10_000,
  graceMs: 200,
  losses: 3,
};

/** Most draws whose counts fit the tally's 32-bit integers. */
const MOST_DRAWS = 4_294_967_295;

/** Asks a worker for what it holds, and for nothing more. */
const HAND_OVER: Task = {
  chunk: { kind: 'simulated', firstDraw: 0, draws: 0 },
  losses: 0,
  patience: 1,
};

interface Place {
  readonly slot: WorkerSlot;
  /** Job whose chunk the worker is on; undefined when idle. */
  job: Job | undefined;
  /** What its worker has counted and not handed over. */
  readonly held: Map<Job, Held>;
  /** Workers in a row that could not be started. */
  failedStarts: number;
}

/** Opens a pool and starts its workers. */
export function createPool(platform: PoolPlatform, limits: Partial<PoolLimits> = {}): Pool {
  const { readyMs, hangMs, chunkMs, graceMs, losses } = { ...DEFAULT_LIMITS, ...limits };
  const places = Array.from({ length: platform.size }, (): Place => {
    const onReady = () => {
      place.failedStarts = 0;
      deal();
    };
    const onNoStart = (error: unknown) => notStarted(place, error);
    const onLost = () => loseHeld(place);
    const slot = createWorkerSlot(platform, { readyMs, onReady, onNoStart, onLost, isNeeded });
    const place: Place = { slot, job: undefined, held: new Map(), failedStarts: 0 };
    return place;
  });
  const modelIds = new WeakMap<Model, number>();
  let lastModelId = 0;
  let lastRun = 0;
  let jobs: Job[] = [];
  let closed = false;

  function isNeeded(modelId: number): boolean {
    return jobs.some((job) => job.modelId === modelId);
  }

  /** Runs of one model at the same time have a number of it each, since workers count for one run of a model. */
  function identify(model: Model): number {
    const known = modelIds.get(model);
    if (known !== undefined && !isNeeded(known)) return known;
    lastModelId += 1;
    modelIds.set(model, lastModelId);
    return lastModelId;
  }

  /** Gives every idle worker a chunk, jobs taking turns, and starts workers where they are missing. */
  function deal(): void {
    if (closed) return;
    for (const place of places) {
      if (place.job) continue;
      if (!place.slot.isReady) {
        if (place.failedStarts < losses) place.slot.warm();
        continue;
      }
      const waiting = [...place.held.keys()].find((candidate) => !hasWork(candidate));
      if (waiting) {
        void work(place, waiting, HAND_OVER);
        continue;
      }
      const job = jobs.find((candidate) => hasWork(candidate));
      if (!job) continue;
      jobs = [...jobs.filter((other) => other !== job), job];
      void work(place, job, takeTask(job));
    }
  }

  /** Tries again; when no place has a worker and none can be started, no run can go on. */
  function notStarted(place: Place, error: unknown): void {
    place.failedStarts += 1;
    deal();
    if (places.some(({ slot, failedStarts }) => slot.isReady || failedStarts < losses)) return;
    const reason = error instanceof Error ? error.message : String(error);
    const rule = `no worker could be started, ${losses} times in a row; the last time, ${reason}`;
    const problem = fail('pool/worker-lost', 'run', rule);
    for (const job of [...jobs]) settle(job, () => job.reject(problem));
  }

  async function work(place: Place, job: Job, task: Task): Promise<void> {
    place.job = job;
    const { modelId, model, run, pace } = job;
    const { chunk } = task;
    const patience = pace.patience(chunk) * task.patience;
    let tally: Tally | undefined;
    let isWorkedOut = false;
    try {
      const order = { modelId, run, chunk, handOver: isDue(place, job, task) };
      const reply = await place.slot.runChunk(model, order, patience);
      if (reply.ok) {
        if (chunk.draws > 0) pace.learn(chunk, reply.value.milliseconds);
        job.workedOut[chunk.kind] += chunk.draws;
        isWorkedOut = true;
        tally = reply.value.tally;
        if (tally) place.held.delete(job);
        else if (!job.settled) hold(place, job, task);
      } else settle(job, () => job.reject(new BaserateError(reply.problems)));
    } catch (error) {
      if (error instanceof WorkerLost) retry(job, task, error);
      else settle(job, () => job.reject(error));
    }
    free(place); // its worker goes on while this thread merges
    if (!isWorkedOut || job.settled) return;
    try {
      count(job, tally);
    } catch (error) {
      settle(job, () => job.reject(error));
    }
  }

  /** Whether everything that a worker holds is to come with a chunk that it is given. */
  function isDue({ held }: Place, job: Job, task: Task): boolean {
    if (!hasWork(job)) return true;
    const now = platform.now();
    const heldMs = now - (held.get(job)?.since ?? now);
    const { workedOut, ways, options, began, isWatched } = job;
    const share = drawsDone(workedOut, ways, options.draws) / options.draws;
    return isHandOverDue(task, { heldMs, runMs: now - began, share, isWatched });
  }

  function hold({ held }: Place, job: Job, task: Task): void {
    const own = held.get(job);
    if (own) own.tasks.push(task);
    else held.set(job, { since: platform.now(), tasks: [task] });
  }

  /** What a worker held when it was lost is worked out again. */
  function loseHeld({ held }: Place): void {
    const lost = [...held];
    held.clear();
    for (const [job, { tasks }] of lost) {
      for (const task of tasks) {
        job.workedOut[task.chunk.kind] -= task.chunk.draws;
        job.again.push({ ...task, losses: task.losses + 1 });
      }
    }
    if (lost.length > 0) deal();
  }

  function free(place: Place): void {
    place.job = undefined;
    deal();
  }

  /** Takes note of a chunk, and of what came with it. */
  function count(job: Job, more: Tally | undefined): void {
    if (more) job.tally = mergeTally(job.tally, more);
    const { tally, ways, workedOut } = job;
    const { draws, onProgress } = job.options;
    const done = doneOf(tally);
    onProgress?.({
      drawsDone: drawsDone(workedOut, ways, draws),
      draws,
      counted: Math.max(done.simulated, done.conditional),
      tally() {
        job.isWatched = true;
        return tally;
      },
    });
    if (isDone(done, ways)) settle(job, () => job.resolve(tally));
  }

  /** A worker that stayed silent may have been slow: the next one is given twice the time, to a limit. */
  function retry(job: Job, task: Task, lost: WorkerLost): void {
    if (job.settled || task === HAND_OVER) return; // what was held has been seen to
    if (lost.silentMs !== undefined && lost.silentMs < chunkMs) {
      job.again.push({ ...task, patience: task.patience * 2 });
      return;
    }
    if (task.losses + 1 < losses) {
      job.again.push({ ...task, losses: task.losses + 1 });
      return;
    }
    const { firstDraw, draws } = task.chunk;
    const where = `draws ${firstDraw} to ${firstDraw + draws - 1}`;
    const rule = `must not lose their worker ${losses} times`;
    const error = fail('pool/worker-lost', where, `${rule}; the last time, ${lost.message}`);
    settle(job, () => job.reject(error));
  }

  function settle(job: Job, finish: () => void): void {
    if (job.settled) return;
    job.settled = true;
    jobs = jobs.filter((other) => other !== job);
    for (const { held } of places) held.delete(job);
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
    const ways = options.isGlance
      ? { simulated: draws, conditional: 0, expected: 0 }
      : planRun(model, draws);
    const drawn = drawWork(model);
    for (const place of places) if (!place.slot.isReady) place.failedStarts = 0;
    return new Promise<Tally>((resolve, reject) => {
      const onAbort = () => stop(job, cancelledError());
      const release = () => signal?.removeEventListener('abort', onAbort);
      const job: Job = {
        modelId: identify(model),
        model,
        run: (lastRun += 1),
        began: platform.now(),
        plan: chunkPlan(ways.simulated, places.length, ways.expected, drawn, ways.conditional),
        pace: createPace(drawn, hangMs),
        ways,
        options,
        next: 0,
        again: [],
        workedOut: { simulated: 0, conditional: 0, expected: 0 },
        tally: emptyTally(model),
        isWatched: false,
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

  deal();
  return {
    size: places.length,
    get kernels() {
      return [...new Set(places.flatMap(({ slot }) => slot.kernel ?? []))].sort();
    },
    run,
    close,
  };
}

function cancelledError(): BaserateError {
  return fail('pool/cancelled', 'run', 'was cancelled before all its draws were done');
}

function closedError(): BaserateError {
  return fail('pool/closed', 'run', 'the pool of workers was closed; open another to run again');
}
