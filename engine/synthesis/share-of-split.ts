import type { Distribution } from '../distribution/distribution.ts';
import { splitMarginal, splitPosterior, type Split } from './dirichlet.ts';

/**
 * Posterior of the share of one part of a split by itself, as it is drawn: Beta(α, Σα − α), or a
 * mixture of these where a range leaves several counts possible.
 *
 * @param name a part of the split, or its rest
 * @throws     as `splitPosterior` and `splitMarginal`
 */
export function shareOfSplit(split: Split, name: string): Distribution {
  return splitMarginal(splitPosterior(split), name);
}
