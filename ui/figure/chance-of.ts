import type { Estimate } from '../../engine/index.ts';
import { numberWords } from '../words/number-words.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { formatProbability } from './number-text.ts';

/** What is known of a thing that is so or not; a result's summary and an answer have it. */
export interface YesOrNo {
  readonly mean: Estimate;
  /** `upper` is known only from a run, not from a lock. */
  readonly atLeastOne: Estimate & { readonly seen: boolean; readonly upper?: number };
}

/**
 * The chance that a thing is so: a bound of what no draw had, and no certainty of what every draw had, for
 * another seed might show otherwise. Only a chance that was worked out is printed as 0 or 100 %.
 *
 * @param isKnown whether it was worked out rather than simulated
 */
export function chanceOf(
  { mean, atLeastOne }: YesOrNo,
  format: Pick<ValueFormat, 'mean'>,
  isKnown: boolean,
): string {
  if (isKnown) return format.mean(mean);
  if (!atLeastOne.seen && mean.value === 0) {
    const { upper } = atLeastOne;
    return upper === undefined ? numberWords.noneSeen : formatProbability({ ...atLeastOne, upper });
  }
  return mean.value === 1 ? numberWords.inEveryDraw : format.mean(mean);
}
