import type { Model } from '../model/model.ts';
import type { RunPlan } from '../simulate/plan-run.ts';
import type { Tally } from '../simulate/tally.ts';
import type { Chunk, ChunkPlan } from './chunk-plan.ts';
import type { Pace } from './pace.ts';

/** State of a run after another chunk. */
export interface Progress {
  /** Draws that were worked out, some of which workers may still hold; fewer again where one is lost. */
  readonly drawsDone: number;
  /** Draws that the tally holds: those of the way that has more. */
  readonly counted: number;
  readonly draws: number;
  /**
   * Everything handed over so far; draws may be missing in between until the run is done. Where nobody asks for it,
   * workers keep what they have counted for longer.
   */
  tally(): Tally;
}

export interface RunOptions {
  /** Whole, 1 to 4,294,967,295. */
  readonly draws: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Whether people are only followed: no laws and no means given the parameters. */
  readonly isGlance?: boolean;
  /** Order in which chunks are dealt; the result does not depend on it, which tests prove. */
  readonly order?: 'forward' | 'reversed';
}

/** A chunk on its way, with the workers it has cost so far. */
export interface Task {
  readonly chunk: Chunk;
  readonly losses: number;
  /** How many times the usual patience its worker is given. */
  readonly patience: number;
}

/** A run under way. */
export interface Job {
  readonly modelId: number;
  /** Number of the run. */
  readonly run: number;
  /** When it began, milliseconds. */
  readonly began: number;
  readonly model: Model;
  readonly plan: ChunkPlan;
  readonly pace: Pace;
  /** How many draws are worked out in which way. */
  readonly ways: RunPlan;
  readonly options: RunOptions;
  /** Index of the next chunk that has not been dealt yet. */
  next: number;
  /** Chunks that were lost with their worker, and what is left of those that were too long. */
  readonly again: Task[];
  /** Draws that were worked out, by way, handed over or not. */
  readonly workedOut: Record<Chunk['kind'], number>;
  /** Everything handed over. */
  tally: Tally;
  /** Whether anybody has looked at it. */
  isWatched: boolean;
  settled: boolean;
  resolve(tally: Tally): void;
  reject(error: unknown): void;
}

/** Whether a chunk of it waits for a worker. */
export function hasWork(job: Job): boolean {
  return job.again.length > 0 || job.next < job.plan.count;
}

/** The next chunk, or as much of it as is done before anyone would wait. */
export function takeTask(job: Job): Task {
  const task = job.again.pop() ?? plannedTask(job);
  const { kind, firstDraw, draws } = task.chunk;
  const most = job.pace.mostDraws(kind);
  if (draws <= most) return task;
  const rest = { kind, firstDraw: firstDraw + most, draws: draws - most };
  job.again.push({ ...task, chunk: rest });
  return { ...task, chunk: { kind, firstDraw, draws: most } };
}

function plannedTask(job: Job): Task {
  const index = job.options.order === 'reversed' ? job.plan.count - 1 - job.next : job.next;
  job.next += 1;
  return { chunk: job.plan.at(index), losses: 0, patience: 1 };
}
