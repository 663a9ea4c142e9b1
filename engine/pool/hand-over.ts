import type { Task } from './job.ts';

/** Chunks of one run that a worker has counted and not handed over; they are lost with it. */
export interface Held {
  /** When it began to hold them, milliseconds. */
  readonly since: number;
  readonly tasks: Task[];
}

/** Chunks that begin before this simulated draw are handed over at once, for the first pictures. */
const AT_ONCE = 1024;

/** A worker holds what it counts for so long, milliseconds, and longer as the run goes on. */
const LEAST_MS = 150;
/** Share of the time that the run has taken. */
const SHARE = 0.5;

/** Longest time that it holds anything, milliseconds: so much work is lost with it. */
const MOST_MS = 1_000;

/** Beyond this share of the draws no picture is drawn before the last, which needs everything. */
const LAST = 0.5;

/**
 * Whether a worker hands over what it holds together with its next chunk. Merging takes time that workers
 * need, so this gets rarer as there is less to see.
 *
 * @param task   the next chunk
 * @param heldMs for how long the worker has been holding draws of the run
 * @param runMs  for how long the run has been going on
 * @param share  of its draws that are worked out
 */
export function isHandOverDue(
  { chunk, losses, patience }: Task,
  heldMs: number,
  runMs: number,
  share: number,
): boolean {
  if (chunk.kind === 'simulated' && chunk.firstDraw < AT_ONCE) return true;
  // what was lost once is not put at risk by other chunks
  if (losses > 0 || patience > 1 || heldMs >= MOST_MS) return true;
  return share <= LAST && heldMs >= Math.max(LEAST_MS, SHARE * runMs);
}
