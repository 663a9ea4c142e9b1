import {
  compareOutcome,
  differencesOf,
  type Differences,
  type PairedDifference,
} from '../analysis/compare.ts';
import { ignoranceBand } from '../analysis/ignorance-band.ts';
import type { Influence } from '../analysis/influence.ts';
import type { MeanFlows } from '../analysis/mean-flows.ts';
import type { CountSummary, Result } from '../analysis/result.ts';
import { summarise } from '../analysis/summarise.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import { outcomeDigest } from '../lock/digest.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Tally } from '../simulate/tally.ts';
import { FIRST_PICTURE, isWorthPicture } from './picture-plan.ts';
import type { PoolPlatform } from './platform.ts';
import type { Pool, Progress } from './pool.ts';
import { runToPrecision } from './run-to-precision.ts';
import { problemsOf } from './worker-api.ts';

/** A run that a page asks for; everything in it is plain data. */
export interface RunOrder {
  /** Chosen by whoever asks; a number is used once. */
  readonly id: number;
  readonly scenario: Scenario;
  readonly variant: string;
  /** Whether its first picture is all that is wanted, such as while a value is being moved; nothing is drawn after it. */
  readonly isGlance?: boolean;
}

/** What a page hears of its runs. A run that was stopped is not heard of again. */
export type RunNews =
  | { readonly kind: 'progress'; readonly id: number; readonly drawsDone: number }
  | {
      readonly kind: 'picture';
      readonly id: number;
      readonly drawsDone: number;
      readonly result: Result;
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly result: Result;
      /** SHA-256 of each outcome, by name. */
      readonly digests: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'failed'; readonly id: number; readonly problems: readonly Problem[] };

/**
 * Runs models on a pool and keeps what they counted, so that a page gets results as plain data and does no
 * arithmetic of its own. Questions answer undefined where a run is not held, or cannot answer them.
 */
export interface Conductor {
  /** Begins a run once every message that came with the order was read, so that a stale one never begins. */
  start(order: RunOrder): void;
  /** Stops a run; what it has counted is kept. */
  stop(id: number): void;
  /** Stops runs and forgets what they counted. */
  forget(ids: readonly number[]): void;
  /** One outcome of two runs, draw by draw; see `compareOutcome`. */
  compare(base: number, now: number, outcome: string): Promise<PairedDifference | undefined>;
  /** All its paired differences; see `differencesOf`. */
  differences(base: number, now: number, outcome: string): Promise<Differences | undefined>;
  /** Where it would lie if luck were averaged out; see `ignoranceBand`. */
  ignorance(id: number, outcome: string): Promise<readonly CountSummary['quantiles'][] | undefined>;
  /** Mean people and moves over the first draws; see `meanFlows`. */
  meanFlows(id: number): Promise<MeanFlows | undefined>;
  /** What moves an outcome; see `influences`. */
  influences(id: number, outcome: string): Promise<readonly Influence[] | undefined>;
}

/** Analyses that take long, in a thread of their own. */
export interface LongAnalyses {
  influences(model: Model, tally: Tally, outcome: string): Promise<readonly Influence[]>;
  meanFlows(model: Model, draws: number): Promise<MeanFlows>;
}

interface HeldRun {
  readonly controller: AbortController;
  model?: Model;
  tally?: Tally;
}

/** Progress without a picture is told this often, milliseconds. */
const PROGRESS_MS = 80;

/** More draws bring flows little, and cost time. */
const FLOW_DRAWS = 256;

/**
 * @param now  milliseconds, for how often progress is told
 * @param tell hears what becomes of runs
 */
export function createConductor(
  pool: Pool,
  analyses: LongAnalyses,
  now: PoolPlatform['now'],
  tell: (news: RunNews) => void,
): Conductor {
  const held = new Map<number, HeldRun>();

  async function start({ id, scenario, variant, isGlance }: RunOrder): Promise<void> {
    const run: HeldRun = { controller: new AbortController() };
    const { signal } = run.controller;
    held.set(id, run);
    await nextTurn(); // whatever makes it stale may lie unread
    if (signal.aborted) return;
    try {
      const model = (run.model = compile(scenario, { variant }));
      const { draws, precision } = scenario.run;
      if (isGlance) {
        await glance(id, run, model, Math.min(FIRST_PICTURE, draws));
        return;
      }
      const follow = followRun(id, run, model, draws);
      const options = { draws, precision, signal, onProgress: follow };
      const tally = await runToPrecision(pool, model, options);
      run.tally = tally;
      const digests = tally.outcomes.map((name, i) => [name, outcomeDigest(tally, i)] as const);
      tell({ kind: 'done', id, result: summarise(model, tally), digests });
    } catch (error) {
      if (!signal.aborted) tell({ kind: 'failed', id, problems: problemsOf(error) });
    }
  }

  /** People followed in a few draws, and no more; where draws are slow, in fewer before that. */
  async function glance(id: number, run: HeldRun, model: Model, draws: number): Promise<void> {
    const { signal } = run.controller;
    const onProgress = followRun(id, run, model, draws);
    const tally = (run.tally = await pool.run(model, {
      draws,
      isGlance: true,
      signal,
      onProgress,
    }));
    tell({ kind: 'picture', id, drawsDone: draws, result: summarise(model, tally) });
  }

  /** Draws pictures when they are worth it; workers have their next chunk before one is begun. */
  function followRun(id: number, run: HeldRun, model: Model, draws: number) {
    const { signal } = run.controller;
    const began = now();
    let toldAt = began;
    let pictured = 0;
    let latest: Progress | undefined;
    const look = () => {
      const progress = latest;
      latest = undefined;
      if (progress === undefined || signal.aborted || progress.drawsDone >= draws) return;
      const { drawsDone, counted } = progress;
      const at = now();
      if (isWorthPicture({ drawsDone, draws, counted, pictured, waitedMs: at - began })) {
        const tally = (run.tally = progress.tally());
        pictured = counted;
        tell({ kind: 'picture', id, drawsDone, result: summarise(model, tally) });
      } else if (at - toldAt >= PROGRESS_MS) tell({ kind: 'progress', id, drawsDone });
      else return;
      toldAt = now();
    };
    return (progress: Progress) => {
      if (latest === undefined) void nextTurn().then(look);
      latest = progress;
    };
  }

  /** What two runs give together; undefined where one is missing, or an edit changed the outcomes. */
  async function both<T>(
    base: number,
    now: number,
    ask: (base: Tally, now: Tally) => T,
  ): Promise<T | undefined> {
    const [before, after] = [held.get(base)?.tally, held.get(now)?.tally];
    if (before === undefined || after === undefined) return undefined;
    return unlessRefused(() => Promise.resolve(ask(before, after)));
  }

  const conductor: Conductor = {
    start: (order) => void start(order),
    stop: (id) => held.get(id)?.controller.abort(),
    forget(ids) {
      for (const id of ids) {
        held.get(id)?.controller.abort();
        held.delete(id);
      }
    },
    compare: (base, now, outcome) => both(base, now, (a, b) => compareOutcome(a, b, outcome)),
    differences: (base, now, outcome) => both(base, now, (a, b) => differencesOf(a, b, outcome)),
    ignorance: async (id, outcome) => {
      const tally = held.get(id)?.tally;
      return tally && ignoranceBand(tally, outcome);
    },
    async meanFlows(id) {
      const { model, tally } = held.get(id) ?? {};
      if (model === undefined || tally === undefined) return undefined;
      return analyses.meanFlows(model, Math.min(tally.draws, FLOW_DRAWS));
    },
    async influences(id, outcome) {
      const { model, tally } = held.get(id) ?? {};
      if (model === undefined || tally === undefined) return undefined;
      return unlessRefused(() => analyses.influences(model, tally, outcome));
    },
  };
  return conductor;
}

/** Undefined where the engine refuses, as when two runs share no draw yet. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}

/** After every message that has already been received. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
