import { createPool, type Pool } from '../../engine/index.ts';
import { browserPlatform } from '../../engine/pool/platform-browser.ts';

/**
 * How long a cancelled chunk may go on, milliseconds. The reader never waits for it, and a worker that is
 * let finish is warm, while a new one has to compile the simulator again.
 */
const GRACE_MS = 400;

let pool: Pool | undefined;

/** The page's one pool of workers, started when first asked for and kept. */
export function pagePool(): Pool {
  pool ??= createPool(browserPlatform(), { graceMs: GRACE_MS });
  return pool;
}
