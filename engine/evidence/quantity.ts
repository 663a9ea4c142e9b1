/**
 * What a parameter measures. `duration` is one unknown number, drawn once per draw;
 * `sojourn` is how long people take, which varies from person to person and is dealt to each of them.
 */
export type ParameterKind = 'share' | 'count' | 'rate' | 'duration' | 'sojourn';

/** A number as a person writes it, in base units: fractions, people, events per month, months. */
export type Quantity =
  | { readonly kind: 'fixed'; readonly value: number }
  /** 90 % interval: the 5th and 95th percentiles. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  /** x of n people. A count given as a range (`400 to 450 of 1700`) has low < high. */
  | {
      readonly kind: 'proportion';
      readonly low: number;
      readonly high: number;
      readonly total: number;
    };
