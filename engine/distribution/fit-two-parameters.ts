/** Two unknowns of a fit, each free to be any number. */
export type Pair = readonly [number, number];

const ROUNDS = 200;

const sumOfSquares = (residuals: readonly number[]) =>
  residuals.reduce((sum, residual) => sum + residual * residual, 0);

/**
 * Least squares over two unknowns by Levenberg's and Marquardt's method, derivatives by
 * differences.
 *
 * @param residuals  errors at a pair; NaN marks a pair that is not allowed
 * @param start      allowed
 * @returns          the pair at which a step no longer lessens the sum of squares
 * @source           Marquardt 1963, doi:10.1137/0111030
 */
export function fitTwoParameters(residuals: (pair: Pair) => readonly number[], start: Pair): Pair {
  let pair = start;
  let errors = residuals(pair);
  let sum = sumOfSquares(errors);
  let damping = 1e-3;
  for (let round = 0; round < ROUNDS && damping < 1e12 && sum > 1e-30; round++) {
    const h = 1e-6;
    const [x, y] = pair;
    const alongX = residuals([x + h, y]).map((error, i) => (error - (errors[i] ?? NaN)) / h);
    const alongY = residuals([x, y + h]).map((error, i) => (error - (errors[i] ?? NaN)) / h);
    let xx = 0;
    let xy = 0;
    let yy = 0;
    let gx = 0;
    let gy = 0;
    errors.forEach((error, i) => {
      const a = alongX[i] ?? NaN;
      const b = alongY[i] ?? NaN;
      xx += a * a;
      xy += a * b;
      yy += b * b;
      gx += a * error;
      gy += b * error;
    });
    const dx = xx * (1 + damping);
    const dy = yy * (1 + damping);
    const determinant = dx * dy - xy * xy;
    const next: Pair = [
      x - (dy * gx - xy * gy) / determinant,
      y - (dx * gy - xy * gx) / determinant,
    ];
    const nextErrors = residuals(next);
    const nextSum = sumOfSquares(nextErrors);
    if (nextSum < sum) {
      pair = next;
      errors = nextErrors;
      sum = nextSum;
      damping *= 0.2;
    } else damping *= 5;
  }
  return pair;
}
