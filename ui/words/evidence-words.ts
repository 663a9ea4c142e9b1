import type { ClaimKind } from '../../engine/index.ts';
import { counted } from './counted.ts';

const CLAIM = { one: 'claim', other: 'claims' };

/** What is said of the claims of the ledgers. */
export const evidenceWords = {
  heading: 'Who says so',
  loading: 'The claims are on their way.',
  failed: 'The claims could not be loaded. Reload the page to try again.',
  figureTitle: 'Shares that were counted',
  figureCaption:
    'Mean and intervals of 50 and 90 % of each count by itself, Jeffreys prior, caveats left aside. They are computed, not drawn: there is no number of draws and no Monte Carlo standard error (MCSE).',
  figureUsed: ' In colour, with a diamond: what an assumption draws from.',
  figureCut: (most: number) => ` The first ${String(most)}.`,
  found: (count: number) =>
    count === 0
      ? `${counted(0, CLAIM)}: nothing fits these words and choices.`
      : `${counted(count, CLAIM)}. Open one for its source and what is wrong with it.`,
  asUsed: 'As used',
  variant: (title: string) => `the variant “${title}”`,
} as const;

/** Which claims to show. */
export const claimFilterWords = {
  label: 'Claims',
  scope: 'Claims',
  used: (count: number) => `used on this page (${String(count)})`,
  all: (count: number) => `of all ledgers (${String(count)})`,
  place: 'Place',
  anywhere: 'anywhere',
  kind: 'Kind',
  any: 'any',
  withCount: (choice: string, count: number) => `${choice} (${String(count)})`,
  words: 'Words',
  example: 'soufan, prison …',
} as const;

/** What kinds of claim are called on the page. */
export const claimKindWords: Readonly<Record<ClaimKind, string>> = {
  count: 'x of n',
  share: 'share',
  stock: 'number of people',
  inflow: 'arrivals',
  time: 'time',
  number: 'number',
  money: 'money',
  note: 'note, no number',
};

/** What is said of one claim, and of its use. */
export const claimWords = {
  byItself: (mean: string, interval: string) =>
    `By itself: mean ${mean}, 95 % interval ${interval}`,
  unusable: 'not usable',
  replaced: 'replaced',
  disputed: 'disputed',
  relations: {
    'replaced by': 'Replaced by',
    replaces: 'Replaces',
    'disputed by': 'Disputed by',
    disputes: 'Disputes',
  },
  note: 'note',
  aNote: 'a note',
  inUse: 'in use',
  mustNot: (reason: string) => `Must not be the value of an assumption: ${reason}`,
  titled: (author: string, title: string, address: string | undefined) =>
    `${author === '' ? '' : `${author}: `}“${title}”${address === undefined ? '' : `, ${address}`}.`,
  usedFor: (uses: readonly string[]) => `Used for ${uses.join('; ')}.`,
  use: 'Use it for',
  useThis: 'Use this claim',
  addThis: 'Add it to the others',
  nowValueOf: (label: string) => `Now the value of: ${label}.`,
  addedTo: (label: string, rule: string) => `Added to the claims of: ${label}, taken as ${rule}.`,
} as const;
