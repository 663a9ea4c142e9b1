import { powerOfTwo } from './float-words.ts';

const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const PER_LN2: f64 = 1.442695040888963387;

/**
 * Exponential of x + tail, where |tail| is at most about an ulp of x: lets a caller that knows its
 * argument beyond double precision keep what it knows. `exp(x)` is `expOfSum(x, 0)`.
 *
 * Writes x + tail = k·ln 2 + r with |r| ≤ ½ ln 2 and evaluates exp(r) = 1 + r + r·c / (2 − c) with
 * FDLIBM's degree-5 polynomial in r² for c (truncation error below 2^-59).
 *
 * @source K. C. Ng, FDLIBM e_exp.c. Coefficients copyright (C) 1993 by Sun Microsystems, Inc. All
 *         rights reserved. Permission to use, copy, modify, and distribute this software is freely
 *         granted, provided that this notice is preserved.
 */
export function expOfSum(x: f64, tail: f64): f64 {
  if (x !== x) return x;
  if (x > 709.8) return Infinity;
  if (x < -745.2) return 0.0;
  let k: f64 = 0.0;
  let reduced: f64 = x; // x − k·ln 2 before the low part of k·ln 2 is taken off
  let low: f64 = -tail;
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    k = Math.floor(PER_LN2 * x + 0.5);
    reduced = x - k * LN2_HIGH; // exact
    low = k * LN2_LOW - tail;
  }
  const r: f64 = reduced - low;
  const z: f64 = r * r;
  const c: f64 =
    r -
    z *
      (1.66666666666666019037e-1 +
        z *
          (-2.77777777770155933842e-3 +
            z *
              (6.61375632143793436117e-5 +
                z * (-1.6533902205465251539e-6 + z * 4.13813679705723846039e-8))));
  const y: f64 = 1.0 - (low - (r * c) / (2.0 - c) - reduced);
  if (k === 0) return y;
  if (k >= -1021) {
    if (k <= 1023) return y * powerOfTwo(k as i32); // whole and small
    return y * 2.0 * powerOfTwo((k - 1) as i32); // whole and small
  }
  return y * powerOfTwo((k + 1000) as i32) * 9.3326361850321887899e-302; // times 2^-1000
}

/**
 * e^x; the same bits in every engine, unlike the built-in. Error measured below 1 ulp
 * (test/engine/math/exp.test.ts).
 *
 * @param x  any number; above 709.78 the result is ∞, below −745.13 it is 0
 */
export function exp(x: f64): f64 {
  return expOfSum(x, 0.0);
}
