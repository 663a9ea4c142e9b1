import type { Estimate, LockedOutcome, OutcomeResult } from '../../engine/index.ts';

/** The numbers of an answer: a mean with its Monte Carlo standard error and five quantiles. */
export interface Answer {
  readonly mean: Estimate;
  /** 5, 25, 50, 75 and 95 % quantiles of the count. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** Chance of at least one; `upper` is known only from a run, not from a lock. */
  readonly atLeastOne: Estimate & { readonly seen: boolean; readonly upper?: number };
}

/** The answer that a run gives for one outcome at the horizon. */
export function answerOfResult({ final }: OutcomeResult): Answer {
  const [low, lowMiddle, median, highMiddle, high] = final.quantiles;
  return {
    mean: final.mean,
    quantiles: [low.value, lowMiddle.value, median.value, highMiddle.value, high.value],
    atLeastOne: final.atLeastOne,
  };
}

/** The answer that the committed run gave, from the lock's summary. */
export function answerOfLock({ mean, mcse, quantiles, atLeastOne }: LockedOutcome): Answer {
  const [low = 0, lowMiddle = 0, median = 0, highMiddle = 0, high = 0] = quantiles;
  return {
    mean: { value: mean, mcse },
    quantiles: [low, lowMiddle, median, highMiddle, high],
    atLeastOne: { value: atLeastOne, mcse: 0, seen: atLeastOne > 0 },
  };
}
