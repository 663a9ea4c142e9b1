import { logPlus } from './log.ts';

/**
 * log(1 + x) without the loss of digits near 0; the same bits in every engine.
 *
 * With u = 1 + x rounded and c = x − (u − 1) the rounding error made there, log(1 + x) =
 * log(u) + c / u to first order, which is enough away from 0. From −0.29 to 0.41 the odd series
 * 2·atanh(s), s = x / (2 + x), is summed with FDLIBM's minimax polynomial for its tail. Error
 * measured below 1 ulp (test/engine/math/log1p.test.ts).
 *
 * @param x  any number; log1p(−1) is −∞, below −1 NaN
 * @source   K. C. Ng, FDLIBM s_log1p.c, for the method and the polynomial. Coefficients copyright
 *           (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
 *           modify, and distribute this software is freely granted, provided that this notice is
 *           preserved.
 */
export function log1p(x: f64): f64 {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x < 5.5e-17 && x > -5.5e-17) return x;
  if (x > -0.29 && x < 0.41) {
    const s: f64 = x / (2.0 + x);
    const z: f64 = s * s;
    const r: f64 =
      z *
      (6.66666666666673513e-1 +
        z *
          (3.999999999940941908e-1 +
            z *
              (2.857142874366239149e-1 +
                z *
                  (2.222219843214978396e-1 +
                    z *
                      (1.818357216161805012e-1 +
                        z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
    const half: f64 = 0.5 * x * x;
    return x - (half - s * (half + r));
  }
  const u: f64 = 1.0 + x;
  if (u === Infinity) return u;
  const lost: f64 = x > 1 ? 1.0 - (u - x) : x - (u - 1.0);
  return logPlus(u, lost / u);
}
