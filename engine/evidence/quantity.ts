import type { Distribution } from '../distribution/distribution.ts';
import type { QuantilePoint } from '../distribution/fit.ts';

/**
 * What a parameter measures. `duration` is one unknown number, drawn once per draw;
 * `sojourn` is how long people take, which varies from person to person and is dealt to each of them.
 * `number` is a plain ratio or score of any sign, `money` an amount in the currency the model states,
 * `inflow` people per time.
 */
export type ParameterKind =
  'share' | 'count' | 'rate' | 'duration' | 'sojourn' | 'number' | 'money' | 'inflow';

/** A number as a person writes it, in base units: fractions, people, events (or people) per month, months. */
export type Quantity =
  | { readonly kind: 'fixed'; readonly value: number }
  /** Central interval: the 5th and 95th percentiles, unless `level` says otherwise. */
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      /** Probability that the number lies between the ends, 0 to 1; 0.9 where it is absent. */
      readonly level?: number;
    }
  /**
   * x of n people. A count given as a range (`400 to 450 of 1700`) has low < high; a bound has one
   * end at 0 or the total: `at least 130 of 800` is 130 to 800.
   */
  | {
      readonly kind: 'proportion';
      readonly low: number;
      readonly high: number;
      readonly total: number;
    }
  /** A distribution stated as such, or by quantiles, survival or events. */
  | {
      readonly kind: 'distribution';
      readonly distribution: Distribution;
      /** The phrase it was read from, with single spaces. */
      readonly text: string;
      /** Where a family was fitted: the greatest relative error of a stated quantile. */
      readonly misses?: number;
      /** The quantiles that were stated, where some were; a survival summary states two. */
      readonly stated?: readonly QuantilePoint[];
    };
