import { normalCorrelationOfRank } from '../math/rank-correlation.ts';
import type { Correlation } from './scenario.ts';

/** Correlations of the normal scores of parameters; pairs that are not stated are uncorrelated. */
export interface CorrelationMatrix {
  /** Parameters in name order. */
  readonly names: readonly string[];
  /** Symmetric with a unit diagonal, row by row. */
  readonly matrix: Float64Array;
}

/** The matrix of the normal scores whose ranks have the stated correlations. */
export function correlationMatrix(correlations: readonly Correlation[]): CorrelationMatrix {
  const names = [...new Set(correlations.flatMap(({ between }) => between))].sort();
  const size = names.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  for (const { between, rank } of correlations) {
    const [i, j] = [names.indexOf(between[0]), names.indexOf(between[1])];
    matrix[i * size + j] = normalCorrelationOfRank(rank);
    matrix[j * size + i] = normalCorrelationOfRank(rank);
  }
  return { names, matrix };
}
