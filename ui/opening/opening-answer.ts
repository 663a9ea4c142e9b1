import { answerOfSummary, type Answer } from '../answer/answer.ts';
import { openingWords } from '../words/opening-words.ts';
import type { DottedAnswer } from './dot-picture.ts';
import type { Opening, OpeningRun } from './opening.ts';
import type { OpeningChange } from './opening-model.ts';

/** The answer that the committed run of a variant gave, with what only its picture knows. */
export function openingAnswer({ outcome, clock }: Opening, run: OpeningRun): Answer {
  const answer = answerOfSummary(run.answer, outcome, clock);
  return {
    ...answer,
    ...(run.spread && { spread: run.spread }),
    atLeastOne: {
      ...answer.atLeastOne,
      ...(run.upper !== undefined && { upper: run.upper }),
    },
  };
}

/** The run of a variant; the one that answers when left out. */
export function openingRun(
  { runs, variant }: Opening,
  name: string = variant,
): OpeningRun | undefined {
  return runs.find((run) => run.name === name);
}

/** A variant's dots from its committed picture, over those of the base in grey; none without pictures. */
export function openingDots(opening: Opening, name: string): readonly DottedAnswer[] {
  const names = name === opening.variant ? [name] : [name, opening.variant];
  return names.flatMap((each, index): DottedAnswer[] => {
    const run = openingRun(opening, each);
    if (run?.dots === undefined) return [];
    const tone = index === 0 ? 'run' : 'baseline';
    return [{ tone, dots: run.dots, answer: openingAnswer(opening, run) }];
  });
}

/** The variants that the what-if switch offers, that which moves the answer most first. */
export function whatIfs({ runs, variant }: Opening): readonly OpeningRun[] {
  const size = ({ difference }: OpeningRun) => Math.abs(difference?.mean.value ?? 0);
  return runs
    .filter(({ name, difference }) => name !== variant && difference !== undefined)
    .sort((a, b) => size(b) - size(a));
}

/** What a what-if would change, as its committed run did; undefined where that is not known. */
export function openingPreview(
  opening: Opening,
  whatIf: string | undefined,
): OpeningChange | undefined {
  const run = whatIf === undefined ? undefined : openingRun(opening, whatIf);
  if (run?.difference === undefined) return undefined;
  return {
    cause: openingWords.withWhatIf(run.title),
    difference: run.difference,
    before: openingAnswer(opening, run),
    beforeWords: openingWords.wouldBe,
  };
}
