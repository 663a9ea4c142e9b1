import type { PoolPlatform, PoolWorker } from './platform.ts';

/** Most workers started: beyond this, start-up and merging cost more than they bring on a laptop. */
const MOST_WORKERS = 8;

/** Web workers of a page or of another worker, one for each processor and at most eight. */
export function browserPlatform(
  // some private modes hide the number of processors
  size: number = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS),
): PoolPlatform {
  // eslint-disable-next-line no-restricted-globals -- for watchdogs alone; no number depends on it
  const now = () => performance.now();
  return { size: Math.max(1, size), now, spawn: spawnWorker };
}

function spawnWorker(): PoolWorker {
  const worker = new Worker(new URL('./worker-browser.ts', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    onLost(callback) {
      // a script that cannot be loaded gives an event without a message
      worker.addEventListener('error', ({ message }) =>
        callback(`it failed: ${message || 'its script could not be loaded'}`),
      );
      worker.addEventListener('messageerror', () => callback('its answer could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
