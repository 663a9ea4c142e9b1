import { NO_BREAK } from './number-words.ts';

const IN_90 = `in 90${NO_BREAK}% of draws`;

/** What a change does, draw by draw. `size` is a number with its direction: `62.7 more`. */
export const differenceWords = {
  none: 'No difference',
  noneInShort: 'no difference',
  luckBasis: (draws: string) => `what differs is luck alone; ${draws} draws compared one by one`,
  noneBasis: (draws: string) => `the same in each of ${draws} draws`,
  onAverage: (size: string) => `${size} on average`,
  noneOnAverage: 'No difference on average',
  noneOnAverageInShort: 'none on average',
  unclear: 'No clear difference on average',
  unclearInShort: 'no clear difference',
  basis: (mcse: string, draws: string) =>
    `Monte Carlo standard error ${mcse}; ${draws} draws compared one by one`,
  basisWithSize: (size: string, mcse: string, draws: string) =>
    `${size}, Monte Carlo standard error ${mcse}; ${draws} draws compared one by one`,
  size: (number: string, direction: string) => `${number} ${direction}`,
  interval: (range: string) => `${IN_90} ${range}`,
  between: (low: string, high: string) => `between ${low} and ${high}`,
  to: (low: string, high: string) => `${low} to ${high}`,
  inEveryDraw: (direction: string) => `${direction} in every draw`,
  /** Of no draw; `bound` is such as `fewer than 1 in 3,333`. */
  inNoDraw: (direction: string, bound: string) => `${direction} in none (${bound})`,
  inShareOfDraws: (direction: string, share: string) => `${direction} in ${share} of draws`,
  inShare: (direction: string, share: string) => `${direction} in ${share}`,
  same: 'the same',
  comparing: 'comparing draw by draw…',
  withCause: (cause: string) => `With ${cause}`,
  causes: { edit: 'your change', variant: 'this variant', and: ' and ' },
} as const;

/** Which way a value of a kind goes: with its unit, and in a word. */
export const directionWords = {
  people: { more: 'more', fewer: 'fewer', up: 'more', down: 'fewer' },
  amount: { more: 'more', fewer: 'less', up: 'more', down: 'less' },
  points: {
    more: 'percentage points higher',
    fewer: 'percentage points lower',
    up: 'higher',
    down: 'lower',
  },
  time: (unit: string) => ({
    more: `${unit} later`,
    fewer: `${unit} earlier`,
    up: 'later',
    down: 'earlier',
  }),
} as const;
