import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { logGamma } from './log-gamma.ts';
import { stirlingCorrection } from './stirling-correction.ts';

const HALF_LOG_TWO_PI: f64 = 0.91893853320467274178;

/**
 * Logarithm of the beta function, log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), arranged so
 * that large arguments do not cancel.
 *
 * @param a,b  positive, else NaN
 * @source     Didonato & Morris 1992, algorithm 708 (BETALN), doi:10.1145/131766.131776
 */
export function logBeta(a: f64, b: f64): f64 {
  if (!(a > 0 && b > 0)) return NaN;
  const p: f64 = a < b ? a : b;
  const q: f64 = a < b ? b : a;
  const n: f64 = p + q;
  if (p >= 10) {
    const correction: f64 = stirlingCorrection(p) + (stirlingCorrection(q) - stirlingCorrection(n));
    return (
      -0.5 * log(q) + HALF_LOG_TWO_PI + correction + (p - 0.5) * log(p / n) + q * log1p(-p / n)
    );
  }
  if (q >= 10) {
    const correction: f64 = stirlingCorrection(q) - stirlingCorrection(n);
    return logGamma(p) + correction + p - p * log(n) + (q - 0.5) * log1p(-p / n);
  }
  return logGamma(p) + (logGamma(q) - logGamma(n));
}
