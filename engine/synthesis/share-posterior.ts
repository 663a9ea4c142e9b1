import { fail } from '../errors/baserate-error.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';
import {
  logMarginal,
  normaliseMixture,
  type LogWeightedBeta,
  type SharePosterior,
} from './beta-mixture.ts';
import { likelihoodOf, type Likelihood } from './count-likelihood.ts';
import type { PrintedCount } from './printed-count.ts';
import { defaultPrior, priorComponents, type Prior } from './prior.ts';

/**
 * Posterior of a share under a prior that is a mixture of Betas and a likelihood that is a sum of
 * binomial terms: again a mixture of Betas, exactly.
 *
 * Component (j, t) is Beta(a_j + x_t, b_j + y_t) with weight proportional to the prior weight times
 * the term's coefficient times B(a_j + x_t, b_j + y_t) / B(a_j, b_j), the marginal likelihood. Terms
 * of weight below 1e-20 in all are left out.
 *
 * @throws `synthesis/haldane-at-the-edge` when Haldane's prior meets a count of nobody or everybody,
 *         `synthesis/prior-out-of-range`, `synthesis/no-weight`
 * @source conjugate mixtures: Diaconis & Ylvisaker 1979, doi:10.1214/aos/1176344611; updated
 *         weights: Schmidli et al. 2014, doi:10.1111/biom.12242
 */
export function posteriorUnder(prior: Prior, likelihood: Likelihood): SharePosterior {
  const terms: LogWeightedBeta[] = [];
  for (const { weight, a, b } of priorComponents(prior)) {
    for (const { x, y, logCoefficient } of likelihood) {
      if (a === 0) {
        if (!(x > 0 && y > 0)) throw refuseHaldane(x, y);
        terms.push({ a: x, b: y, logWeight: logCoefficient + logBeta(x, y) });
        continue;
      }
      const logWeight = log(weight) + logCoefficient + logMarginal(a, b, x, y);
      terms.push({ a: a + x, b: b + y, logWeight });
    }
  }
  return normaliseMixture(terms);
}

/**
 * Posterior of a share from one printed count, a range or a bound, under a named prior.
 *
 * @param count `{ low, high, total, weight }`; see {@link PrintedCount}
 * @throws      as {@link posteriorUnder} and `likelihoodOf`
 * @example     posteriorOfPrinted({ id: 'us', low: 0, high: 0, total: 103, weight: 1 }, { kind: 'uniform' })
 *              // { kind: 'beta', a: 1, b: 104 }
 */
export function posteriorOfPrinted(
  count: PrintedCount,
  prior: Prior = defaultPrior,
): SharePosterior {
  return posteriorUnder(prior, likelihoodOf(count));
}

function refuseHaldane(x: number, y: number) {
  const who = x > 0 ? 'everybody' : y > 0 ? 'nobody' : 'a count that may be empty or of no weight';
  return fail(
    'synthesis/haldane-at-the-edge',
    'prior',
    `Haldane's prior must see at least one person on either side; got ${who} ` +
      '(use jeffreys, uniform or an informed prior: with Haldane the share would be exactly 0 or 1)',
  );
}
