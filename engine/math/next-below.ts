/**
 * The greatest double below x, for |x| from 1e-290 on; under that x − 1e-290, so that P(X < x) is
 * P(X ≤ nextBelow(x)) for every distribution that has its atoms at ordinary numbers.
 *
 * @param x  any number; ∞ gives the greatest finite one
 */
export function nextBelow(x: number): number {
  if (x === Infinity) return 1.7976931348623157e308;
  if (Math.abs(x) < 1e-290) return x - 1e-290;
  return x - Math.abs(x) * 1.2e-16; // between 0.54 and 1.09 units in the last place
}
