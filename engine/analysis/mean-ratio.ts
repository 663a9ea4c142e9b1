import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Estimate } from './result.ts';

/** A mean nearer to 0 than this many of its standard errors is not divided by. */
const CLEAR = 4;

/**
 * The mean with a variant as a multiple of the mean without it (of chances, the risk ratio), from paired
 * draws.
 *
 * @param base    value of each draw without the variant
 * @param variant value of the same draws with it
 * @returns       dimensionless; undefined where a ratio says nothing: values below 0, or a mean of the base
 *                that is not clearly above 0
 * @source        standard error by the delta method: Cochran 1977, Sampling Techniques, section 6.3
 */
export function meanRatio(
  base: readonly number[],
  variant: readonly number[],
): Estimate | undefined {
  const draws = base.length;
  if (draws < 2 || draws !== variant.length) return undefined;
  if (base.some((value) => !(value >= 0)) || variant.some((value) => !(value >= 0)))
    return undefined;
  const below = mean([...base]);
  const error = sampleStandardDeviation([...base]) / Math.sqrt(draws);
  if (!(below > 0) || below < CLEAR * error) return undefined;
  const value = mean([...variant]) / below;
  const residuals = variant.map((each, i) => each - value * (base[i] ?? NaN));
  return { value, mcse: sampleStandardDeviation(residuals) / (Math.sqrt(draws) * below) };
}
