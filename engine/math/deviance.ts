import { log } from './log.ts';

/**
 * u·log(u / v) + v − u, the deviance term of the saddle-point form of the binomial and beta
 * densities; never negative, and accurate when u ≈ v, where the plain formula cancels.
 *
 * @param u,v  positive
 * @source     Loader 2000, Fast and accurate computation of binomial probabilities (bd0)
 */
export function deviance(u: f64, v: f64): f64 {
  const difference: f64 = u - v;
  const sum: f64 = u + v;
  if (Math.abs(difference) < 0.1 * sum) {
    // u·log(u/v) = 2u·(s + s³/3 + s⁵/5 + …), s = (u − v) / (u + v)
    const s: f64 = difference / sum;
    const z: f64 = s * s;
    let total: f64 = difference * s;
    let term: f64 = 2.0 * u * s;
    for (let i: f64 = 3.0; i < 100; i += 2.0) {
      term *= z;
      const next: f64 = total + term / i;
      if (next === total) return next;
      total = next;
    }
    return total;
  }
  return u * log(u / v) - difference;
}
