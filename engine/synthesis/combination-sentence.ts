import type { CountRule } from './combine-counts.ts';

/** One of several claims, as a sentence names it. */
export interface Member {
  /** See `labelClaims`. */
  readonly label: string;
  /** Its number as printed. */
  readonly text: string;
}

/** More members than these are not listed: a sentence is no table. */
export const MOST_LISTED = 4;

/**
 * What was done with several claims, in a sentence. The counts themselves are listed by the sentence on
 * their conflict (`measureConflict`), so only a mixture, whose members have chances, lists them here.
 *
 * @param opinions probability of each member to be the right one (`mixture`)
 * @param place    label of the place that is meant (`partial`); undefined for one that was not counted
 */
export function combinationSentence(
  rule: CountRule,
  members: readonly Member[],
  opinions: readonly number[] | undefined,
  place: string | undefined,
): string {
  const listed = (shown: (member: Member, i: number) => string) =>
    members.length <= MOST_LISTED ? `: ${joinWords(members.map(shown))}` : '';
  const plain = ({ label, text }: Member) => `${label} ${text}`;
  switch (rule) {
    case 'pool':
      return `The ${members.length} counts are added up as independent studies of one share.`;
    case 'mixture': {
      const first = opinions?.[0] ?? 1 / members.length;
      if ((opinions ?? []).every((its) => its === first)) {
        return `One of the ${members.length} claims is held to be right, each as likely as the next${listed(plain)}.`;
      }
      const chance = (i: number) => Number((100 * (opinions?.[i] ?? 0)).toPrecision(3));
      const weighed = listed((member, i) => `${plain(member)} with ${chance(i)} %`);
      return `One of the ${members.length} claims is held to be right${weighed}.`;
    }
    case 'partial': {
      const of = place ?? 'a place that was not counted';
      return `The share of ${of}, learnt from ${members.length} places that resemble one another as far as their counts do.`;
    }
  }
}

/**
 * What was done, in a few words that can stand where a number would.
 *
 * @example combinationText('partial', ['United States', 'France', …], undefined) // 'a place not counted, learning from 11'
 */
export function combinationText(
  rule: CountRule,
  labels: readonly string[],
  place: string | undefined,
): string {
  if (rule === 'partial') {
    return place === undefined
      ? `a place not counted, learning from ${labels.length}`
      : `${place}, learning from ${labels.length - 1} ${labels.length === 2 ? 'other' : 'others'}`;
  }
  const of = labels.length <= MOST_LISTED ? joinWords(labels) : `${labels.length} claims`;
  return `${rule} of ${of}`;
}

/** `a, b and c` */
function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
