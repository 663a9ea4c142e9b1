import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import type { Likelihood } from './count-likelihood.ts';
import { logRising } from './log-rising.ts';

/** How probable a likelihood's possible counts are where the share is Beta(α, β). */
export interface TermWeights {
  /** Of each term; they sum to 1. */
  readonly weights: Float64Array;
  /** Logarithm of ∫ likelihood(p) · Beta(p; α, β) dp. */
  readonly logWhole: number;
}

/**
 * Weights of the terms of a likelihood, coefficient · B(α + x, β + y) / B(α, β), scaled. Where one
 * person more is counted, the weight changes by (α + x) / (β + y − 1).
 */
export function termWeights(likelihood: Likelihood, alpha: number, beta: number): TermWeights {
  const weights = new Float64Array(likelihood.length);
  let greatest = -Infinity;
  let value = NaN;
  likelihood.forEach(({ x, y, logCoefficient }, t) => {
    const before = likelihood[t - 1];
    if (before && x === before.x + 1 && y === before.y - 1) {
      value += log((alpha + before.x) / (beta + y)) + (logCoefficient - before.logCoefficient);
    } else value = logCoefficient + logTerm(x, y, alpha, beta);
    weights[t] = value;
    if (value > greatest) greatest = value;
  });
  let sum = 0;
  for (let t = 0; t < weights.length; t++) {
    weights[t] = exp(weights[t]! - greatest); // t is in range
    sum += weights[t]!;
  }
  return { weights: weights.map((weight) => weight / sum), logWhole: greatest + log(sum) };
}

/** log of B(α + x, β + y) / B(α, β). */
function logTerm(x: number, y: number, alpha: number, beta: number): number {
  return logRising(alpha, x) + logRising(beta, y) - logRising(alpha + beta, x + y);
}
