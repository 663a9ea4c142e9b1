import { fail } from '../errors/baserate-error.ts';
import { checkDistribution } from './check-distribution.ts';
import type { Distribution } from './distribution.ts';
import { fitOf } from './fit.ts';
import type { Fit } from './fit.ts';
import { meanOf } from './moments.ts';

/** Gamma prior of a rate: as if `shape` events had been seen in `exposure`. */
export interface RatePrior {
  readonly shape: number;
  readonly exposure: number;
}

/** Jeffreys' prior of a Poisson rate, density ∝ 1 / √rate. */
export const JEFFREYS_RATE: RatePrior = { shape: 0.5, exposure: 0 };

/**
 * Gamma posterior of a rate from events counted over person-time.
 *
 * @param events    whole, 0 or more
 * @param exposure  person-time watched, such as person-months, above 0; the rate is per its unit
 * @param prior     Jeffreys (½, 0) when left out
 * @returns         Gamma(prior.shape + events, prior.exposure + exposure); the check sets the
 *                  posterior's mean against events / exposure
 * @throws          `distribution/bad-events`, `distribution/bad-exposure`
 * @source          Gelman et al., Bayesian Data Analysis, 3rd edition, 2.6 and 2.8
 * @example         fitEventRate(3, 1200).distribution // { kind: 'gamma', shape: 3.5, rate: 1200 }
 */
export function fitEventRate(
  events: number,
  exposure: number,
  prior: RatePrior = JEFFREYS_RATE,
): Fit {
  if (!(events >= 0 && events <= 1e9 && Math.floor(events) === events))
    throw fail(
      'distribution/bad-events',
      'events',
      `the events must be a whole number from 0 to 1e9; got ${events}`,
      events,
    );
  if (!(exposure > 0 && exposure <= 1e150))
    throw fail(
      'distribution/bad-exposure',
      'exposure',
      `the person-time must be above 0; got ${exposure} (no rate can be told from no time)`,
      exposure,
    );
  const distribution: Distribution = {
    kind: 'gamma',
    shape: prior.shape + events,
    rate: prior.exposure + exposure,
  };
  checkDistribution(distribution);
  const asked = events / exposure;
  return fitOf(distribution, [{ what: 'mean', asked, fitted: meanOf(distribution) }]);
}
