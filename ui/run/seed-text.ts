import type { Answer } from '../answer/answer.ts';
import { formatCount } from '../figure/number-text.ts';
import { numbersText } from '../words/answer-text.ts';
import { runWords } from '../words/run-words.ts';
import { NO_BREAK, numberWords } from '../words/number-words.ts';

/** Two answers of one version with different seeds, in sentences: what differs is noise of the draws. */
export function seedText(
  seed: string,
  own: Answer,
  other: Answer,
  draws: number,
): readonly string[] {
  const { format } = other;
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  const found = runWords.seedFound(seed, saidMean(other, unit), saidMean(own, ''));
  const difference = Math.abs(other.mean.value - own.mean.value);
  // the error of a difference of two independent runs
  const usual = Math.hypot(own.mean.mcse, other.mean.mcse);
  if (isUnseen(own) && isUnseen(other)) return [found];
  if (usual === 0) return [found, difference === 0 ? runWords.seedExact : ''].filter(isSaid);
  if (difference === 0) return [found, runWords.seedSame];
  const size = format.mcse(difference);
  const noise = runWords.seedNoise(size, format.mcse(usual), formatCount(draws));
  const width = other.quantiles[4] - other.quantiles[0];
  const isInterval = format.kind !== 'chance' && width > 0;
  const share = isInterval ? runWords.seedWidth(shareText(difference / width)) : '';
  return [found, noise, share].filter(isSaid);
}

/** Of what is so or not the chance, and of what no draw had its bound. */
function saidMean(answer: Answer, unit: string): string {
  const isChance = answer.format.kind === 'chance' || isUnseen(answer);
  return isChance ? numbersText(answer) : `${answer.format.mean(answer.mean)}${unit}`;
}

/** Whether no draw had one and nobody knows that none can. */
function isUnseen({ atLeastOne, method, format }: Answer): boolean {
  const { seen, upper } = atLeastOne;
  const isCounted = format.kind === 'people' || format.kind === 'chance';
  return isCounted && !seen && upper !== undefined && method !== 'conditional';
}

const isSaid = (sentence: string) => sentence !== '';

/** A share of a width in whole percent, since it only tells small from large. */
function shareText(share: number): string {
  const percent = Math.round(100 * share);
  return percent < 1
    ? numberWords.lessThan(`1${NO_BREAK}%`)
    : `${formatCount(percent)}${NO_BREAK}%`;
}
