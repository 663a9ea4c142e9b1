import type { ModelMeasure } from '../model/model.ts';
import type { Clock } from '../scenario/scenario.ts';

/** An estimate with its Monte Carlo standard error, in the estimate's own unit. */
export interface Estimate {
  readonly value: number;
  readonly mcse: number;
}

/**
 * Where an estimate comes from: `simulated` from the fates of people over all draws; `conditional` from the
 * exact mean given each draw's parameters, over the first draws, so that only ignorance is left to average.
 */
export type Method = 'simulated' | 'conditional';

/** Summary of an outcome over draws, at one step. */
export interface CountSummary {
  readonly mean: Estimate & { readonly method: Method };
  readonly sd: number;
  /** 5, 25, 50, 75 and 95 % quantiles: the smallest value v with F(v) ≥ p. */
  readonly quantiles: readonly [Estimate, Estimate, Estimate, Estimate, Estimate];
  /**
   * Probability of at least one (of more than 0). `seen` is false when no draw had one: print `upper` as a
   * bound, never 0, unless the probability is conditional and so known; `upper` is 0 where it cannot happen.
   */
  readonly atLeastOne: Estimate & {
    readonly seen: boolean;
    readonly upper: number;
    readonly method: Method;
  };
}

/** The variance of an outcome at the horizon, in two parts that add up to it but for their errors. */
export interface Spread {
  /** Variance of the mean given the parameters: what knowing them would take away. Unit squared. */
  readonly ignorance: Estimate;
  /** Mean variance given the parameters: what would stay. Unit squared. */
  readonly luck: Estimate;
  /** Ignorance as a part of both, 0 to 1. */
  readonly ignoranceShare: Estimate;
}

/** What was known of a mean after so many draws. */
export interface Convergence extends Pick<Estimate, 'mcse'> {
  readonly draws: number;
  readonly estimate: number;
}

export interface OutcomeResult {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** What is measured; times (`time-to`, `peak-time`) are months since the start. */
  readonly kind: ModelMeasure['kind'];
  /** Group that it is about; all people when absent. */
  readonly group?: string;
  /** Whether its values are whole numbers. */
  readonly isWhole: boolean;
  /**
   * Which way its distribution was worked out: from the fates of people, or as a mixture of the exact laws
   * given each draw's parameters.
   */
  readonly method: Method;
  /** Step 0 (start) to step `steps`. */
  readonly bySteps: readonly CountSummary[];
  /** Distribution at the horizon: values ascending, and draws that gave each, or in the conditional way would have. */
  readonly final: CountSummary & {
    readonly values: readonly number[];
    readonly counts: readonly number[];
    /** Whole numbers that each value stands for, itself in their middle, equally likely; 1 unless given. */
    readonly step?: number;
  };
  /** Absent where no mean given the parameters is known, or nothing varies. */
  readonly spread?: Spread;
  /** The mean at the horizon after the first 128, 256, 512 … draws, and after all. */
  readonly convergence?: readonly Convergence[];
}

export interface Result {
  readonly draws: number;
  readonly variant: string;
  readonly clock: Clock;
  /** `clock.startMonth`. */
  readonly startMonth: number;
  readonly steps: number;
  readonly outcomes: readonly OutcomeResult[];
  /** Sentences a reader must see, such as draws in which shares had to be scaled. */
  readonly notices: readonly string[];
}
