import { nodePlatform } from '../../../engine/pool/platform-node.ts';
import type { PoolPlatform, PoolWorker } from '../../../engine/pool/platform.ts';
import type { Model } from '../../../engine/model/model.ts';

/** The model whose tallies `counting-worker.mjs` makes. */
export const countingModel: Model = {
  stream: 1,
  seed: '',
  variant: 'base',
  startMonth: 0,
  steps: 1,
  states: ['abroad'],
  outcomes: [
    { name: 'returned', label: '', unit: 'people', kind: 'stock', members: [0], startMembers: [] },
  ],
  inputs: [],
  splits: [],
  population: [],
  epochs: [0],
  flows: [],
};

export interface CountingPlatform extends PoolPlatform {
  /** Every worker started so far. */
  readonly spawned: readonly PoolWorker[];
}

/**
 * Real worker threads that count by arithmetic; `fault` gives the query of the n-th worker started, such
 * as `fault=exit&from=512`.
 */
export function countingPlatform(
  size: number,
  fault: (nth: number) => string = () => '',
): CountingPlatform {
  const spawned: PoolWorker[] = [];
  return {
    size,
    spawned,
    spawn() {
      const { href } = new URL(`./counting-worker.mjs?${fault(spawned.length)}`, import.meta.url);
      // Node drops the query of a worker's own address, but not of a module that it imports
      const script = new URL(`data:text/javascript,${encodeURIComponent(`import '${href}'`)}`);
      const worker = nodePlatform(1, script).spawn();
      spawned.push(worker);
      return worker;
    },
  };
}
