import { quantile } from '../distribution/quantile.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import { distributionOf } from './distribution-of.ts';

/** A quantile that somebody stated, and the one that is drawn from. */
export interface StatedQuantile {
  /** Strictly between 0 and 1. */
  readonly probability: number;
  readonly stated: number;
  readonly fitted: number;
}

/**
 * What a range, a list of quantiles or a survival summary states, against what its fit gives; none for
 * other quantities, which state no quantile. Values are in base units.
 *
 * @param kind as what the quantity was read
 * @throws     as `distributionOf`
 * @example    statedQuantiles({ kind: 'range', low: 3, high: 18 }, 'duration')
 *             // [{ probability: 0.05, stated: 3, fitted: 3 }, { probability: 0.95, stated: 18, fitted: 18 }]
 */
export function statedQuantiles(
  quantity: Quantity,
  kind: ParameterKind,
): readonly StatedQuantile[] {
  const points = pointsOf(quantity);
  if (points.length === 0) return [];
  const distribution = distributionOf(quantity, kind);
  return points.map(({ probability, value }) => ({
    probability,
    stated: value,
    fitted: quantile(distribution, probability),
  }));
}

function pointsOf(quantity: Quantity) {
  if (quantity.kind === 'distribution') return quantity.stated ?? [];
  if (quantity.kind !== 'range') return [];
  const { low, high, level = 0.9 } = quantity;
  return [
    { probability: (1 - level) / 2, value: low },
    { probability: (1 + level) / 2, value: high },
  ];
}
