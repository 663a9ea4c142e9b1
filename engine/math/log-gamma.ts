import { log } from './log.ts';
import { stirlingCorrection } from './stirling-correction.ts';

const HALF_LOG_TWO_PI: f64 = 0.91893853320467274178;

/**
 * Logarithm of the gamma function.
 *
 * @param x  positive, else NaN
 * @returns  log Γ(x); error measured below 2e-14 or 3 ulp, whichever is more
 *           (test/engine/math/log-gamma.test.ts)
 */
export function logGamma(x: f64): f64 {
  if (!(x > 0)) return NaN;
  let product: f64 = 1.0;
  let shifted: f64 = x;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1.0;
  }
  return (
    (shifted - 0.5) * log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingCorrection(shifted) -
    log(product)
  );
}
