import { shareOfLogit } from './beta-quantile.ts';
import { log } from './log.ts';
import { log1p } from './log1p.ts';

/** Odds of a share, p / (1 − p): ∞ at 1. */
export function odds(share: number): number {
  return share / (1 - share);
}

/** log(p / (1 − p)): ±∞ at the ends, NaN outside 0 … 1. */
export function logit(share: number): number {
  return log(share) - log1p(-share);
}

/** The share with a logit, 1 / (1 + e^−w); never 0 or 1 itself. */
export function logistic(w: number): number {
  return shareOfLogit(w);
}
