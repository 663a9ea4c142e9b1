import { log } from '../math/log.ts';
import { fail } from '../errors/baserate-error.ts';
import { normaliseMixture, type LogWeightedBeta, type SharePosterior } from './beta-mixture.ts';
import { termWeight, type Hierarchy } from './hierarchy.ts';
import { logSum } from './log-sum.ts';

/**
 * Shrunken posterior of the share of one place: the mixture of Beta(mκ + x, (1 − m)κ + n − x) over
 * the posterior of (m, κ). Exact given the nodes, of which there are a
 * thousand or two; `quantileFunction` draws from the whole of it.
 *
 * @param id the place's count
 * @throws   `synthesis/no-such-place`
 */
export function placePosterior(hierarchy: Hierarchy, id: string): SharePosterior {
  const place = hierarchy.places.find((candidate) => candidate.id === id);
  if (!place) {
    const known = hierarchy.places.map((candidate) => candidate.id).join(', ');
    const message = `the place must be one of ${known}; got ${id}`;
    throw fail('synthesis/no-such-place', '', message, id);
  }
  const { likelihood } = place;
  const terms: LogWeightedBeta[] = [];
  for (const { mean, kappa, weight } of hierarchy.nodes) {
    const alpha = mean * kappa;
    const beta = (1 - mean) * kappa;
    const logs =
      likelihood.length === 1
        ? [0]
        : likelihood.map((t) => t.logCoefficient + termWeight(t.x, t.y, alpha, beta, kappa));
    const whole = logSum(logs);
    likelihood.forEach(({ x, y }, index) => {
      const logWeight = log(weight) + (logs[index] ?? 0) - whole;
      terms.push({ a: alpha + x, b: beta + y, logWeight });
    });
  }
  return normaliseMixture(terms);
}

/**
 * Predictive distribution of the share of a place that was not counted: the mixture of
 * Beta(mκ, (1 − m)κ) over the posterior. It stays wide however many people were counted, because
 * places differ.
 */
export function newPlacePosterior(hierarchy: Hierarchy): SharePosterior {
  return normaliseMixture(
    hierarchy.nodes.map(({ mean, kappa, weight }) => ({
      a: mean * kappa,
      b: (1 - mean) * kappa,
      logWeight: log(weight),
    })),
  );
}
