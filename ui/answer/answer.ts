import type { Estimate, LockedOutcome, OutcomeResult } from '../../engine/index.ts';

/** The numbers of an answer: a mean with its Monte Carlo standard error and the 90 % interval. */
export interface Answer {
  readonly mean: Estimate;
  readonly low: number;
  readonly high: number;
  /** Chance of at least one; `upper` is known only from a run, not from a lock. */
  readonly atLeastOne: Estimate & { readonly seen: boolean; readonly upper?: number };
}

/** The answer that a run gives for one outcome at the horizon. */
export function answerOfResult({ final }: OutcomeResult): Answer {
  const [low, , , , high] = final.quantiles;
  return { mean: final.mean, low: low.value, high: high.value, atLeastOne: final.atLeastOne };
}

/** The answer that the committed run gave, from the lock's summary. */
export function answerOfLock({ mean, mcse, quantiles, atLeastOne }: LockedOutcome): Answer {
  return {
    mean: { value: mean, mcse },
    low: quantiles[0] ?? 0,
    high: quantiles[4] ?? 0,
    atLeastOne: { value: atLeastOne, mcse: 0, seen: atLeastOne > 0 },
  };
}
