import { createAnalyst } from './analyst-browser.ts';
import { createConductor, type Conductor, type RunNews } from './conductor.ts';
import { browserPlatform } from './platform-browser.ts';
import { createPool } from './pool.ts';
import type { StartWorker } from './start-worker.ts';

/**
 * How long a cancelled chunk may go on, milliseconds. The reader never waits for it, and a worker that is
 * let finish is warm, while a new one has to compile the simulator again.
 */
const GRACE_MS = 400;

/** A conductor in this thread, with a pool and an analyst of its own. */
export function localConductor(tell: (news: RunNews) => void, startWorker: StartWorker): Conductor {
  const platform = browserPlatform(() => startWorker('draws'));
  const pool = createPool(platform, { graceMs: GRACE_MS });
  const analyst = createAnalyst(() => startWorker('analysis'));
  return createConductor(pool, analyst, platform.now, tell);
}
