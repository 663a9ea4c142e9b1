import { fail } from '../errors/baserate-error.ts';
import { componentsOf, type BetaMixture, type SharePosterior } from './beta-mixture.ts';

/** One claim's posterior and how much it is believed beside the others. */
export interface Opinion {
  readonly id: string;
  /** Positive; the weights need not sum to 1. */
  readonly weight: number;
  readonly posterior: SharePosterior;
}

/**
 * Linear opinion pool: one of the claims is right, and the weights say how likely each is.
 *
 * The mixture is as wide as the claims are apart, and can have several humps; use it when claims
 * contradict one another and nobody knows which is right, where `poolCounts` would be far too sure.
 *
 * @throws `synthesis/bad-opinion-weight`
 * @source Stone 1961, doi:10.1214/aoms/1177704873
 */
export function poolOpinions(opinions: readonly Opinion[]): BetaMixture {
  let sum = 0;
  for (const { id, weight } of opinions) {
    if (!(weight > 0 && weight < Infinity)) {
      const message = `the weight of an opinion must be more than 0; got ${weight} (leave the claim out)`;
      throw fail('synthesis/bad-opinion-weight', id, message, weight);
    }
    sum += weight;
  }
  if (!(sum > 0)) throw fail('synthesis/bad-opinion-weight', '', 'a mixture must have a claim');
  const components = opinions.flatMap(({ weight, posterior }) =>
    componentsOf(posterior).map((component) => ({
      weight: (weight / sum) * component.weight,
      distribution: component.distribution,
    })),
  );
  return { kind: 'mixture', components };
}
