import { symmetricEigen } from './symmetric-eigen.ts';

/** A sum over few points that stands for a sum over many. */
export interface GaussRule {
  readonly points: Float64Array;
  /** Positive; they add up to the weights of the many. */
  readonly weights: Float64Array;
}

/**
 * Gauss's rule of a finite set of weighted points: the sum over `count` points that is equal to the
 * sum over all of them for every polynomial of degree below 2·count. The points lie among the given.
 *
 * @param points,weights positive weights; far more points than `count`
 * @source Gautschi 2004, Orthogonal Polynomials, 2.2 (Stieltjes), 3.1 (Golub & Welsch)
 */
export function gaussRule(
  points: ArrayLike<number>,
  weights: ArrayLike<number>,
  count: number,
): GaussRule {
  const size = points.length;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < size; i++) {
    least = Math.min(least, points[i]!); // i is in range here and below
    most = Math.max(most, points[i]!);
  }
  const middle = least + (most - least) / 2;
  const half = (most - least) / 2;
  const s = Float64Array.from(points, (x) => (x - middle) / half);
  const matrix = new Float64Array(count * count);
  let before = new Float64Array(size);
  let now = new Float64Array(size).fill(1);
  let normBefore = 1;
  let total = 0;
  for (let k = 0; k < count; k++) {
    let norm = 0;
    let first = 0;
    for (let i = 0; i < size; i++) {
      const square = weights[i]! * now[i]! * now[i]!;
      norm += square;
      first += square * s[i]!;
    }
    if (k === 0) total = norm;
    const ratio = k === 0 ? 0 : norm / normBefore;
    const centre = first / norm;
    matrix[k * count + k] = centre;
    if (k > 0) {
      matrix[k * count + k - 1] = Math.sqrt(ratio);
      matrix[(k - 1) * count + k] = Math.sqrt(ratio);
    }
    const next = new Float64Array(size);
    for (let i = 0; i < size; i++) next[i] = (s[i]! - centre) * now[i]! - ratio * before[i]!;
    before = now;
    now = next;
    normBefore = norm;
  }
  const { values, vectors } = symmetricEigen(matrix, count);
  return {
    points: values.map((value) => Math.min(most, Math.max(least, middle + half * value))),
    weights: Float64Array.from({ length: count }, (_, j) => total * vectors[j]! * vectors[j]!),
  };
}
