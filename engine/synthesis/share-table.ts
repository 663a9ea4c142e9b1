import type { DistributionOf } from '../distribution/distribution.ts';
import { shareOfLogit } from '../math/beta-quantile.ts';
import { condenseMixture } from './condense-mixture.ts';
import type { SharePosterior } from './beta-mixture.ts';
import { shareCdfFunction } from './share-summary.ts';

/** Largest error of a probability between two points of the table. */
const CLOSE = 2e-5;
/** Logits of the first points; beyond ±24 lies 4e-11 of the unit interval. */
const REACH = 24;

/**
 * A mixture as a table of its quantiles, to draw from quickly: drawing from a mixture of a hundred
 * Betas takes a search over all of them, from the table one step.
 *
 * The mixture is condensed first (probabilities within 2e-3; see `condenseMixture`), then its
 * distribution function is computed at points that are added until a straight line between two
 * neighbours misses it by no more than 2e-5 half way. No quantile has to be searched for.
 *
 * @returns some hundreds of points; support [0, 1]
 */
export function tabulateShare(posterior: SharePosterior): DistributionOf<'quantile-table'> {
  const cdf = shareCdfFunction(condenseMixture(posterior));
  const values: number[] = [0];
  const probabilities: number[] = [0];
  const add = (x: number, p: number) => {
    // a table rises: points that round to the same probability are one
    if (!(x > (values.at(-1) ?? 0) && p > (probabilities.at(-1) ?? 0) && p < 1)) return;
    values.push(x);
    probabilities.push(p);
  };
  const refine = (x0: number, p0: number, x1: number, p1: number, depth: number): void => {
    if (p1 - p0 > CLOSE && depth < 40) {
      const x = x0 + (x1 - x0) / 2;
      const p = cdf(x);
      if (Math.abs(p - (p0 + (p1 - p0) / 2)) > CLOSE || p1 - p0 > 0.02) {
        refine(x0, p0, x, p, depth + 1);
        add(x, p);
        refine(x, p, x1, p1, depth + 1);
        return;
      }
    }
  };
  let before = { x: 0, p: 0 };
  for (let w = -REACH; w <= REACH; w += 0.5) {
    const x = shareOfLogit(w);
    const next = { x, p: cdf(x) };
    refine(before.x, before.p, next.x, next.p, 0);
    add(next.x, next.p);
    before = next;
  }
  values.push(1);
  probabilities.push(1);
  return { kind: 'quantile-table', probabilities, values };
}
