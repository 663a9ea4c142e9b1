import { caveatText, caveats as everyCaveat } from '../evidence/caveat.ts';
import type { Caveat, CaveatWeights } from '../evidence/claim.ts';

/** What a caveat takes from a count, and why. */
export interface CaveatDiscount {
  /** Default power-prior weight, 0 to 1. */
  readonly weight: number;
  readonly reason: string;
}

/**
 * Default weight of a count that carries a caveat.
 *
 * These are conventions, stated so that they can be disputed, not estimates: the order matters more
 * than the second digit, and a scenario's own weight always wins.
 */
export const caveatDiscounts: Readonly<Record<Caveat, CaveatDiscount>> = {
  'lower-bound': {
    weight: 1,
    reason:
      'Taken as a bound (`at least`), which already says less than a count: no further discount.',
  },
  'upper-bound': {
    weight: 1,
    reason:
      'Taken as a bound (`at most`), which already says less than a count: no further discount.',
  },
  secondary: {
    weight: 0.8,
    reason:
      'A number told again is usually told right; one in five is allowed to be lost on the way.',
  },
  derived: {
    weight: 0.75,
    reason:
      'Arithmetic adds no people, but numerator and total may be of different dates and lists.',
  },
  rounded: {
    weight: 0.5,
    reason:
      'A count rounded to the next 50 has a rounding error (sd 14) as large as the sampling error of 400 of 800 (sd 14): half the information is left.',
  },
  'from-memory': {
    weight: 0.5,
    reason: 'Digits may be misremembered, though the size is probably right.',
  },
  'mixed-population': {
    weight: 0.5,
    reason: 'Perhaps half of the people counted are not those the share is about.',
  },
  'not-a-subset': {
    weight: 0.25,
    reason: 'Two lists that overlap in part make a ratio, which bounds the share only loosely.',
  },
  'poor-reporting': {
    weight: 0.25,
    reason:
      'Missing cases are not missing at random, so the count says little even when it is large.',
  },
  anecdote: {
    weight: 0.1,
    reason: 'Cases that somebody thought worth telling are no sample.',
  },
  inverse: {
    weight: 0,
    reason:
      'The share among those it happened to does not say how often it happens: only a conversion with both totals does.',
  },
  misread: {
    weight: 0,
    reason: 'The text contradicts its own source; use the number of the source.',
  },
};

const conventional: CaveatWeights = Object.fromEntries(
  everyCaveat.map((caveat) => [caveat, caveatDiscounts[caveat].weight]),
);

/** The weight that a claim's caveats suggest, and the caveat that decides it. */
export interface SuggestedWeight {
  readonly weight: number;
  /** The caveat with the least weight; absent when no caveat discounts the count. */
  readonly decidedBy?: Caveat;
  readonly reason: string;
}

/**
 * Default weight of a claim with several caveats: the least of their weights.
 *
 * The least and not the product: caveats of one claim often name one defect twice (`rounded` and
 * `secondary`, `derived` and `not-a-subset`), and a product would punish the ledger that is annotated
 * with more care. The least is the same however often, and in whatever order, a defect is named.
 *
 * @param weights weight of each caveat, 1 where one is left out; the conventional ones unless given
 * @example suggestWeight(['rounded', 'not-a-subset']).weight // 0.25
 */
export function suggestWeight(
  caveats: readonly Caveat[],
  weights: CaveatWeights = conventional,
): SuggestedWeight {
  let decidedBy: Caveat | undefined;
  let least = 1;
  for (const caveat of caveats) {
    const weight = weights[caveat] ?? 1;
    if (weight < least) [least, decidedBy] = [weight, caveat];
  }
  if (!decidedBy) return { weight: 1, reason: 'No caveat discounts this count.' };
  const { weight, reason } = caveatDiscounts[decidedBy];
  // the reason argues for the conventional number only
  return { weight: least, decidedBy, reason: least === weight ? reason : caveatText[decidedBy] };
}

/**
 * The count that a caveat leaves: `lower-bound` makes x of n at least x, `upper-bound` at most x.
 * Both together leave the count as printed, since it then errs on an unknown side.
 */
export function boundByCaveats(
  count: { readonly low: number; readonly high: number; readonly total: number },
  caveats: readonly Caveat[],
): { readonly low: number; readonly high: number; readonly total: number } {
  const isLower = caveats.includes('lower-bound');
  const isUpper = caveats.includes('upper-bound');
  if (isLower === isUpper) return count;
  return isLower ? { ...count, high: count.total } : { ...count, low: 0 };
}
