import type { Distribution } from '../distribution/distribution.ts';
import { componentsOf, type SharePosterior } from './beta-mixture.ts';
import { condenseMixture } from './condense-mixture.ts';

/** Least parameter of a Beta that is drawn from (see `checkDistribution`). */
const LEAST = 0.01;

/**
 * A posterior as a distribution to draw from: condensed, and with no parameter of a Beta below 0.01.
 *
 * A single Beta with proper parameters is given back as it is.
 */
export function drawablePosterior(posterior: SharePosterior): Distribution {
  const condensed = condenseMixture(posterior);
  const components = componentsOf(condensed).map(({ weight, distribution: { a, b } }) => ({
    weight,
    distribution: { kind: 'beta' as const, a: Math.max(LEAST, a), b: Math.max(LEAST, b) },
  }));
  const [first] = components;
  return components.length === 1 && first ? first.distribution : { kind: 'mixture', components };
}
