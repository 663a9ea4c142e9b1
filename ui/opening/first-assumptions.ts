import { isCombined, valueText, type Assumption } from '../assumption/assumption.ts';
import { checkAssumption } from '../assumption/check-phrase.ts';
import { formatRounded } from '../locale/number-format.ts';
import { openingWords } from '../words/opening-words.ts';
import { describeCaveat } from '../words/caveat-label.ts';
import type { OpeningAssumption } from './opening.ts';

/** How many assumptions stand right under the answer. */
const SHOWN = 3;

/**
 * The assumptions that stand under the answer: those the notebook names first, or else those the scenario
 * sets, and of them what somebody printed before what nobody did.
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
  return [...candidates].sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
}

/** An assumption as its sentence. */
export function assumptionSentence(assumption: Assumption): OpeningAssumption {
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
        warnings: claim.caveats
          .map(describeCaveat)
          .flatMap((its) => (its.isGrave ? its.label : [])),
      },
    }),
  };
}
