import { exp } from './exp.ts';

/** Points on either side of the middle, and their distance. */
const POINTS = 400;
const STEP = 1 / 64;
const PI = 3.141592653589793;

/**
 * Integral over p from 0 to 1 of a function of p and q = 1 − p, by the double exponential rule,
 * which singular ends do not harm as it takes whichever of p and q is small at full precision.
 *
 * @param f  smooth inside (0, 1); where it is infinite its weight counts as 0
 * @source   Takahasi & Mori 1974, doi:10.2977/prims/1195192451
 */
export function integrateTails(f: (p: number, q: number) => number): number {
  let sum = 0;
  for (let i = -POINTS; i <= POINTS; i++) {
    const t = i * STEP;
    const up = exp(t);
    const e = exp(-PI * 0.5 * Math.abs(up - 1 / up)); // exp(−π·|sinh t|)
    const small = e / (1 + e);
    const large = 1 / (1 + e);
    const weight = STEP * PI * 0.5 * (up + 1 / up) * small * large;
    if (weight < 1e-300) continue;
    const value = i < 0 ? f(small, large) : f(large, small);
    if (Math.abs(value) < Infinity) sum += weight * value;
  }
  return sum;
}
