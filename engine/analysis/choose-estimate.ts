import { estimateOfDraws } from './by-scrambling.ts';
import type { Estimate, Method } from './result.ts';

/** Fewer draws than this give no standard error to rely on. */
export const FEWEST_DRAWS = 30;
/** Standard errors by which both estimates may differ before the conditional one is not believed. */
const FURTHEST = 4;
/** The same where errors come from 8 scramblings: as improbable for Student's t with 7 degrees of freedom. */
const FURTHEST_SCRAMBLED = 8;
/** Relative difference that rounding alone can make. */
const ROUNDING = 1e-9;

/** Which scramblings values belong to; of independent draws unless given. */
interface Scrambled {
  /** Numbers of the draws that the values are of. */
  readonly draws?: ArrayLike<number>;
  readonly scramblings?: number;
}

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
  { draws = [], scramblings = 1 }: Scrambled = {},
): Estimate & { readonly method: Method } {
  const { value, mcse } = simulated;
  const sampled = { value, mcse, method: 'simulated' } as const;
  const first = given[0] ?? NaN;
  if (Number.isNaN(first)) return sampled;
  if (isExact) return { value: first, mcse: 0, method: 'conditional' };
  if (given.length < FEWEST_DRAWS) return sampled;
  const conditional = estimateOfDraws(given, draws, scramblings);
  const distance = Math.abs(conditional.value - value);
  const isSame = distance <= ROUNDING * Math.abs(value);
  // values that never differed say nothing about what was not seen
  if (mcse === 0) return isSame ? sampled : { ...conditional, method: 'conditional' };
  const error = Math.sqrt(conditional.mcse * conditional.mcse + mcse * mcse);
  const furthest = scramblings > 1 ? FURTHEST_SCRAMBLED : FURTHEST;
  const isBetter = conditional.mcse < mcse && distance <= furthest * error;
  return isBetter ? { ...conditional, method: 'conditional' } : sampled;
}
