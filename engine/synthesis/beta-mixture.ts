import type { DistributionOf } from '../distribution/distribution.ts';
import { fail } from '../errors/baserate-error.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';
import { exp } from '../math/exp.ts';

/** A Beta distribution of a share. */
export type Beta = DistributionOf<'beta'>;

/** Several Betas, each true with its weight; the weights are positive and sum to 1. */
export interface BetaMixture extends DistributionOf<'mixture'> {
  readonly components: readonly { readonly weight: number; readonly distribution: Beta }[];
}

/** What is known of a share after its counts. */
export type SharePosterior = Beta | BetaMixture;

/** Smallest and largest parameter of a component. */
const SMALLEST = 1e-6;
const LARGEST = 1e12;

/**
 * Weight that may be dropped from a mixture in all: no probability moves by more, so that one of 1e-9
 * keeps eleven digits.
 */
const DROPPED = 1e-20;

/** One term before normalisation: the Beta's parameters and the logarithm of its weight. */
export interface LogWeightedBeta {
  readonly a: number;
  readonly b: number;
  readonly logWeight: number;
}

/**
 * Normalises weights and leaves out the terms that do not matter.
 *
 * Each term below 1e-20 of the whole, divided by the number of terms, is dropped; so no probability
 * of the mixture moves by more than 1e-20 (total variation). A parameter outside 1e-6 … 1e12 is
 * set to that end: Beta(1e-6, b) already has all but 1e-4 of its mass below e^-100.
 *
 * @param terms at least one, with a finite greatest weight
 * @returns     a single Beta when one term is left
 * @throws      `synthesis/no-weight` when every weight is 0 or one is not a number
 */
export function normaliseMixture(terms: readonly LogWeightedBeta[]): SharePosterior {
  let greatest = -Infinity;
  for (const { logWeight } of terms) greatest = logWeight > greatest ? logWeight : greatest;
  let sum = 0;
  for (const { logWeight } of terms) sum += exp(logWeight - greatest);
  if (!(sum >= 1 && sum < Infinity)) {
    throw fail(
      'synthesis/no-weight',
      '',
      'the counts must be possible under the prior; got none that is (check the counts and weights)',
    );
  }
  const least = log(DROPPED / terms.length) + log(sum) + greatest;
  const kept = terms.filter(({ logWeight }) => logWeight >= least);
  let keptSum = 0;
  for (const { logWeight } of kept) keptSum += exp(logWeight - greatest);
  const components = kept.map(({ a, b, logWeight }) => ({
    weight: exp(logWeight - greatest) / keptSum,
    distribution: { kind: 'beta' as const, a: withinRange(a), b: withinRange(b) },
  }));
  const [first] = components;
  return components.length === 1 && first ? first.distribution : { kind: 'mixture', components };
}

function withinRange(parameter: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, parameter));
}

/** The components of a posterior, one when it is a single Beta. */
export function componentsOf(posterior: SharePosterior): BetaMixture['components'] {
  return posterior.kind === 'mixture'
    ? posterior.components
    : [{ weight: 1, distribution: posterior }];
}

/** log B(a + x, b + y) − log B(a, b): what x and y weigh under a Beta(a, b) prior. */
export function logMarginal(a: number, b: number, x: number, y: number): number {
  return logBeta(a + x, b + y) - logBeta(a, b);
}
