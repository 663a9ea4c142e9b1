import { exp } from '../math/exp.ts';
import { gaussRule } from '../math/gauss-rule.ts';
import { log } from '../math/log.ts';
import type { LogWeightedBeta } from './beta-mixture.ts';

/** Points of the rule that stands for the Betas of a cell. */
const POINTS = 12;

/** Width of a cell in standard deviations of a Beta's share, and in parts of its parameters. */
const WIDTH = 2;
const PART = 0.6;

/**
 * A mixture of many Betas of one size a + b as a mixture of few, for a place whose count is a range:
 * its Betas are as many as possible counts times nodes of the hierarchy.
 *
 * The density of Beta(a, S − a) at any share is smooth in a: over a cell of two of its standard
 * deviations, and of no more than 0.6 a, twelve points by Gauss's rule for the weights in it err by
 * less than 1e-12 of the cell's part even six standard deviations off. No density moves more.
 *
 * @param size  S, the sum of the parameters of each
 * @param terms in any order
 */
export function gatherBetas(
  size: number,
  terms: readonly LogWeightedBeta[],
): readonly LogWeightedBeta[] {
  const sorted = [...terms].sort((one, other) => one.a - other.a);
  const found: LogWeightedBeta[] = [];
  for (let from = 0; from < sorted.length;) {
    const start = sorted[from]?.a ?? NaN;
    const until = start + widthAt(start, size);
    let next = from + 1;
    while (next < sorted.length && (sorted[next]?.a ?? NaN) < until) next++;
    found.push(...gather(size, sorted.slice(from, next)));
    from = next;
  }
  return found;
}

function widthAt(a: number, size: number): number {
  const b = size - a;
  return Math.min(WIDTH * Math.sqrt((a / size) * b), PART * a, PART * b);
}

function gather(size: number, cell: readonly LogWeightedBeta[]): readonly LogWeightedBeta[] {
  if (cell.length <= 2 * POINTS) return cell;
  let greatest = -Infinity;
  for (const { logWeight } of cell) greatest = Math.max(greatest, logWeight);
  const { points, weights } = gaussRule(
    cell.map(({ a }) => a),
    cell.map(({ logWeight }) => exp(logWeight - greatest)),
    POINTS,
  );
  return Array.from(points, (a, j) => ({
    a,
    b: size - a,
    logWeight: greatest + log(weights[j] ?? NaN),
  })).filter(({ logWeight }) => logWeight > -Infinity);
}
