import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';

/** −log(1 − p), the quantile of the unit exponential, from whichever of p and q = 1 − p is smaller. */
export function survivalExponent(p: number, q: number): number {
  return p <= 0.5 ? -log1p(-p) : -log(q);
}
