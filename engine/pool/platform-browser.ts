import type { PoolPlatform, PoolWorker } from './platform.ts';

/** Most workers started: beyond this, start-up and merging cost more than they bring on a laptop. */
const MOST_WORKERS = 8;

/** Web workers of the page, one for each processor and at most eight. */
export function browserPlatform(
  size: number = Math.min(navigator.hardwareConcurrency, MOST_WORKERS),
): PoolPlatform {
  return { size: Math.max(1, size), spawn: spawnWorker };
}

function spawnWorker(): PoolWorker {
  const worker = new Worker(new URL('./worker-browser.ts', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    onLost(callback) {
      worker.addEventListener('error', (event) => callback(`it failed: ${event.message}`));
      worker.addEventListener('messageerror', () => callback('its answer could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
