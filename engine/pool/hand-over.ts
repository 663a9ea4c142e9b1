import type { Task } from './job.ts';

/** Chunks of one run that a worker has counted and not handed over; they are lost with it. */
export interface Held {
  /** When it began to hold them, milliseconds. */
  readonly since: number;
  readonly tasks: Task[];
}

/** So many draws are handed over chunk by chunk, for the first pictures. */
const AT_ONCE = 1024;

/** A worker holds what it counts for so long, milliseconds, and longer as the run goes on. */
const LEAST_MS = 150;
const MOST_MS = 1_000;
/** Share of the time that the run has taken. */
const SHARE = 0.5;

/**
 * Whether a worker hands over what it holds together with its next chunk. Merging takes time that workers
 * need, so this gets rarer as there is less to see; but at most about a second's work is lost with a worker.
 *
 * @param task    the next chunk
 * @param counted draws that the run has been handed, of the way that has more
 * @param heldMs  for how long the worker has been holding draws of the run
 * @param runMs   for how long the run has been going on
 */
export function isHandOverDue(
  { losses, patience }: Task,
  counted: number,
  heldMs: number,
  runMs: number,
): boolean {
  // what was lost once is not put at risk by other chunks
  if (losses > 0 || patience > 1 || counted < AT_ONCE) return true;
  return heldMs >= Math.min(Math.max(LEAST_MS, SHARE * runMs), MOST_MS);
}
