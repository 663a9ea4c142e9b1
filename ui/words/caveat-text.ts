import type { Caveat } from '../../engine/index.ts';

export interface CaveatText {
  readonly label: string;
  readonly explanation: string;
  /** Whether the number must not be shown without a visible warning. */
  readonly isGrave: boolean;
}

const TEXTS: Readonly<Record<Caveat, CaveatText>> = {
  'not-a-subset': {
    label: 'may not be a subset',
    explanation:
      'The people counted above the line may not all be among those below it, so the share may be too high or too low. A weight below 1 makes such a count speak less loudly.',
    isGrave: true,
  },
  misread: {
    label: 'misread',
    explanation:
      'The article gives this number another meaning than the report it relies on. Compare it with what the report says before you use it.',
    isGrave: true,
  },
  rounded: {
    label: 'rounded',
    explanation: 'The source printed a round number; the true count lies near it.',
    isGrave: false,
  },
  'lower-bound': {
    label: 'at least',
    explanation: 'The source says “at least”: the true number may be larger.',
    isGrave: false,
  },
  'upper-bound': {
    label: 'at most',
    explanation: 'The source says “at most”: the true number may be smaller.',
    isGrave: false,
  },
  derived: {
    label: 'derived',
    explanation: 'Not printed as such: worked out from other printed numbers.',
    isGrave: false,
  },
  'poor-reporting': {
    label: 'poorly reported',
    explanation:
      'Few such cases come to the knowledge of whoever counts them. A low number may say more about the reporting than about the cases.',
    isGrave: false,
  },
  'mixed-population': {
    label: 'mixed group',
    explanation:
      'The people counted are of several kinds (countries, roles or periods), and the model uses the number for one of them.',
    isGrave: false,
  },
  anecdote: {
    label: 'anecdote',
    explanation: 'Rests on single cases or a remark, not on a count.',
    isGrave: false,
  },
  inverse: {
    label: 'read the other way round',
    explanation:
      'The source gives the share in the other direction: of those with the result, how many had the cause.',
    isGrave: false,
  },
  'from-memory': {
    label: 'from memory',
    explanation: 'Written down from memory and not yet checked against the source.',
    isGrave: false,
  },
  secondary: {
    label: 'second hand',
    explanation: 'Taken from somebody who cites the original, not from the original.',
    isGrave: false,
  },
};

/** What a caveat is called on screen and what it means, in a sentence or two. */
export function caveatText(caveat: Caveat): CaveatText {
  return TEXTS[caveat];
}
