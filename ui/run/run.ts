import type { Lock, LockedOutcome, Model, Result, Tally } from '../../engine/index.ts';
import { outcomeDigest } from '../../engine/index.ts';

/** One run that the page wants. */
export interface RunRequest {
  readonly key: string;
  readonly draws: number;
  /** Compiles on demand; throws BaserateError when the variant cannot be compiled. */
  readonly compile: () => Model;
}

/** What is known of a run so far. */
export interface Run {
  readonly key: string;
  readonly draws: number;
  readonly drawsDone: number;
  readonly phase: 'running' | 'stopped' | 'done' | 'failed';
  /** Present from the first merged chunk on. */
  readonly result?: Result;
  /** What `result` was summarised from, and the model that was run; present with it. */
  readonly tally?: Tally;
  readonly model?: Model;
  /** SHA-256 of each outcome; only when done. */
  readonly digests?: ReadonlyMap<string, string>;
  /** Why it failed, for the reader. */
  readonly reason?: string;
}

/** Digest of every outcome of a finished run. */
export function digestsOf(tally: Tally): ReadonlyMap<string, string> {
  return new Map(tally.outcomes.map((name, index) => [name, outcomeDigest(tally, index)]));
}

export type Verdict = 'same' | 'different' | 'not-locked';

/** Whether a finished run counted the same as the committed one, for every outcome of the lock. */
export function compareWithLock(run: Run, locked: LockedRun | undefined): Verdict {
  if (run.digests === undefined || locked === undefined) return 'not-locked';
  const names = Object.keys(locked);
  if (names.length === 0) return 'not-locked';
  return names.every((name) => locked[name]?.digest === run.digests?.get(name))
    ? 'same'
    : 'different';
}

/** The outcomes of one variant in a lock. */
export type LockedRun = Readonly<Record<string, LockedOutcome>>;

/** A variant's entry of a lock, where there is one. */
export function lockedRun(lock: Lock | undefined, variant: string): LockedRun | undefined {
  return lock !== undefined && Object.hasOwn(lock.runs, variant) ? lock.runs[variant] : undefined;
}
