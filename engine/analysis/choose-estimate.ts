import type { Estimate, Method } from './result.ts';

/** Fewer draws than this give no standard error to rely on. */
export const FEWEST_DRAWS = 30;
/** Standard errors by which both estimates may differ before the conditional one is not believed. */
const FURTHEST = 4;
/** Relative difference that rounding alone can make. */
const ROUNDING = 1e-9;

/**
 * The better of two estimates of one number: over all draws with the fates of people in them, or the mean
 * of its exact values given the parameters of the first draws.
 *
 * The conditional one is taken when its standard error is smaller (Rao–Blackwell: no luck is left in it,
 * but its draws are fewer) and both agree within 4 standard errors: when few draws decide a mean, the
 * first ones may hold none of them.
 *
 * @param given   exact values by draw; NaN where there is none
 * @param isExact whether nothing is uncertain, so that any one draw gives the exact number
 * @source        Casella & Robert 1996, doi:10.1093/biomet/83.1.81
 */
export function chooseEstimate(
  simulated: Estimate,
  given: ArrayLike<number>,
  isExact: boolean,
): Estimate & { readonly method: Method } {
  const { value, mcse } = simulated;
  const sampled = { value, mcse, method: 'simulated' } as const;
  const first = given[0] ?? NaN;
  if (Number.isNaN(first)) return sampled;
  if (isExact) return { value: first, mcse: 0, method: 'conditional' };
  if (given.length < FEWEST_DRAWS) return sampled;
  const conditional = meanOf(given, first);
  const distance = Math.abs(conditional.value - value);
  const isSame = distance <= ROUNDING * Math.abs(value);
  // values that never differed say nothing about what was not seen
  if (mcse === 0) return isSame ? sampled : { ...conditional, method: 'conditional' };
  const error = Math.sqrt(conditional.mcse * conditional.mcse + mcse * mcse);
  const isBetter = conditional.mcse < mcse && distance <= FURTHEST * error;
  return isBetter ? { ...conditional, method: 'conditional' } : sampled;
}

/** Mean with s/√n, taken around the first value, so that equal values have an error of exactly 0. */
function meanOf(given: ArrayLike<number>, first: number): Estimate {
  const n = given.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (given[i] ?? NaN) - first;
  const shift = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const deviation = (given[i] ?? NaN) - first - shift;
    squares += deviation * deviation;
  }
  return { value: first + shift, mcse: Math.sqrt(squares / (n - 1) / n) };
}
