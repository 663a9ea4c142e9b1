import { performance } from 'node:perf_hooks';
import { spawnThread } from '../../../engine/pool/platform-node.ts';
import type { PoolPlatform, PoolWorker } from '../../../engine/pool/platform.ts';
import type { Model } from '../../../engine/model/model.ts';

/** The model whose tallies `counting-worker.mjs` makes; uncertain, so that 256 draws have means as well. */
export const countingModel: Model = {
  stream: 2,
  seed: '',
  variant: 'base',
  clock: { startMonth: 0, steps: 1, unit: 'month', stepMonths: 1, isDated: true },
  steps: 1,
  states: [
    {
      name: 'abroad',
      form: 'final',
      rows: 1,
      rowAt: [0],
      byEntry: false,
      cohortAt: [0],
      classes: 1,
      byDwell: false,
      redealt: [],
    },
  ],
  inputs: [{ purpose: 'param:p', counter: 0, distribution: { kind: 'uniform', min: 0, max: 1 } }],
  splits: [],
  hierarchies: [],
  population: [],
  inflows: [],
  epochs: [0],
  flows: [],
  capacities: [],
  generators: [],
  tables: [],
  outcomes: [
    {
      name: 'returned',
      label: '',
      unit: 'people',
      isWhole: true,
      measure: { kind: 'count', of: { kind: 'stock', members: [0], startMembers: [] } },
    },
  ],
};

export interface CountingPlatform extends PoolPlatform {
  /** Every worker started so far. */
  readonly spawned: readonly PoolWorker[];
  /** When each was started, by `now`. */
  readonly spawnedAt: readonly number[];
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
  const spawnedAt: number[] = [];
  const now = () => performance.now();
  return {
    size,
    spawned,
    spawnedAt,
    now,
    spawn() {
      spawnedAt.push(now());
      const { href } = new URL(`./counting-worker.mjs?${fault(spawned.length)}`, import.meta.url);
      // Node drops the query of a worker's own address, but not of a module that it imports
      const script = new URL(`data:text/javascript,${encodeURIComponent(`import '${href}'`)}`);
      const worker = spawnThread(script, { resourceLimits: { maxOldGenerationSizeMb: 48 } });
      spawned.push(worker);
      return worker;
    },
  };
}
