import type { CountSummary } from '../../engine/index.ts';
import {
  formatMcse,
  formatMean,
  formatProbability,
  formatRange,
  formatShare,
  NO_BREAK,
} from './number-text.ts';

/** `mean 57.9 (MCSE 0.3), 90 % interval 35 to 92`. */
export function meanAndInterval({ mean, quantiles }: CountSummary): string {
  const [low, , , , high] = quantiles;
  return `mean${NO_BREAK}${formatMean(mean)} (MCSE${NO_BREAK}${formatMcse(mean.mcse)}), 90${NO_BREAK}% interval ${formatRange(low.value, high.value)}`;
}

/**
 * Chance of at least one, where a reader may doubt it: when a twentieth of the draws or more had none.
 * Empty otherwise.
 */
export function chanceOfAny({ atLeastOne, quantiles }: CountSummary): string {
  if (quantiles[0].value > 0) return '';
  if (!atLeastOne.seen) {
    return ` No draw had one: the chance of at least one is ${formatProbability(atLeastOne)} (95${NO_BREAK}% bound).`;
  }
  if (atLeastOne.value === 1) return '';
  return ` Chance of at least one: ${formatProbability(atLeastOne)} (MCSE${NO_BREAK}${formatShare(atLeastOne.mcse)}).`;
}
