import { log } from './log.ts';

/**
 * What Stirling's formula leaves out of log Γ: δ(x) = log Γ(x) − [(x − ½)·log x − x + ½·log 2π].
 *
 * From x = 15 the first seven terms of the asymptotic series, whose next term is below 1e-18;
 * below, Γ(x) = Γ(x + n) / (x(x+1)…(x+n−1)). Absolute error measured below 4e-17 from 16, below
 * 2e-14 under it (test/engine/math/log-gamma.test.ts).
 *
 * @param x  positive
 * @source   NIST Digital Library of Mathematical Functions 5.11.1, https://dlmf.nist.gov/5.11
 */
export function stirlingCorrection(x: f64): f64 {
  if (x >= 15) {
    const r: f64 = 1.0 / x;
    const z: f64 = r * r;
    return (
      r *
      (8.333333333333333e-2 -
        z *
          (2.777777777777778e-3 -
            z *
              (7.936507936507937e-4 -
                z *
                  (5.952380952380953e-4 -
                    z *
                      (8.417508417508417e-4 -
                        z * (1.917526917526918e-3 - z * 6.41025641025641e-3))))))
    );
  }
  let product: f64 = 1.0;
  let shifted: f64 = x;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1.0;
  }
  // (s − ½)·log s − s + δ(s) − log product − [(x − ½)·log x − x], s = x + n
  return (
    (shifted - 0.5) * log(shifted) -
    (shifted - x) +
    stirlingCorrection(shifted) -
    log(product) -
    (x - 0.5) * log(x)
  );
}
