import type { Caveat } from './claim.ts';

/** What each caveat says to a reader, as a sentence; a claim's comment says what it means there. */
export const caveatText: Readonly<Record<Caveat, string>> = {
  'not-a-subset':
    'The people counted may not all be among the total, so the share may mean nothing.',
  rounded: 'The number was rounded or estimated before it was printed.',
  'lower-bound': 'At least this many: cases that nobody knew of are missing.',
  'upper-bound': 'At most this many: the number includes cases that may not belong.',
  misread: 'The text misreads its own source, which says something else.',
  derived: 'Worked out from other printed numbers; nobody printed this one.',
  'poor-reporting':
    'The number is low or zero because little was reported, not because little happened.',
  'mixed-population':
    'The count mixes groups that should be told apart, such as fighters and families.',
  anecdote: 'One person’s account or a few cases, not a count of everybody.',
  inverse:
    'The share is counted the other way round: of those it happened to, how many came from the group.',
  'from-memory': 'Written down from memory and not looked up again.',
  secondary: 'Read in a report about the source, not in the source itself.',
};

/** Caveats with which a number must not be shown without saying so: its share may mean nothing at all. */
export const graveCaveats: ReadonlySet<Caveat> = new Set(['not-a-subset', 'misread']);

/** The closed list of caveats, in the order of the documentation. */
export const caveats = Object.keys(caveatText) as readonly Caveat[]; // keys of a complete record
