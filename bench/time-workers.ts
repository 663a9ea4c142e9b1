import type { Model } from '../engine/model/model.ts';
import type { PoolPlatform } from '../engine/pool/platform.ts';
import { createPool } from '../engine/pool/pool.ts';
import type { KernelKind } from '../engine/simulate/create-kernel.ts';
import type { Way } from './chunks.ts';
import { timeInTurn } from './timing.ts';

/** Kinds of kernel, and ways, in the order in which they are timed. */
export const KINDS = ['simd', 'scalar', 'typescript'] as const satisfies readonly KernelKind[];
export const WAYS = ['simulated', 'conditional'] as const satisfies readonly Way[];

/** Draws of one timed run: half as many where a draw takes twice as long, and more. */
export const RUN_DRAWS = {
  simd: { simulated: 32_768, conditional: 131_072 },
  scalar: { simulated: 16_384, conditional: 65_536 },
  typescript: { simulated: 16_384, conditional: 65_536 },
} as const;
export const ROUNDS = 7;

/** Milliseconds of whole runs by round, with one worker and with two. */
export interface OneAndTwo {
  readonly one: readonly number[];
  readonly two: readonly number[];
}
export type WorkerTimes = Readonly<Record<KernelKind, Readonly<Record<Way, OneAndTwo>>>>;

/**
 * Times whole runs on one worker and on two, in turn; workers are there before, and have run before.
 *
 * @param model    whose outcomes all have laws: simulated for all that where it is told so
 * @param platform workers with a kind of kernel
 */
export async function timeWorkers(
  model: Model,
  platform: (kind: KernelKind, workers: number) => PoolPlatform,
): Promise<WorkerTimes> {
  return {
    simd: await timeKind('simd'),
    scalar: await timeKind('scalar'),
    typescript: await timeKind('typescript'),
  };

  async function timeKind(kind: KernelKind) {
    const one = createPool(platform(kind, 1));
    const two = createPool(platform(kind, 2));
    const timeWay = async (way: Way): Promise<OneAndTwo> => {
      const asked: Model = way === 'simulated' ? { ...model, method: 'simulated' } : model;
      const draws = RUN_DRAWS[kind][way];
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
      return { one: rounds.get('one') ?? [], two: rounds.get('two') ?? [] };
    };
    const times = {
      simulated: await timeWay('simulated'),
      conditional: await timeWay('conditional'),
    };
    one.close();
    two.close();
    return times;
  }
}
