import { sin } from './sin.ts';

/** Degree of the polynomials; even. */
export const DEGREE = 20;

const PI = 3.141592653589793;

/** cos(πm / n) for a whole m from 0, by the sine of an angle of at most π/4. */
function cosineOf(m: number, n: number): number {
  const turn = m % (2 * n);
  const folded = turn <= n ? turn : 2 * n - turn; // cos is even about π
  const angle = 2 * folded <= n ? folded : n - folded;
  const sign = 2 * folded <= n ? 1 : -1;
  if (4 * angle > n) return sign * sin(PI * (0.5 - angle / n));
  const half = sin((PI * angle) / (2 * n));
  return sign * (1 - 2 * half * half);
}

/** The DEGREE + 1 points at which a function is taken, from 1 down to −1. */
export const chebyshevPoints: Float64Array = Float64Array.from({ length: DEGREE + 1 }, (_, j) =>
  cosineOf(j, DEGREE),
);

const cosines = Float64Array.from({ length: 2 * DEGREE }, (_, m) => cosineOf(m, DEGREE));

/**
 * Coefficients c of the polynomial Σ c_k·T_k that takes the given values at {@link chebyshevPoints}.
 *
 * @source Trefethen 2013, Approximation Theory and Approximation Practice, ch. 3
 */
export function chebyshevCoefficients(values: Float64Array): Float64Array {
  const coefficients = new Float64Array(DEGREE + 1);
  for (let k = 0; k <= DEGREE; k++) {
    let sum = 0;
    for (let j = 0; j <= DEGREE; j++) {
      const value = values[j]! * cosines[(j * k) % (2 * DEGREE)]!; // both indices are in range
      sum += j === 0 || j === DEGREE ? 0.5 * value : value;
    }
    coefficients[k] = (k === 0 || k === DEGREE ? 1 : 2) * (sum / DEGREE);
  }
  return coefficients;
}

/** Coefficients of the integral from −1; one more than of the function. */
export function chebyshevIntegral(c: Float64Array): Float64Array {
  const at = (k: number) => c[k] ?? 0;
  const integral = new Float64Array(c.length + 1);
  let end = 0; // value at −1
  for (let k = 1; k <= c.length; k++) {
    integral[k] = ((k === 1 ? 2 : 1) * at(k - 1) - at(k + 1)) / (2 * k);
    end += (k % 2 === 0 ? 1 : -1) * integral[k]!; // just set
  }
  integral[0] = -end;
  return integral;
}

/** Coefficients of the derivative; one less than of the function. */
export function chebyshevDerivative(c: Float64Array): Float64Array {
  const derivative = new Float64Array(c.length - 1);
  for (let k = c.length - 2; k >= 0; k--) {
    derivative[k] = (derivative[k + 2] ?? 0) + 2 * (k + 1) * (c[k + 1] ?? 0);
  }
  derivative[0] = 0.5 * (derivative[0] ?? 0);
  return derivative;
}

/** Σ c_k·T_k(s) for s in [−1, 1], by Clenshaw's recurrence. */
export function chebyshevSum(c: Float64Array, s: number): number {
  let later = 0;
  let latest = 0;
  for (let k = c.length - 1; k > 0; k--) {
    const next = c[k]! + 2 * s * later - latest; // k is in range
    latest = later;
    later = next;
  }
  return (c[0] ?? 0) + s * later - latest;
}

/** The roots of T_n, from the greatest to the least: points inside (−1, 1). */
export function chebyshevRoots(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, j) => cosineOf(2 * j + 1, 2 * n));
}

/**
 * Weights of the integral over [−1, 1] of a function known at {@link chebyshevRoots}, exact for
 * polynomials below degree n.
 *
 * @source Fejér 1933; Waldvogel 2006, doi:10.1007/s10543-006-0045-4
 */
export function fejerWeights(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, j) => {
    let sum = 0;
    for (let k = 1; 2 * k < n; k++) sum += cosineOf(2 * k * (2 * j + 1), 2 * n) / (4 * k * k - 1);
    return (2 / n) * (1 - 2 * sum);
  });
}

/** Coefficients of the polynomial that takes these values at {@link chebyshevRoots}. */
export function coefficientsAtRoots(values: Float64Array): Float64Array {
  const n = values.length;
  return Float64Array.from({ length: n }, (_, k) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += values[j]! * cosineOf(k * (2 * j + 1), 2 * n); // j is in range
    return ((k === 0 ? 1 : 2) * sum) / n;
  });
}
