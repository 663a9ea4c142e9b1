import { exp } from './exp.ts';
import { powerOfTwo } from './float-words.ts';

const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const PER_LN2: f64 = 1.442695040888963387;

/**
 * e^x − 1 without the loss of digits near 0; the same bits in every engine.
 *
 * Writes x = k·ln 2 + r with |r| ≤ ½ ln 2 and evaluates e^r − 1 by the rational form of FDLIBM
 * (truncation error below 2^-61), then 2^k·(e^r − 1) + (2^k − 1). Error measured below 1 ulp
 * (test/engine/math/expm1.test.ts).
 *
 * @param x  any number
 * @source   K. C. Ng, FDLIBM s_expm1.c. Coefficients copyright (C) 1993 by Sun Microsystems, Inc.
 *           All rights reserved. Permission to use, copy, modify, and distribute this software is
 *           freely granted, provided that this notice is preserved.
 */
export function expm1(x: f64): f64 {
  if (x !== x) return x;
  if (x > 40) return exp(x); // the 1 is below half an ulp
  if (x < -40) return -1.0;
  if (x < 5.5e-17 && x > -5.5e-17) return x;
  let k: f64 = 0.0;
  let r: f64 = x;
  let lost: f64 = 0.0; // what rounding r lost
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    k = Math.floor(PER_LN2 * x + 0.5);
    const high: f64 = x - k * LN2_HIGH;
    const low: f64 = k * LN2_LOW;
    r = high - low;
    lost = high - r - low;
  }
  const half: f64 = 0.5 * r;
  const z: f64 = r * half;
  const r1: f64 =
    1.0 +
    z *
      (-3.33333333333331316428e-2 +
        z *
          (1.58730158725481460165e-3 +
            z *
              (-7.93650757867487942473e-5 +
                z * (4.00821782732936239552e-6 + z * -2.01099218183624371326e-7))));
  const t: f64 = 3.0 - r1 * half;
  let e: f64 = z * ((r1 - t) / (6.0 - r * t));
  if (k === 0) return r - (r * e - z);
  e = r * (e - lost) - lost - z; // e^(r + lost) − 1 = r − e
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) {
    if (r < -0.25) return -2.0 * (e - (r + 0.5));
    return 1.0 + 2.0 * (r - e);
  }
  const scale: f64 = powerOfTwo(k as i32); // whole, |k| ≤ 58
  if (k <= -2 || k > 56) return (1.0 - (e - r)) * scale - 1.0;
  const inverse: f64 = powerOfTwo((0.0 - k) as i32); // whole, |k| ≤ 58
  if (k < 20) return (1.0 - inverse - (e - r)) * scale;
  return (r - (e + inverse) + 1.0) * scale;
}
