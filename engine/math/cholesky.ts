/** Pivots below this are rounding: the matrix has no inverse worth the name. */
const LEAST_PIVOT = 1e-10;

/**
 * Lower triangle L with A = L·Lᵀ. Row k depends on the first k + 1 rows and columns of A only, and
 * is the k-th unit row to the bit where A has only zeros beside the diagonal there.
 *
 * @param matrix  symmetric, n × n, row by row, with a unit diagonal
 * @returns       L, n × n, row by row; undefined when A is not positive definite
 * @source        Golub & Van Loan 2013, Matrix Computations, algorithm 4.2.1
 */
export function cholesky(matrix: ArrayLike<number>, n: number): Float64Array | undefined {
  const factor = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * n + column] ?? NaN;
      for (let k = 0; k < column; k++) {
        rest -= (factor[row * n + k] ?? NaN) * (factor[column * n + k] ?? NaN);
      }
      if (column < row) factor[row * n + column] = rest / (factor[column * n + column] ?? NaN);
      else if (rest > LEAST_PIVOT) factor[row * n + row] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return factor;
}
