import type { CountSummary } from '../../engine/index.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { formatProbability, formatShare, NO_BREAK } from './number-text.ts';

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
  const error =
    mean.mcse === 0 && mean.method === 'conditional'
      ? 'exact'
      : `MCSE${NO_BREAK}${format.mcse(mean.mcse)}${mean.method === 'conditional' ? ', exact given the parameters' : ''}`;
  if (format.kind === 'chance' && (atLeastOne.seen || isKnown)) {
    return `chance${NO_BREAK}${format.mean(mean)} (${error})`;
  }
  if (!atLeastOne.seen && !isKnown && ['people', 'chance'].includes(format.kind)) {
    return `no draw had one, so the chance of at least one is ${formatProbability(atLeastOne)} (95${NO_BREAK}% bound)`;
  }
  const [low, , , , high] = quantiles;
  const numbers = `mean${NO_BREAK}${format.mean(mean)} (${error}), 90${NO_BREAK}% interval ${format.range(low.value, high.value)}`;
  if (format.kind !== 'people' || low.value > 0 || atLeastOne.value === 1) return numbers;
  const chance = formatProbability({ ...atLeastOne, seen: atLeastOne.seen || isKnown });
  if (atLeastOne.mcse === 0) return `${numbers}, chance of at least one ${chance}`;
  return `${numbers}, chance of at least one ${chance} (MCSE${NO_BREAK}${formatShare(atLeastOne.mcse)})`;
}

/** First letter in upper case, to begin a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
