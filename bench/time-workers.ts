import type { Model } from '../engine/model/model.ts';
import type { PoolPlatform } from '../engine/pool/platform.ts';
import { createPool } from '../engine/pool/pool.ts';
import type { KernelKind } from '../engine/simulate/create-kernel.ts';
import type { Way } from './chunks.ts';
import { timeInTurn } from './timing.ts';

/** Runs with laws take a fifth of the time, so more of them are timed. */
export const ROUNDS: Readonly<Record<Way, number>> = { simulated: 7, conditional: 21 };

/** A run that is timed. */
interface TimedRun {
  readonly kind: KernelKind;
  readonly way: Way;
  readonly draws: number;
  /** Whether its results are asked for while it goes on, as a page does that draws them. */
  readonly isLookedAt: boolean;
  /** Whether its model is new to the workers each time, as after an edit. */
  readonly isNew?: boolean;
}

/** The reference workload; half as many draws where a draw takes twice as long, and more. */
const RUNS: readonly TimedRun[] = [
  { kind: 'simd', way: 'simulated', draws: 100_000, isLookedAt: false },
  { kind: 'simd', way: 'conditional', draws: 100_000, isLookedAt: false },
  { kind: 'simd', way: 'simulated', draws: 100_000, isLookedAt: true },
  { kind: 'simd', way: 'conditional', draws: 100_000, isLookedAt: true },
  { kind: 'simd', way: 'simulated', draws: 100_000, isLookedAt: true, isNew: true },
  { kind: 'simd', way: 'conditional', draws: 100_000, isLookedAt: true, isNew: true },
  { kind: 'scalar', way: 'simulated', draws: 50_000, isLookedAt: false },
  { kind: 'scalar', way: 'conditional', draws: 50_000, isLookedAt: false },
  { kind: 'typescript', way: 'simulated', draws: 50_000, isLookedAt: false },
  { kind: 'typescript', way: 'conditional', draws: 50_000, isLookedAt: false },
];

/** Milliseconds of a whole run by round, with one worker and with two; plain data. */
export interface WorkerTimes extends TimedRun {
  readonly one: readonly number[];
  readonly two: readonly number[];
}

/**
 * Times whole runs on one worker and on two, in turn; workers are there before, and have run
 * the model before unless it is to be new to them.
 *
 * @param model    whose outcomes all have laws: simulated for all that where it is told so
 * @param platform workers with a kind of kernel
 */
export async function timeWorkers(
  model: Model,
  platform: (kind: KernelKind, workers: number) => PoolPlatform,
): Promise<readonly WorkerTimes[]> {
  const models = { simulated: { ...model, method: 'simulated' }, conditional: model } as const;
  const times: WorkerTimes[] = [];
  for (const timed of RUNS) {
    const one = createPool(platform(timed.kind, 1));
    const two = createPool(platform(timed.kind, 2));
    const contestants = [
      { name: 'one', draws: 1000, run: () => runOnce(one, timed) }, // µs per 1,000 draws are ms
      { name: 'two', draws: 1000, run: () => runOnce(two, timed) },
    ];
    const rounds = await timeInTurn(contestants, ROUNDS[timed.way]);
    times.push({ ...timed, one: rounds.get('one') ?? [], two: rounds.get('two') ?? [] });
    one.close();
    two.close();
  }
  return times;

  async function runOnce(
    pool: ReturnType<typeof createPool>,
    { way, draws, isLookedAt, isNew }: TimedRun,
  ) {
    const known = models[way];
    const look = { onProgress: ({ tally }: { readonly tally: () => unknown }) => void tally() };
    await pool.run(isNew ? { ...known } : known, { draws, ...(isLookedAt ? look : {}) });
    return undefined;
  }
}
