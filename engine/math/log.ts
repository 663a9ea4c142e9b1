import { highWord, withHighWord } from './float-words.ts';

// ln 2 as two doubles: the first has 21 trailing zero bits, so k·LN2_HIGH is exact for |k| < 2000.
const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;

/**
 * Natural logarithm; the same bits in every engine, unlike the built-in.
 *
 * Writes x = 2^k·(1 + f) with 1 + f in [√½, √2), s = f / (2 + f), and evaluates
 * log(1 + f) = 2s + s·R(s²) with the degree-14 minimax polynomial of FDLIBM (its truncation error
 * is below 2^-58.45). Error measured below 0.9 ulp (test/engine/math/log.test.ts).
 *
 * @param x  any number; log(0) is −∞, of a negative number NaN
 * @source   K. C. Ng, FDLIBM e_log.c. Coefficients copyright (C) 1993 by Sun Microsystems, Inc.
 *           All rights reserved. Permission to use, copy, modify, and distribute this software is
 *           freely granted, provided that this notice is preserved.
 */
export function log(x: f64): f64 {
  return logPlus(x, 0.0);
}

/**
 * log(x) + tail, the tail added before the last rounding: for a caller that knows its argument
 * beyond double precision, x·(1 + tail). |tail| is at most about 2^-53.
 */
export function logPlus(x: f64, tail: f64): f64 {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k: i32 = 0;
  let scaled: f64 = x;
  if (x < 2.2250738585072014e-308) {
    k = -54;
    scaled = x * 18014398509481984.0; // subnormal: times 2^54
  }
  let high: i32 = highWord(scaled);
  k = (k + (high >> 20) - 1023) | 0;
  high = high & 0xfffff;
  const carry: i32 = (high + 0x95f64) & 0x100000; // set when the significand exceeds √2
  k = (k + (carry >> 20)) | 0;
  const f: f64 = withHighWord(scaled, high | (carry ^ 0x3ff00000)) - 1.0;
  const scale: f64 = k;
  if (((2 + high) & 0xfffff) < 3) {
    // |f| < 2^-20: three terms of the Taylor series are enough
    if (f === 0) return k === 0 ? tail : scale * LN2_HIGH + (scale * LN2_LOW + tail);
    const r: f64 = f * f * (0.5 - 0.33333333333333333 * f);
    return k === 0 ? f - (r - tail) : scale * LN2_HIGH - (r - (scale * LN2_LOW + tail) - f);
  }
  const s: f64 = f / (2.0 + f);
  const z: f64 = s * s;
  const w: f64 = z * z;
  const even: f64 =
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd: f64 =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const r: f64 = even + odd;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    // f far enough from 0 that f²/2 is worth splitting off
    const half: f64 = 0.5 * f * f;
    if (k === 0) return f - (half - (s * (half + r) + tail));
    return scale * LN2_HIGH - (half - (s * (half + r) + (scale * LN2_LOW + tail)) - f);
  }
  if (k === 0) return f - (s * (f - r) - tail);
  return scale * LN2_HIGH - (s * (f - r) - (scale * LN2_LOW + tail) - f);
}
