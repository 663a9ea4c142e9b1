import type { Task } from './job.ts';

/** Chunks of one run that a worker has counted and not handed over; they are lost with it. */
export interface Held {
  /** When it began to hold them, milliseconds. */
  readonly since: number;
  readonly tasks: Task[];
}

/** Chunks that begin before this simulated draw are handed over at once, for the first picture. */
const AT_ONCE = 256;

/** A worker holds what it counts for so long, milliseconds, and longer as the run goes on. */
const LEAST_MS = 150;
/** Share of the time that the run has taken. */
const SHARE = 0.5;

/** Longest time that it holds anything, milliseconds: so much work is lost with it. */
const MOST_MS = 1_000;

/** Beyond this share of the draws no picture is drawn before the last, which needs everything. */
const LAST = 0.5;

/** A run as it is when a worker gets another chunk of it. */
export interface RunInHand {
  /** For how long the worker has been holding draws of the run, milliseconds. */
  readonly heldMs: number;
  /** For how long the run has been going on, milliseconds. */
  readonly runMs: number;
  /** Share of its draws that are worked out. */
  readonly share: number;
  /** Whether anybody has looked at what was handed over before. */
  readonly isWatched: boolean;
}

/**
 * Whether a worker hands over what it holds together with its next chunk. Listing and merging take time that workers
 * need, so this gets rarer as there is less to see, and where nobody looks it is left to the end.
 *
 * @param task the next chunk
 */
export function isHandOverDue(
  { chunk, losses, patience }: Task,
  { heldMs, runMs, share, isWatched }: RunInHand,
): boolean {
  if (chunk.kind === 'simulated' && chunk.firstDraw < AT_ONCE) return true;
  // what was lost once is not put at risk by other chunks
  if (losses > 0 || patience > 1 || heldMs >= MOST_MS) return true;
  return isWatched && share <= LAST && heldMs >= Math.max(LEAST_MS, SHARE * runMs);
}
