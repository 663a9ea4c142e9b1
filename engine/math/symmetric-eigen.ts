/** Sweeps over all pairs; Jacobi's method converges quadratically and needs about 8. */
const SWEEPS = 50;

/** Eigenvalues with their orthonormal eigenvectors, in no particular order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Vector j is column j: component i at i × n + j. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations: slow for large
 * matrices, but accurate and made of + − × ÷ √ alone.
 *
 * @param matrix  symmetric, n × n, row by row
 * @source        Golub & Van Loan 2013, Matrix Computations, 8.5
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotations = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (rotate(a, vectors, n, p, q)) rotations++;
      }
    }
    if (rotations === 0) break;
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i] ?? NaN), vectors };
}

/** Turns the plane of axes p and q so that a[p, q] vanishes; false where it is nothing already. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): boolean {
  const apq = a[p * n + q] ?? NaN;
  const app = a[p * n + p] ?? NaN;
  const aqq = a[q * n + q] ?? NaN;
  if (!(Math.abs(apq) > 1e-17 * (Math.abs(app) + Math.abs(aqq)))) return false;
  const tau = (aqq - app) / (2 * apq);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
  return true;
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const left = values[i] ?? NaN;
  const right = values[j] ?? NaN;
  values[i] = c * left - s * right;
  values[j] = s * left + c * right;
}
