import type { Differences, Estimate, PairedDifference } from '../../../engine/index.ts';
import {
  describeDifference,
  differenceRange,
  sameShare,
  signWords,
} from '../../difference/difference-text.ts';
import { drawnChance } from '../../figure/chance-curve.ts';
import type { DifferenceBar, Sign } from '../../figure/difference-layout.ts';
import type { FigureTable } from '../../figure/figure-table.ts';
import { formatDrawn, formatShare, NO_BREAK } from '../../figure/number-text.ts';
import type { ReadoutRow } from '../../figure/readout-row.ts';
import { capitalise } from '../../figure/summary-text.ts';
import { differenceWords } from '../difference-words.ts';
import type { ValueFormat } from '../value-format.ts';
import { chanceRow } from './chance-words.ts';

/**
 * The share of draws that differ one way, for the legend: `more in 85 %`; of what none or all of them do, how that is
 * known.
 *
 * @param draws that were compared
 */
export function signLabel(sign: Sign, share: Estimate, draws: number, format: ValueFormat): string {
  const word = sign === 'same' ? differenceWords.same : signWords(format)[sign];
  if (share.value === 0) return differenceWords.inNoDraw(word, formatDrawn(share, draws));
  if (share.value === 1) return differenceWords.inEveryDraw(word);
  return differenceWords.inShare(word, formatShare(share));
}

/** Shares of draws by sign, with their errors. */
export function signShares(difference: PairedDifference): Readonly<Record<Sign, Estimate>> {
  const { more, fewer } = difference;
  return { more, fewer, same: sameShare(difference) };
}

/** What was compared with what, and what came of it. */
export function differenceCaption(
  difference: PairedDifference,
  cause: string,
  before: string,
  when: string,
  format: ValueFormat,
): string {
  const { lead, rest, basis } = describeDifference(difference, format);
  const said = `${lead}${rest === '' ? '' : `, ${rest}`} (${basis}).`;
  return `${capitalise(cause)} minus ${before}, in each draw, both with the same random numbers. ${when}: ${said} The bar underneath holds 90${NO_BREAK}% of the differences, its thick part 50${NO_BREAK}%.`;
}

/** One sentence for readers who do not see the bars. */
export function differenceSummary(
  label: string,
  difference: PairedDifference,
  when: string,
  format: ValueFormat,
): string {
  const { lead, rest } = describeDifference(difference, format);
  return `${label}, ${when}, difference: ${lead}${rest === '' ? '' : `, ${rest}`}.`;
}

/** What is read where a reader points: shares of draws below, in and above a column. */
export function columnRow(
  bars: readonly DifferenceBar[],
  at: number,
  draws: number,
  label: string,
): ReadoutRow {
  const sizes = bars.map(({ parts }) => parts.reduce((sum, { share }) => sum + share, 0));
  const sum = (of: readonly number[]) => of.reduce((all, size) => all + size, 0);
  const shares = [sum(sizes.slice(0, at)), sizes[at] ?? 0, sum(sizes.slice(at + 1))];
  return chanceRow(
    'run',
    label,
    shares.map((share) => drawnChance(share, draws)),
  );
}

/** Mean and interval, read while the reader points nowhere. */
export function differenceRow(
  { mean, quantiles: [low, median, high] }: PairedDifference,
  label: string,
  format: ValueFormat,
): ReadoutRow {
  const words = (from: number, to: number) => differenceRange(from, to, format);
  const size = format.mean({ value: Math.abs(mean.value), mcse: mean.mcse });
  const sign = mean.value < 0 ? '−' : '+';
  return {
    tone: 'run',
    label,
    cells: [
      { text: `${sign}${size}`, error: `±${NO_BREAK}${format.mcse(mean.mcse)}` },
      { text: words(median, median), error: '' },
      { text: words(low, high), error: '' },
    ],
  };
}

/** Shares of draws by column, to read under the bars. */
export function differenceTable(bars: readonly DifferenceBar[], format: ValueFormat): FigureTable {
  const rows = bars.flatMap(({ from, to, parts }) =>
    parts.map(({ sign, share }) => {
      const ends = sign === 'same' ? [0, 0] : from === 0 ? [Math.min(1, to), to] : [from, to];
      return [differenceRange(ends[0] ?? 0, ends[1] ?? 0, format), formatShare(share)];
    }),
  );
  return { columns: ['difference', 'share of draws'], rows };
}

/** Every difference with its draws, for the CSV file. */
export function differenceData(outcome: string, { values, counts }: Differences): FigureTable {
  return {
    columns: ['outcome', 'difference', 'draws'],
    rows: values.map((value, i) => [outcome, value, counts[i] ?? 0]),
  };
}
