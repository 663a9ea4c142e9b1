/** An estimate with its Monte Carlo standard error, in the estimate's own unit. */
export interface Estimate {
  readonly value: number;
  readonly mcse: number;
}

/** Summary of a count over draws, at one step. */
export interface CountSummary {
  readonly mean: Estimate;
  readonly sd: number;
  /** 5, 25, 50, 75 and 95 % quantiles: the smallest count v with F(v) ≥ p. */
  readonly quantiles: readonly [Estimate, Estimate, Estimate, Estimate, Estimate];
  /** Probability of at least one. `seen` is false when no draw had one: print `upper` as a bound, never 0. */
  readonly atLeastOne: Estimate & { readonly seen: boolean; readonly upper: number };
}

export interface OutcomeResult {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** Step 0 (start) to step `steps`. */
  readonly bySteps: readonly CountSummary[];
  /** Distribution at the horizon: distinct counts ascending, and draws that gave each. */
  readonly final: CountSummary & {
    readonly values: readonly number[];
    readonly counts: readonly number[];
  };
}

export interface Result {
  readonly draws: number;
  readonly variant: string;
  readonly startMonth: number;
  readonly steps: number;
  readonly outcomes: readonly OutcomeResult[];
  /** Sentences a reader must see, such as draws in which shares had to be scaled. */
  readonly notices: readonly string[];
}
