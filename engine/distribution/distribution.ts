/**
 * A probability distribution of one unknown number, as plain data.
 * Shares are fractions, durations months, rates events per month, counts people.
 *
 * Parameters are the field's usual ones; `checkDistribution` refuses those that make no distribution.
 */
export type Distribution =
  /** One known number. */
  | { readonly kind: 'fixed'; readonly value: number }
  /** Beta(a, b), a and b from 0.01 to 1e12; support (0, 1). */
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }
  /** Gamma, shape 0.01 to 1e9 and rate positive, mean shape / rate; support (0, ∞). */
  | { readonly kind: 'gamma'; readonly shape: number; readonly rate: number }
  /** exp(Normal(mu, sigma)); support (0, ∞) */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  /** logistic(Normal(mu, sigma)); support (0, 1) */
  | { readonly kind: 'logit-normal'; readonly mu: number; readonly sigma: number }
  /** Normal with this mean and standard deviation; support all numbers. */
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** The same density everywhere on [min, max]. */
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  /** Density rises straight from min to mode and falls straight to max; min ≤ mode ≤ max. */
  | {
      readonly kind: 'triangular';
      readonly min: number;
      readonly mode: number;
      readonly max: number;
    }
  /**
   * min + (max − min)·Beta(1 + 4·(mode − min)/(max − min), 1 + 4·(max − mode)/(max − min)), whose
   * mean is (min + 4·mode + max) / 6; support (min, max).
   */
  | { readonly kind: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  /** P(X > x) = exp(−(x / scale)^shape); support (0, ∞). */
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number }
  /** P(X > x) = exp(−rate·x), mean 1 / rate; support (0, ∞). */
  | { readonly kind: 'exponential'; readonly rate: number }
  /** P(X ≤ x) = 1 / (1 + (x / scale)^−shape), median scale; support (0, ∞). */
  | { readonly kind: 'log-logistic'; readonly scale: number; readonly shape: number }
  /** Whole numbers from 0, with variance equal to the mean. */
  | { readonly kind: 'poisson'; readonly mean: number }
  /** Successes in n trials of probability p; whole numbers 0 to n. */
  | { readonly kind: 'binomial'; readonly n: number; readonly p: number }
  /**
   * Poisson whose mean is Gamma(size, size / mean): variance mean + mean² / size; whole numbers from 0.
   * Counting failures before the size-th success, the probability of success is size / (size + mean).
   */
  | { readonly kind: 'negative-binomial'; readonly size: number; readonly mean: number }
  /** One of several distributions, each with a probability in proportion to its weight. */
  | { readonly kind: 'mixture'; readonly components: readonly Component[] }
  /** `of`, given that it lies in [low, high], ends included; an end may be left out. */
  | {
      readonly kind: 'truncated';
      readonly of: Distribution;
      readonly low?: number;
      readonly high?: number;
    }
  /** One of these values, each with a probability in proportion to its weight. */
  | {
      readonly kind: 'empirical';
      /** Rising. */
      readonly values: readonly number[];
      /** Positive, one for each value. */
      readonly weights: readonly number[];
    }
  /** Straight lines between given quantiles, the first for probability 0, the last for 1. */
  | {
      readonly kind: 'quantile-table';
      /** Rising from 0 to 1. */
      readonly probabilities: readonly number[];
      /** Rising, one for each probability. */
      readonly values: readonly number[];
    };

/** A part of a mixture. */
export interface Component {
  /** Positive; the weights need not sum to 1. */
  readonly weight: number;
  readonly distribution: Distribution;
}

/** The distributions of one kind. */
export type DistributionOf<K extends Distribution['kind']> = Extract<
  Distribution,
  { readonly kind: K }
>;
