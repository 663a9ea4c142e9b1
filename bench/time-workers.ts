import type { Model } from '../engine/model/model.ts';
import type { PoolPlatform } from '../engine/pool/platform.ts';
import { createPool } from '../engine/pool/pool.ts';
import type { Way } from './chunks.ts';
import { timeInTurn } from './timing.ts';

/** Draws of one timed run. */
export const RUN_DRAWS = { simulated: 32_768, conditional: 131_072 } as const;
const ROUNDS = 7;

/** Milliseconds of whole runs by round, with one worker and with two. */
export type WorkerTimes = Readonly<Record<Way, { readonly one: number[]; readonly two: number[] }>>;

/**
 * Times whole runs on one worker and on two, in turn; workers are there before, and have run before.
 *
 * @param model whose outcomes all have laws: simulated for all that where it is told so
 */
export async function timeWorkers(
  model: Model,
  platform: (workers: number) => PoolPlatform,
): Promise<WorkerTimes> {
  const one = createPool(platform(1));
  const two = createPool(platform(2));
  const times = {
    simulated: await timeWay('simulated'),
    conditional: await timeWay('conditional'),
  };
  one.close();
  two.close();
  return times;

  async function timeWay(way: Way) {
    const asked: Model = way === 'simulated' ? { ...model, method: 'simulated' } : model;
    const draws = RUN_DRAWS[way];
    const run = (pool: typeof one) => async () => {
      await pool.run(asked, { draws });
      return undefined;
    };
    const rounds = await timeInTurn(
      [
        { name: 'one', draws: 1000, run: run(one) }, // µs per 1,000 draws are ms
        { name: 'two', draws: 1000, run: run(two) },
      ],
      ROUNDS,
    );
    return { one: [...(rounds.get('one') ?? [])], two: [...(rounds.get('two') ?? [])] };
  }
}
