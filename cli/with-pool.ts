import { createPool, type Pool } from '../engine/index.ts';
import { nodePlatform } from '../engine/pool/platform-node.ts';
import type { Arguments, Option } from './command.ts';

/** Most workers that `--workers` takes. */
const MOST_WORKERS = 256;

/** The option of commands that run something. */
export const WORKERS_OPTION: Readonly<Record<string, Option>> = {
  workers: {
    value: 'N',
    about: 'number of worker threads; one per processor, at most 16; moves no number',
  },
};

/** Opens a pool for a piece of work and closes it whatever happens. */
export async function withPool<T>(args: Arguments, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(nodePlatform(args.whole('workers', 1, MOST_WORKERS)));
  try {
    return await work(pool);
  } finally {
    pool.close();
  }
}
