import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { PoolPlatform, PoolWorker } from './platform.ts';

/** Most workers started unless more are asked for. */
const MOST_WORKERS = 16;

/**
 * Worker threads of Node.
 *
 * @param size   number of workers; one for each processor, at most 16, unless given
 * @param script the built worker; `worker-node.js` beside this file unless given
 */
export function nodePlatform(
  size: number = Math.min(availableParallelism(), MOST_WORKERS),
  script: URL = new URL('./worker-node.js', import.meta.url),
): PoolPlatform {
  return {
    size: Math.max(1, size),
    now: () => performance.now(),
    spawn: () => spawnThread(script),
  };
}

/** One worker thread; `options` as Node has them, such as how much memory it may use. */
export function spawnThread(script: URL, options: WorkerOptions = {}): PoolWorker {
  const thread = new Worker(script, options);
  return {
    endpoint: nodeEndpoint(thread),
    onLost(callback) {
      thread.on('error', (error) => callback(`it failed: ${error.message}`));
      thread.on('messageerror', (error) =>
        callback(`its answer could not be read: ${error.message}`),
      );
      thread.on('exit', (code) => callback(`it ended with exit code ${code}`));
    },
    terminate() {
      void thread.terminate();
    },
  };
}
