import type { PairedDifference } from '../../engine/index.ts';
import { describeDifference, shortDifference } from '../difference/difference-text.ts';
import { formatDrawn, formatMcse, formatMean, NO_BREAK } from '../figure/number-text.ts';
import type { ValueFormat } from '../words/value-format.ts';

/** A variant against the base, written. */
export interface CompareRow {
  /** `62.7 more`, `no clear difference`. */
  readonly mean: string;
  /** Monte Carlo standard error of the mean: `± 0.06`. */
  readonly mcse: string;
  /** Where nine draws in ten lie. */
  readonly interval: string;
  readonly more: string;
  readonly fewer: string;
  /** Mean of the variant as a multiple of the base's; undefined where that says nothing. */
  readonly ratio: string | undefined;
  /** Draws compared one by one. */
  readonly draws: number;
}

/** Writes a paired difference as a line of a comparison. */
export function compareRow(
  difference: PairedDifference,
  format: ValueFormat | undefined,
): CompareRow {
  const { interval } = describeDifference(difference, format);
  const { mean, draws } = difference;
  return {
    draws,
    mean: shortDifference(difference, format),
    mcse: `± ${(format?.mcse ?? formatMcse)(mean.mcse).replace(`${NO_BREAK}%`, '')}`,
    interval: interval === '' ? '–' : interval,
    more: formatDrawn(difference.more, draws),
    fewer: formatDrawn(difference.fewer, draws),
    // twice as late is no ratio: the clock could begin elsewhere
    ratio:
      format?.kind === 'time'
        ? undefined
        : difference.ratio && `×${NO_BREAK}${formatMean(difference.ratio)}`,
  };
}
