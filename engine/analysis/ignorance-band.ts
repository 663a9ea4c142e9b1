import type { Tally } from '../simulate/tally.ts';
import { FEWEST_DRAWS } from './choose-estimate.ts';
import type { CountSummary } from './result.ts';
import { summariseCounts } from './summarise-counts.ts';

/**
 * Where an outcome would lie if luck were averaged out: quantiles over draws of its mean given the
 * parameters, step by step. What the interval of the outcome itself is wider by is luck.
 *
 * @returns one entry a step; undefined where these means are not known at every step, of fewer than 30
 *          draws, and of an outcome that the run does not have
 */
export function ignoranceBand(
  { expected, outcomes, steps }: Tally,
  outcome: string,
): readonly CountSummary['quantiles'][] | undefined {
  const index = outcomes.indexOf(outcome);
  const draws = expected.draws.length;
  if (index < 0 || draws < FEWEST_DRAWS) return undefined;
  const band = [];
  for (let step = 0; step <= steps; step++) {
    const row = (index * (steps + 1) + step) * draws;
    const values = expected.means.slice(row, row + draws).sort();
    if (values.some(Number.isNaN)) return undefined;
    band.push(summariseCounts({ draws, values, counts: new Uint32Array(draws).fill(1) }).quantiles);
  }
  return band;
}
