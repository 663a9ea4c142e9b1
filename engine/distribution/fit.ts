import type { Distribution } from './distribution.ts';

/** One thing that was asked of a fit, and what the fit gives. */
export interface FitCheck {
  /** Such as `5 % quantile` or `mode`. */
  readonly what: string;
  readonly asked: number;
  readonly fitted: number;
}

/** A distribution made from what somebody said, with how well it keeps to it. */
export interface Fit {
  readonly distribution: Distribution;
  readonly error: FitError;
}

/** What was asked against what the fit gives. */
export interface FitError {
  readonly checks: readonly FitCheck[];
  /** Greatest |fitted − asked| / |asked|; |fitted − asked| itself where 0 was asked. */
  readonly worst: number;
}

/** A stated quantile: P(X ≤ value) = probability. */
export interface QuantilePoint {
  /** Strictly between 0 and 1. */
  readonly probability: number;
  readonly value: number;
}

/** Puts a fit together with its error. */
export function fitOf(distribution: Distribution, checks: readonly FitCheck[]): Fit {
  let worst = 0;
  for (const { asked, fitted } of checks) {
    const error = Math.abs(fitted - asked) / (Math.abs(asked) || 1);
    if (!(error <= worst)) worst = error;
  }
  return { distribution, error: { checks, worst } };
}

/** Name of a quantile in a check, such as `97.5 % quantile`. */
export function quantileName(probability: number): string {
  return `${Number((100 * probability).toPrecision(12))} % quantile`;
}
