import { keepLast } from '../distribution/shared-table.ts';
import type { SharePosterior } from './beta-mixture.ts';
import type { PrintedCount } from './printed-count.ts';
import { fitHierarchy, type Hierarchy } from './hierarchy.ts';
import { newPlacePosterior, placePosterior } from './hierarchy-posterior.ts';
import { poolOpinions } from './opinion-pool.ts';
import { poolCounts } from './pool-counts.ts';
import type { Prior } from './prior.ts';
import { posteriorOfPrinted } from './share-posterior.ts';

/** Ways in which several counts make one distribution. */
export type CountRule = 'pool' | 'mixture' | 'partial';

/** What goes with a rule. */
export interface CombineOptions {
  /** Of `pool` and `mixture`; Jeffreys' when undefined. */
  readonly prior: Prior | undefined;
  /** Probability of each count to be the right one (`mixture`). */
  readonly opinions: readonly number[] | undefined;
  /** Id of the count whose place is meant (`partial`); `new` or undefined for one not counted. */
  readonly place: string | undefined;
}

/**
 * One distribution of a share from several counts.
 *
 * @throws as `poolCounts`, `poolOpinions`, `fitHierarchy` and `placePosterior`
 */
export function combineCounts(
  rule: CountRule,
  counts: readonly PrintedCount[],
  { prior, opinions, place }: CombineOptions,
): SharePosterior {
  switch (rule) {
    case 'pool':
      return poolCounts(counts, prior);
    case 'mixture':
      return poolOpinions(
        counts.map((count, i) => ({
          id: count.id,
          weight: opinions?.[i] ?? 1,
          posterior: posteriorOfPrinted(count, prior),
        })),
      );
    case 'partial':
      return partial(counts, place);
  }
}

// Eleven parameters of one scenario share a fit, and a scenario is read again at every edit; the last
// few are kept by their counts, which decide the result.
const keptFit = keepLast<Hierarchy>(8);
const keptPosterior = keepLast<SharePosterior>(64);

/** Counts in the order of their ids, so that the order in which they are named changes no bit. */
function inOrder(counts: readonly PrintedCount[]): readonly PrintedCount[] {
  return counts
    .map(({ id, low, high, total, weight }) => ({ id, low, high, total, weight }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/**
 * The hierarchy of a set of counts, fitted once.
 *
 * @throws as `fitHierarchy`
 */
export function hierarchyOf(counts: readonly PrintedCount[]): Hierarchy {
  const ordered = inOrder(counts);
  return keptFit(JSON.stringify(ordered), () => fitHierarchy(ordered));
}

function partial(counts: readonly PrintedCount[], place = 'new'): SharePosterior {
  return keptPosterior(`${place} ${JSON.stringify(inOrder(counts))}`, () => {
    const hierarchy = hierarchyOf(counts);
    return place === 'new' ? newPlacePosterior(hierarchy) : placePosterior(hierarchy, place);
  });
}
