import type { Estimate, PairedDifference } from '../../engine/index.ts';
import {
  formatCount,
  formatMcse,
  formatMean,
  formatRange,
  formatShare,
  NO_BREAK,
} from '../figure/number-text.ts';

/** A paired difference in words. */
export interface DifferenceWords {
  /** What is true of the mean: `62.7 more on average`. */
  readonly lead: string;
  /** Where nine draws in ten lie and how many draws differ which way; empty when none differs. */
  readonly rest: string;
  /** Monte Carlo standard error and the draws compared. */
  readonly basis: string;
}

/** A mean closer to 0 than this many of its standard errors is not called a difference. */
const CLEAR = 2;

/** Says what a change does, draw by draw: by how much, in which direction, and how surely. */
export function describeDifference(difference: PairedDifference): DifferenceWords {
  const { mean, more, fewer } = difference;
  if (more.value === 0 && fewer.value === 0) {
    return {
      lead: 'No difference',
      rest: '',
      basis: `the same count in each of ${formatCount(difference.draws)} draws`,
    };
  }
  const isClear = Math.abs(mean.value) > CLEAR * mean.mcse;
  return {
    lead: isClear ? `${sizeOf(mean)} on average` : 'No clear difference on average',
    rest: [intervalText(difference), chanceText(difference)]
      .filter((text) => text !== '')
      .join('; '),
    basis:
      (isClear ? '' : `${sizeOf(mean)}, `) +
      `Monte Carlo standard error ${formatMcse(mean.mcse)}; ` +
      `${formatCount(difference.draws)} draws compared one by one`,
  };
}

/** The mean alone, where room is short: `62.7 more`. */
export function shortDifference(difference: PairedDifference): string {
  const { mean, more, fewer } = difference;
  if (more.value === 0 && fewer.value === 0) return 'no difference';
  if (!(Math.abs(mean.value) > CLEAR * mean.mcse)) return 'no clear difference';
  return sizeOf(mean);
}

function sizeOf({ value, mcse }: Estimate): string {
  const direction = value < 0 ? 'fewer' : 'more';
  return `${formatMean({ value: Math.abs(value), mcse })} ${direction}`;
}

/** Empty where nine draws in ten differ by nothing: then the chances say more. */
function intervalText({ quantiles: [low, , high] }: PairedDifference): string {
  if (low === 0 && high === 0) return '';
  const draws = `in 90${NO_BREAK}% of draws`;
  if (low >= 0) return `${draws} ${formatRange(low, high)} more`;
  if (high <= 0) return `${draws} ${formatRange(-high, -low)} fewer`;
  return `${draws} between ${formatCount(-low)} fewer and ${formatCount(high)} more`;
}

function chanceText({ more, fewer, draws }: PairedDifference): string {
  if (more.value === 1) return 'more in every draw';
  if (fewer.value === 1) return 'fewer in every draw';
  const value = Math.max(0, 1 - more.value - fewer.value);
  const same = { value, mcse: Math.sqrt((value * (1 - value)) / draws) };
  const parts = [
    { word: 'more', share: more },
    { word: 'fewer', share: fewer },
    { word: 'the same', share: same },
  ].sort((a, b) => b.share.value - a.share.value);
  return parts
    .map(({ word, share }, index) => {
      if (share.value === 0) return `never ${word}`;
      return `${word} in ${formatShare(share)}${index === 0 ? ' of draws' : ''}`;
    })
    .join(', ');
}
