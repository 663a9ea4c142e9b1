import { log } from '../math/log.ts';
import { fail } from '../errors/baserate-error.ts';
import { normaliseMixture, type LogWeightedBeta, type SharePosterior } from './beta-mixture.ts';
import { gatherBetas } from './gather-betas.ts';
import type { Hierarchy, Place } from './hierarchy.ts';
import { termWeights } from './term-weights.ts';

/**
 * Shrunken posterior of the share of one place: the mixture of Beta(mκ + x, (1 − m)κ + n − x) over
 * the posterior of (m, κ). Exact given the nodes, of which there are a thousand or two;
 * `quantileFunction` draws from the whole of it.
 *
 * @param id the place's count
 * @throws   `synthesis/no-such-place`
 */
export function placePosterior(hierarchy: Hierarchy, id: string): SharePosterior {
  const { likelihood } = requirePlace(hierarchy, id);
  const bySize = new Map<number, LogWeightedBeta[]>();
  for (const { mean, kappa, weight } of hierarchy.nodes) {
    const alpha = mean * kappa;
    const beta = (1 - mean) * kappa;
    const { weights } = termWeights(likelihood, alpha, beta);
    likelihood.forEach(({ x, y }, index) => {
      const size = kappa + (x + y);
      const terms = bySize.get(size) ?? [];
      bySize.set(size, terms);
      const part = weights[index] ?? NaN;
      if (part > 0) terms.push({ a: alpha + x, b: beta + y, logWeight: log(weight * part) });
    });
  }
  const isCounted = likelihood.length === 1;
  return normaliseMixture(
    [...bySize].flatMap(([size, terms]) => (isCounted ? terms : gatherBetas(size, terms))),
  );
}

/**
 * The place with an id.
 *
 * @throws `synthesis/no-such-place`
 */
export function requirePlace({ places }: Hierarchy, id: string): Place {
  const place = places.find((candidate) => candidate.id === id);
  if (place) return place;
  const known = places.map((candidate) => candidate.id).join(', ');
  const message = `the place must be one of ${known}; got ${id}`;
  throw fail('synthesis/no-such-place', '', message, id);
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
