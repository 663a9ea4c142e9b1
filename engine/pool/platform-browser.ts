import { clock } from './clock-browser.ts';
import type { PoolPlatform, PoolWorker } from './platform.ts';

/** Most workers started: beyond this, start-up and merging cost more than they bring on a laptop. */
const MOST_WORKERS = 8;

/**
 * Web workers of a page or of another worker.
 *
 * @param start starts a worker that exposes `createWorkerApi`
 * @param size  number of workers; one for each processor, at most eight, unless given
 */
export function browserPlatform(
  start: () => Worker,
  // some private modes hide the number of processors
  size: number = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS),
): PoolPlatform {
  return { size: Math.max(1, size), now: clock, spawn: () => asPoolWorker(start()) };
}

function asPoolWorker(worker: Worker): PoolWorker {
  return {
    endpoint: worker,
    onLost(callback) {
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // else it would reach whoever started the conductor, as a failure of that
        // a script that cannot be loaded gives an event without a message
        callback(`it failed: ${event.message || 'its script could not be loaded'}`);
      });
      worker.addEventListener('messageerror', () => callback('its answer could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
