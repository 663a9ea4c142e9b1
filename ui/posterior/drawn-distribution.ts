import {
  BaserateError,
  distributionOf,
  shareOfSplit,
  type Distribution,
} from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';

/**
 * The distribution that an assumption is drawn from: of a part of a split its share of the whole table.
 * Undefined for a calculated value, and where nothing can be drawn.
 */
export function drawnDistribution({
  assignment,
  kind,
  name,
  split,
}: Pick<Assumption, 'assignment' | 'kind' | 'name' | 'split'>): Distribution | undefined {
  if (assignment.expression !== undefined) return undefined;
  try {
    if (split !== undefined) return shareOfSplit(split, name);
    return distributionOf(assignment.quantity, kind, assignment.weight, assignment.prior);
  } catch (error) {
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}
