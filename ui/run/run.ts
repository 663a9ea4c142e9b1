import type { Lock, LockedOutcome, Result, Scenario } from '../../engine/index.ts';

/** One run that the page wants. */
export interface RunRequest {
  readonly key: string;
  /** With the seed and the draws of the run. */
  readonly scenario: Scenario;
  readonly variant: string;
}

/** What is known of a run so far. */
export interface Run {
  readonly key: string;
  /** Its number at the conductor, by which it is asked about; another when it had to be run again. */
  readonly id: number;
  readonly draws: number;
  readonly drawsDone: number;
  readonly phase: 'running' | 'stopped' | 'done' | 'failed';
  /** Present from the first picture on. */
  readonly result?: Result;
  /** SHA-256 of each outcome; only when done. */
  readonly digests?: ReadonlyMap<string, string>;
  /** Why it failed, for the reader. */
  readonly reason?: string;
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
