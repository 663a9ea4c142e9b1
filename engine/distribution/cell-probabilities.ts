import { cdf, upperTail } from './cdf.ts';
import type { Distribution } from './distribution.ts';
import { pmf } from './pdf.ts';

/**
 * Probability of each cell between two edges, for a picture of the distribution: divided by the
 * width of its cell it is the mean density there, finite also where the density is not (a beta with
 * a or b below 1, a single value), and nothing lies outside the support.
 *
 * @param edges  rising, in the unit of the distribution
 * @returns      P(edges[i] < X ≤ edges[i + 1]), one less than the edges; the first cell holds its
 *               lower edge too
 * @throws       as `checkDistribution`
 * @example      cellProbabilities({ kind: 'uniform', min: 0, max: 1 }, [0, 0.5, 1]) // [0.5, 0.5]
 */
export function cellProbabilities(d: Distribution, edges: readonly number[]): readonly number[] {
  const below = edges.map((edge) => cdf(d, edge));
  const above = edges.map((edge) => upperTail(d, edge));
  return edges.slice(1).map((_, i) => {
    const [low = NaN, high = NaN] = [below[i], below[i + 1]];
    // in the upper half the difference of the upper tails keeps its digits
    const between = low > 0.5 ? (above[i] ?? NaN) - (above[i + 1] ?? NaN) : high - low;
    return i === 0 ? between + pmf(d, edges[0] ?? NaN) : between;
  });
}
