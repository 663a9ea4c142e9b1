import type { CountSummary } from '../../engine/index.ts';
import {
  formatMcse,
  formatMean,
  formatProbability,
  formatRange,
  formatShare,
  NO_BREAK,
} from './number-text.ts';

/**
 * What a run gave, for a caption: `mean 57.9 (MCSE 0.3), 90 % interval 35 to 92`. The chance of at least
 * one follows where a reader may doubt it, that is when a twentieth of the draws or more had none;
 * when no draw had one, the bound on that chance stands in place of all else.
 */
export function summaryText({ mean, quantiles, atLeastOne }: CountSummary): string {
  if (!atLeastOne.seen) {
    return `no draw had one, so the chance of at least one is ${formatProbability(atLeastOne)} (95${NO_BREAK}% bound)`;
  }
  const [low, , , , high] = quantiles;
  const numbers = `mean${NO_BREAK}${formatMean(mean)} (MCSE${NO_BREAK}${formatMcse(mean.mcse)}), 90${NO_BREAK}% interval ${formatRange(low.value, high.value)}`;
  if (low.value > 0 || atLeastOne.value === 1) return numbers;
  return `${numbers}, chance of at least one ${formatProbability(atLeastOne)} (MCSE${NO_BREAK}${formatShare(atLeastOne.mcse)})`;
}

/** First letter in upper case, to begin a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
