import type {
  Clock,
  Estimate,
  LockedOutcome,
  Outcome,
  OutcomeResult,
  Spread,
} from '../../engine/index.ts';
import { valueFormat, type Measured, type ValueFormat } from '../words/value-format.ts';
import { chanceOf } from '../figure/chance-of.ts';

/** The numbers of an answer: a mean with its Monte Carlo standard error and five quantiles. */
export interface Answer {
  readonly mean: Estimate;
  /** `conditional` means are exact given the parameters; undefined where a lock leaves it open. */
  readonly method: 'simulated' | 'conditional' | undefined;
  /** 5, 25, 50, 75 and 95 % quantiles of the value. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** Chance of at least one; `upper` is known only from a run, not from a lock. */
  readonly atLeastOne: Estimate & { readonly seen: boolean; readonly upper?: number };
  /** How much of the variance is ignorance; known from a run where the engine can tell. */
  readonly spread?: Spread;
  readonly format: ValueFormat;
}

/** The answer that a run gives for one outcome at the horizon. */
export function answerOfResult(outcome: OutcomeResult, clock: Clock): Answer {
  const { final, spread } = outcome;
  const [low, lowMiddle, median, highMiddle, high] = final.quantiles;
  const quantiles = [
    low.value,
    lowMiddle.value,
    median.value,
    highMiddle.value,
    high.value,
  ] as const;
  return {
    mean: final.mean,
    method: final.mean.method,
    quantiles,
    atLeastOne: knownChance(final.atLeastOne),
    ...(spread && { spread }),
    format: valueFormat(outcome, clock, quantiles),
  };
}

/** The answer that the committed run gave, from the lock's summary. */
export function answerOfLock(locked: LockedOutcome, outcome: Outcome, clock: Clock): Answer {
  return answerOfSummary(locked, { kind: outcome.measure.kind, unit: outcome.unit }, clock);
}

/** As `answerOfLock`, where only the kind and the unit of the outcome are known. */
export function answerOfSummary(
  { mean, mcse, method, quantiles, atLeastOne }: Omit<LockedOutcome, 'digest'>,
  measured: Measured,
  clock: Clock,
): Answer {
  const [low = 0, lowMiddle = 0, median = 0, highMiddle = 0, high = 0] = quantiles;
  return {
    mean: { value: mean, mcse },
    method,
    quantiles: [low, lowMiddle, median, highMiddle, high],
    atLeastOne: { value: atLeastOne, mcse: 0, seen: atLeastOne > 0 },
    format: valueFormat(measured, clock, quantiles),
  };
}

/** A chance that is worked out is known although no draw had one. */
function knownChance(
  chance: OutcomeResult['final']['atLeastOne'],
): OutcomeResult['final']['atLeastOne'] {
  return chance.method === 'conditional' && chance.value > 0 ? { ...chance, seen: true } : chance;
}

/** The chance of an answer that is so or not, in words. */
export function answerChance(answer: Answer): string {
  return chanceOf(answer, answer.format, answer.method === 'conditional');
}
