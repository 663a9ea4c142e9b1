import { betaQuantile } from '../math/beta-quantile.ts';
import type { Likelihood } from './count-likelihood.ts';
import { requirePlace } from './hierarchy-posterior.ts';
import type { Hierarchy } from './hierarchy.ts';
import { termWeights } from './term-weights.ts';

/** 2^-53: how near to 0 and 1 what is left of a number may come. */
const NEAREST = 1.1102230246251565e-16;

/** Places of one hierarchy that are drawn together: plain data, to be sent to where it is drawn. */
export interface JointPlaces {
  /** Mean share and κ of each node of the posterior. */
  readonly means: Float64Array;
  readonly kappas: Float64Array;
  /** Probability of the nodes before each, rising from 0. */
  readonly below: Float64Array;
  /** What the count of each place says; undefined for a place that was not counted. */
  readonly likelihoods: readonly (Likelihood | undefined)[];
}

/**
 * Stream of the number that the places of one hierarchy share: named after its claims, in any order.
 *
 * @param claims ids, two or more
 */
export function hierarchyPurpose(claims: readonly string[]): string {
  return `claims:${[...claims].sort((a, b) => (a < b ? -1 : 1)).join(',')}`;
}

/**
 * Prepares places of one hierarchy to be drawn together.
 *
 * @param places ids of counts, or `new` for a place not counted; each `new` is another place
 * @throws       `synthesis/no-such-place`
 */
export function jointPlaces(hierarchy: Hierarchy, places: readonly string[]): JointPlaces {
  const { nodes } = hierarchy;
  const below = new Float64Array(nodes.length);
  let sum = 0;
  nodes.forEach(({ weight }, i) => {
    below[i] = sum;
    sum += weight;
  });
  return {
    means: Float64Array.from(nodes, ({ mean }) => mean),
    kappas: Float64Array.from(nodes, ({ kappa }) => kappa),
    below: below.map((value) => value / sum),
    likelihoods: places.map((place) =>
      place === 'new' ? undefined : requirePlace(hierarchy, place).likelihood,
    ),
  };
}

/**
 * One draw of the shares of all places: (m, κ) from its posterior by the shared number, then each
 * share from its Beta(mκ + x, (1 − m)κ + y) by its own.
 *
 * Each share by itself has exactly the distribution of `placePosterior` or `newPlacePosterior`, and
 * two of them depend on each other as the hierarchy says. A count that is a range or a bound takes
 * its possible counts one after another: the own number picks one, and what is left of it the share.
 *
 * @param shared number in (0, 1), the same for all places of the hierarchy
 * @param own    numbers in (0, 1), one for each place
 * @param out    takes the shares, strictly inside (0, 1)
 */
export function samplePlaces(
  { means, kappas, below, likelihoods }: JointPlaces,
  shared: number,
  own: ArrayLike<number>,
  out: Float64Array,
): void {
  let low = 0;
  let high = below.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (below[middle]! <= shared)
      low = middle; // low < middle < high
    else high = middle;
  }
  const mean = means[low] ?? NaN;
  const kappa = kappas[low] ?? NaN;
  const alpha = mean * kappa;
  const beta = (1 - mean) * kappa;
  likelihoods.forEach((likelihood, i) => {
    const u = own[i] ?? NaN;
    out[i] = likelihood ? shareOfCount(likelihood, alpha, beta, u) : betaQuantile(alpha, beta, u);
  });
}

function shareOfCount(likelihood: Likelihood, alpha: number, beta: number, u: number): number {
  const [first] = likelihood;
  if (likelihood.length === 1 && first) return betaQuantile(alpha + first.x, beta + first.y, u);
  let before = 0;
  let share = NaN;
  const { weights } = termWeights(likelihood, alpha, beta);
  for (let t = 0; t < likelihood.length; t++) {
    const weight = weights[t] ?? NaN;
    const { x, y } = likelihood[t] ?? { x: NaN, y: NaN };
    const isLast = t === likelihood.length - 1;
    if (u < before + weight || isLast) {
      const rest = Math.min(1 - NEAREST, Math.max(NEAREST, (u - before) / weight));
      share = betaQuantile(alpha + x, beta + y, rest);
      break;
    }
    before += weight;
  }
  return share;
}
