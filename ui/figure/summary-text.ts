import type { CountSummary } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { formatProbability, formatShare } from './number-text.ts';
import { summaryWords } from '../words/figure/summary-words.ts';
import { chanceOf } from './chance-of.ts';

/**
 * What a run gave, for a caption: `mean 57.9 (MCSE 0.3), 90 % interval 35 to 92`. The chance of at least
 * one follows where a reader may doubt it, that is when a twentieth of the draws or more had none;
 * when no draw had one, the bound on that chance stands in place of all else.
 */
export function summaryText(
  { mean, quantiles, atLeastOne }: CountSummary,
  format: ValueFormat,
): string {
  const isKnown = atLeastOne.method === 'conditional';
  const isConditional = mean.method === 'conditional';
  const error =
    mean.mcse === 0 && isConditional
      ? summaryWords.exact
      : summaryWords.error(format.mcse(mean.mcse), isConditional);
  if (format.kind === 'chance' && (atLeastOne.seen || isKnown)) {
    const chance = chanceOf({ mean, atLeastOne }, format, isConditional || isKnown);
    return summaryWords.chance(chance, error);
  }
  if (!atLeastOne.seen && !isKnown && ['people', 'chance'].includes(format.kind)) {
    return summaryWords.unseen(formatProbability(atLeastOne));
  }
  const [low, , , , high] = quantiles;
  const range = format.range(low.value, high.value);
  const numbers = summaryWords.numbers(format.mean(mean), error, range);
  if (format.kind !== 'people' || low.value > 0 || atLeastOne.value === 1) return numbers;
  const chance = formatProbability({ ...atLeastOne, seen: atLeastOne.seen || isKnown });
  if (atLeastOne.mcse === 0) return summaryWords.withChance(numbers, chance);
  return summaryWords.withChanceError(numbers, chance, formatShare(atLeastOne.mcse));
}

/** First letter in upper case, to begin a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
