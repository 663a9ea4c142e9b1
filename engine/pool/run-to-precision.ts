import type { Estimate } from '../analysis/result.ts';
import { summarise } from '../analysis/summarise.ts';
import type { Model } from '../model/model.ts';
import type { Precision } from '../scenario/scenario.ts';
import { isCertain } from '../simulate/expect-plan.ts';
import type { Tally } from '../simulate/tally.ts';
import type { Pool, RunOptions } from './pool.ts';

/** Draws after which a run is first asked whether it is precise enough. */
const FIRST_STOP = 1024;

/** Draw counts at which a run of at most so many draws may end: 1,024, 2,048, 4,096 … and the most itself. */
export function stopsOf(most: number): readonly number[] {
  const stops: number[] = [];
  for (let draws = FIRST_STOP; draws < most; draws *= 2) stops.push(draws);
  return [...stops, most];
}

/** What a run knew when it might have ended. */
export interface Stop extends Estimate {
  readonly draws: number;
}

export interface PreciseRunOptions extends RunOptions {
  /** With it `draws` is the most; without, just as many are run. */
  readonly precision?: Precision | undefined;
  /** Called where the run might end, with the mean that is to be precise. */
  readonly onStop?: (stop: Stop) => void;
}

/**
 * Runs a model until the mean of an outcome at the horizon is as precise as asked, or all draws are done.
 *
 * Only 1,024, 2,048, 4,096 … draws are looked at, each a run of its own, so the tally is that of a plain run
 * of as many draws: neither workers nor the order of their answers can matter. All of them together cost at
 * most twice the last.
 *
 * @throws as `Pool.run`
 */
export async function runToPrecision(
  pool: Pick<Pool, 'run'>,
  model: Model,
  { precision, onStop, ...options }: PreciseRunOptions,
): Promise<Tally> {
  if (!precision) return pool.run(model, options);
  const stops = stopsOf(options.draws);
  const last = stops.length - 1;
  for (const draws of stops.slice(0, last)) {
    const tally = await pool.run(model, { ...options, draws });
    const outcome = summarise(model, tally).outcomes.find(({ name }) => name === precision.outcome);
    if (!outcome) break;
    const { value, mcse, method } = outcome.final.mean;
    onStop?.({ draws, value, mcse });
    // draws that never differed say nothing of what was not seen
    const isKnown = mcse > 0 || method === 'conditional' || isCertain(model);
    if (isKnown && mcse <= precision.mcse) return tally;
  }
  return pool.run(model, options);
}
