import { symmetricEigen } from './symmetric-eigen.ts';

/** Stops when no entry moves by more than this in a round. */
const PRECISION = 1e-9;
const ROUNDS = 1000;

/**
 * The correlation matrix nearest to a symmetric one in the Frobenius norm, by alternating
 * projections with Dykstra's correction onto the matrices without small eigenvalues and onto those
 * with a unit diagonal.
 *
 * @param matrix  symmetric, n × n, row by row
 * @param floor   least eigenvalue, 0 to 1; 0 gives the nearest of all, which has no inverse
 * @source        Higham 2002, doi:10.1093/imanum/22.3.329, algorithm 3.3
 */
export function nearestCorrelation(
  matrix: ArrayLike<number>,
  n: number,
  floor: number,
): Float64Array {
  let current: Float64Array = Float64Array.from(matrix);
  const correction = new Float64Array(n * n);
  for (let round = 0; round < ROUNDS; round++) {
    const corrected = current.map((value, i) => value - (correction[i] ?? NaN));
    const lifted = liftEigenvalues(corrected, n, floor);
    for (let i = 0; i < n * n; i++) correction[i] = (lifted[i] ?? NaN) - (corrected[i] ?? NaN);
    for (let i = 0; i < n; i++) lifted[i * n + i] = 1;
    let moved = 0;
    lifted.forEach((value, i) => (moved = Math.max(moved, Math.abs(value - (current[i] ?? NaN)))));
    current = lifted;
    if (moved < PRECISION) break;
  }
  return current;
}

/** The nearest symmetric matrix whose eigenvalues are all at least `floor`. */
function liftEigenvalues(matrix: Float64Array, n: number, floor: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, n);
  const lifted = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const value = Math.max(values[k] ?? NaN, floor);
        sum += value * (vectors[i * n + k] ?? NaN) * (vectors[j * n + k] ?? NaN);
      }
      lifted[i * n + j] = sum;
      lifted[j * n + i] = sum;
    }
  }
  return lifted;
}
