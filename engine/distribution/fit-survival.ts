import { fitFamily } from './fit-quantiles.ts';
import type { Fit } from './fit.ts';

/** By `time` (months, or any unit) this fraction has had the event. */
export interface SurvivalPoint {
  readonly fraction: number;
  readonly time: number;
}

/**
 * Distribution of a time from a survival summary: `half within 4 months, 80 % within 12`. Exactly
 * through two points; nearest on the logarithm of time through more.
 *
 * @param points  two or more, times and fractions rising
 * @param family  lognormal when left out: a hazard that rises and then falls; Weibull: one that
 *                only rises or only falls; log-logistic: proportional odds
 * @throws        `distribution/bad-quantiles`
 * @example       fitSurvival([{ fraction: 0.5, time: 4 }, { fraction: 0.8, time: 12 }])
 */
export function fitSurvival(
  points: readonly SurvivalPoint[],
  family: 'lognormal' | 'weibull' | 'log-logistic' = 'lognormal',
): Fit {
  return fitFamily(
    family,
    points.map(({ fraction, time }) => ({ probability: fraction, value: time })),
  );
}
