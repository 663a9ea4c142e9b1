import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { stirlingCorrection } from '../math/stirling-correction.ts';

/**
 * log Γ(a + x) − log Γ(a), the logarithm of the rising factorial, without the cancellation of the
 * two gammas when a is much larger than x.
 *
 * @param a positive
 * @param x 0 or more, whole or not
 * @source  Stirling's formula with its correction, NIST DLMF 5.11.1, https://dlmf.nist.gov/5.11
 */
export function logRising(a: number, x: number): number {
  if (x === 0) return 0;
  if (x <= 24 && a < 1e10 && a > 1e-10 && x === Math.floor(x)) {
    let product = a; // below 1e241
    for (let k = 1; k < x; k++) product *= a + k;
    return log(product);
  }
  const end = a + x;
  return (
    (a - 0.5) * log1p(x / a) + x * log(end) - x + stirlingCorrection(end) - stirlingCorrection(a)
  );
}
