import { erfc } from './erfc.ts';
import { exp } from './exp.ts';
import { truncated } from './float-words.ts';

// √½ as a double, that double in two parts whose products with a part of x are exact, and the rest.
const ROOT_HALF: f64 = 0.7071067811865476;
const ROOT_HALF_HIGH: f64 = 0.7071065902709961;
const ROOT_HALF_LOW: f64 = 1.909155514789873e-7;
const ROOT_HALF_REST: f64 = -4.833646656726457e-17;
const PER_ROOT_PI: f64 = 0.5641895835477563; // 1 / √π

/**
 * Distribution function of the standard normal, Φ(x) = ½·erfc(−x / √2).
 *
 * In the lower tail the rounding of x / √2 alone would cost x²·2^-53, so what it loses is put back
 * to first order.
 *
 * @param x  any number
 * @returns  relative error measured below 1e-15 down to x = −37
 *           (test/engine/math/normal-cdf.test.ts)
 */
export function normalCdf(x: f64): f64 {
  const t: f64 = -x * ROOT_HALF;
  if (!(t > 0.7 && t < 27)) return 0.5 * erfc(t);
  const high: f64 = truncated(x);
  const low: f64 = x - high;
  const lost: f64 =
    -high * ROOT_HALF_HIGH -
    t -
    high * ROOT_HALF_LOW -
    low * ROOT_HALF_HIGH -
    low * ROOT_HALF_LOW -
    x * ROOT_HALF_REST;
  return 0.5 * erfc(t) - lost * PER_ROOT_PI * exp(-0.5 * x * x);
}
