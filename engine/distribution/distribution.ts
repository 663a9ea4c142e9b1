/**
 * A probability distribution of one unknown number, as plain data.
 * Shares are fractions, durations months, rates events per month, counts people.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }
  /** exp(Normal(mu, sigma)); support (0, ∞) */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  /** logistic(Normal(mu, sigma)); support (0, 1) */
  | { readonly kind: 'logit-normal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number };
