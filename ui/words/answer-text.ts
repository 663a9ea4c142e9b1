import { answerChance, type Answer } from '../answer/answer.ts';
import { formatProbability } from '../figure/number-text.ts';
import { answerWords } from './answer-words.ts';

/** The numbers of an answer in one phrase: `63.1 people on average, 46 to 83 in 90 % of draws`. */
export function numbersText(answer: Answer): string {
  const { mean, quantiles, atLeastOne, format } = answer;
  if (format.kind === 'chance') return answerChance(answer);
  if (!atLeastOne.seen && format.kind === 'people' && atLeastOne.upper !== undefined) {
    return formatProbability({ ...atLeastOne, upper: atLeastOne.upper });
  }
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  return answerWords.inShort(
    `${format.mean(mean)}${unit}`,
    format.range(quantiles[0], quantiles[4]),
  );
}

/**
 * What is said to a reader who does not see that the numbers changed, when a run is done.
 *
 * @param label  name of the outcome
 * @param before the answer as it was before the reader's change
 */
export function answerText(label: string, answer: Answer, before?: Answer): string {
  const was = before === undefined ? '' : answerWords.before(numbersText(before));
  return `${label}: ${numbersText(answer)}.${was}`;
}
