import type { SharePosterior } from './beta-mixture.ts';
import { likelihoodOf, multiplyLikelihoods } from './count-likelihood.ts';
import type { PrintedCount } from './printed-count.ts';
import { defaultPrior, type Prior } from './prior.ts';
import { posteriorUnder } from './share-posterior.ts';

/**
 * Posterior of one share from several independent counts of different people: likelihoods multiply,
 * so exact counts add up, Beta(a + Σ wx, b + Σ w(n − x)), and bounds make a mixture.
 *
 * Right only when the counts are of different people with the same share; see `findOverlaps` and
 * `measureConflict` for the two ways in which it goes wrong.
 *
 * @param counts at least one, in any order
 * @throws       as `likelihoodOf`, `multiplyLikelihoods` and `posteriorUnder`
 */
export function poolCounts(
  counts: readonly PrintedCount[],
  prior: Prior = defaultPrior,
): SharePosterior {
  return posteriorUnder(prior, multiplyLikelihoods(counts.map(likelihoodOf)));
}
