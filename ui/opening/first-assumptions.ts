import type { Claim, Evidence } from '../../engine/index.ts';
import { isCombined, valueText, type Assumption } from '../assumption/assumption.ts';
import { checkAssumption } from '../assumption/check-phrase.ts';
import { formatRounded } from '../locale/number-format.ts';
import { openingWords } from '../words/opening-words.ts';
import { graveLabels } from '../words/caveat-label.ts';
import type { OpeningAssumption, OpeningSource } from './opening.ts';

/** How many assumptions stand right under the answer. */
const SHOWN = 3;

/**
 * The assumptions that stand under the answer: those the notebook names first, what somebody printed before what
 * nobody did. Where it names none, or fewer than three: what somebody printed of those the scenario sets, then of
 * the model's, then what has no source.
 *
 * @param named names in the order of the notebook's assumptions cell; undefined where it names none
 */
export function firstAssumptions(
  assumptions: readonly Assumption[],
  named: readonly string[] | undefined,
): readonly Assumption[] {
  const candidates =
    named === undefined
      ? assumptions.filter(({ setBy }) => setBy === 'scenario')
      : named.flatMap((name) => assumptions.filter((each) => each.name === name));
  const rank = (each: Assumption) =>
    (each.claim === undefined ? 2 : 0) + (isCombined(each.assignment) ? 1 : 0);
  const hasSource = (each: Assumption) =>
    each.claim !== undefined || each.assignment.combination !== undefined;
  const byRank = (some: readonly Assumption[]) => [...some].sort((a, b) => rank(a) - rank(b));
  const others = assumptions.filter((each) => !candidates.includes(each));
  const known = named === undefined ? candidates.filter(hasSource) : candidates;
  const order = [...byRank(known), ...byRank(others.filter(hasSource)), ...candidates, ...others];
  return [...new Set(order)].slice(0, SHOWN);
}

/** Who printed the claims that a value is combined from, and what is wrong with any of them. */
function combinedSource(
  { members, sentence }: NonNullable<Assumption['assignment']['combination']>,
  { claims, sources }: Evidence,
): OpeningSource {
  const used = members.flatMap(({ claim }) => claims.get(claim) ?? []);
  const publishers = used.map((each) => sources.get(each.source)?.publisher ?? each.reportedBy);
  return {
    says: sentence,
    publisher: [...new Set(publishers)].join(', '),
    date: '',
    warnings: [...new Set(used.flatMap(graveCaveats))],
  };
}

function graveCaveats({ caveats }: Claim): readonly string[] {
  return graveLabels(caveats);
}

/** An assumption as its sentence; what is combined is looked up in the evidence. */
export function assumptionSentence(assumption: Assumption, evidence: Evidence): OpeningAssumption {
  const { id, label, assignment, claim, source, note } = assumption;
  const check = checkAssumption(assumption);
  const weight =
    assignment.weight === 1 ? '' : openingWords.atWeight(formatRounded(assignment.weight, 4));
  return {
    id,
    label,
    text: valueText(assignment),
    meaning:
      check.kind === 'fault'
        ? ''
        : `${check.text}${weight}${note === undefined ? '' : `; ${note}`}`,
    isPhrase: !isCombined(assignment),
    ...(claim && {
      source: {
        says: claim.says,
        publisher: source?.publisher ?? claim.reportedBy,
        date: source?.date ?? claim.asOf ?? '',
        warnings: graveCaveats(claim),
      },
    }),
    ...(assignment.combination && { source: combinedSource(assignment.combination, evidence) }),
  };
}
