import { erfc } from '../math/erfc.ts';
import { exp } from '../math/exp.ts';

/** Γ(3/2) */
const GAMMA_THREE_HALVES = 0.886226925452758;

/**
 * P(χ² > x) with a whole number of degrees of freedom, by the finite sum of the Poisson terms (even)
 * or of erfc and half-integer terms (odd).
 *
 * @param df whole, 1 to 1000
 * @source   Abramowitz & Stegun 26.4.4 and 26.4.5
 */
export function chiSquareTail(x: number, df: number): number {
  if (!(x > 0)) return x === x ? 1 : NaN;
  const y = x / 2;
  const isEven = df % 2 === 0;
  let sum = isEven ? 0 : erfc(Math.sqrt(y));
  // e^-y y^(j + ½) / Γ(j + 3/2), or e^-y y^j / j!
  let term = isEven ? exp(-y) : (exp(-y) * Math.sqrt(y)) / GAMMA_THREE_HALVES;
  for (let j = 0; j < Math.floor(df / 2); j++) {
    sum += term;
    term *= y / (j + (isEven ? 1 : 1.5));
  }
  return Math.min(1, sum);
}
