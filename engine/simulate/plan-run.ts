import type { Model } from '../model/model.ts';
import { conditionalOutcomes } from './conditional-outcomes.ts';
import { expectedDraws, isCertain } from './expect-plan.ts';
import { SAMPLE_LIMIT, type Tally } from './tally.ts';

/** How many of a run's draws, from 0 on, are worked out in which way. */
export interface RunPlan {
  /** People are followed: for outcomes whose law is not known, and for the draws that are kept one by one. */
  readonly simulated: number;
  /** The law of each count is computed, given the parameters. */
  readonly conditional: number;
  /** Means are computed, given the parameters. */
  readonly expected: number;
}

/**
 * All draws are worked out in the conditional way where an outcome has a law given the parameters, one draw if
 * nothing is uncertain. Where all outcomes have one, people are followed only in the first 4,096 draws,
 * which are kept one by one for the comparison of variants, for influence and for the split of variance.
 *
 * @param draws of the run
 */
export function planRun(model: Model, draws: number): RunPlan {
  const known = conditionalOutcomes(model).length;
  const isAllKnown = known > 0 && known === model.outcomes.length;
  return {
    simulated: isAllKnown ? Math.min(draws, SAMPLE_LIMIT) : draws,
    conditional: known === 0 ? 0 : isCertain(model) ? Math.min(draws, 1) : draws,
    expected: expectedDraws(model, draws),
  };
}

/** How many draws a tally holds, by way. */
export function doneOf({ draws, conditional, expected }: Tally): RunPlan {
  return { simulated: draws, conditional: conditional.draws, expected: expected.draws.length };
}

/** Whether all draws of a run have been counted. */
export function isDone(done: RunPlan, plan: RunPlan): boolean {
  return (
    done.simulated === plan.simulated &&
    done.conditional === plan.conditional &&
    done.expected === plan.expected
  );
}

/** The part of a run that is done, as draws of it. */
export function drawsDone(done: RunPlan, plan: RunPlan, all: number): number {
  const part = (done.simulated + done.conditional) / (plan.simulated + plan.conditional);
  return Math.floor(all * part);
}
