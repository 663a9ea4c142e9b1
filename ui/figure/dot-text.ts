import type { OutcomeResult } from '../../engine/index.ts';
import type { FigureTable } from './figure-table.ts';
import type { DotColumn } from './dot-points.ts';
import type { DotSeries } from './dot-layout.ts';
import { DOTS } from './dot-points.ts';
import {
  formatCount,
  formatProbability,
  formatRange,
  formatSpan,
  NO_BREAK,
} from './number-text.ts';
import { capitalise, summaryText } from './summary-text.ts';

/** `55 to 59`, or one count. */
export function columnText({ from, to }: DotColumn): string {
  return formatRange(from, to);
}

/** `55–59`, or one count, where room is short. */
export function columnSpan({ from, to }: DotColumn): string {
  return formatSpan(from, to);
}

/** What a row says in place of dots when no draw had one. */
export function unseenText(
  final: OutcomeResult['final'],
  draws: number,
): { bound: string; reason: string } {
  return {
    bound: formatProbability(final.atLeastOne),
    reason: `None of ${formatCount(draws)} draws had one (95${NO_BREAK}% bound)`,
  };
}

/** Sentence that teaches the reading of the dots, and what a column covers where it is more than one count. */
export function dotsSentence(
  binwidth: number,
  example: DotColumn | undefined,
  unit: string,
): string {
  const grouped =
    binwidth > 1 && example
      ? ` A column covers ${formatCount(binwidth)} counts, such as ${columnText(example)} ${unit}.`
      : '';
  return `Each dot is 1 chance in ${DOTS}.${grouped}`;
}

/** Caption of a dot plot: interval, draws and Monte Carlo standard error, for each run. */
export function dotCaption(series: readonly DotSeries[], month: string, draws: number): string {
  const several = series.length > 1;
  const sentences = series.map(
    ({ label, final }) => `${capitalise(several ? `${label}: ` : '')}${summaryText(final)}.`,
  );
  const bars = series.some(({ final }) => final.atLeastOne.seen)
    ? ` The bar under the dots holds 90${NO_BREAK}% of the draws, its thick part 50${NO_BREAK}%.`
    : '';
  return `${month}, ${formatCount(draws)} draws${several ? '. ' : ': '}${sentences.join(' ')}${bars}`;
}

/** One sentence that says what the dots show, for readers who do not see them. */
export function dotSummary(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  month: string,
  baselineLabel: string,
): string {
  const { final, label, unit } = outcome;
  if (!final.atLeastOne.seen) {
    return `${label} by ${month}: no draw had one; the chance of at least one is ${formatProbability(final.atLeastOne)}.`;
  }
  const [q05, q25, median, q75, q95] = final.quantiles;
  const before = baseline
    ? `; ${baselineLabel} the median was ${formatCount(baseline.final.quantiles[2].value)}`
    : '';
  return `${label}, ${month}: median ${formatCount(median.value)} ${unit}, 50${NO_BREAK}% of draws ${formatRange(q25.value, q75.value)}, 90${NO_BREAK}% ${formatRange(q05.value, q95.value)}${before}.`;
}

/** Table to read under a dot plot: dots by column, from the first that holds one to the last. */
export function dotTable(
  rows: readonly { readonly label: string; readonly columns: readonly DotColumn[] }[],
  unit: string,
): FigureTable {
  const columns = rows.find((row) => row.columns.length > 0)?.columns ?? [];
  const several = rows.length > 1;
  const isUsed = (at: number) => rows.some(({ columns: own }) => (own[at]?.dots ?? 0) > 0);
  const used = columns.map((_, i) => i).filter(isUsed);
  const [first = 0, last = -1] = [used[0], used.at(-1)];
  return {
    columns: [unit, ...rows.map(({ label }) => (several ? `dots, ${label}` : `dots of ${DOTS}`))],
    rows: columns
      .map((column, i) => [
        columnText(column),
        ...rows.map(({ columns: own }) => own[i]?.dots ?? '–'),
      ])
      .slice(first, last + 1),
  };
}

/** The whole distribution, one row a distinct count and run. */
export function dotData(outcome: OutcomeResult, baseline: OutcomeResult | undefined): FigureTable {
  return {
    columns: ['outcome', 'run', 'count', 'draws'],
    rows: [
      { run: 'run', final: outcome.final },
      ...(baseline ? [{ run: 'baseline', final: baseline.final }] : []),
    ].flatMap(({ run, final }) =>
      final.values.map((value, i) => [outcome.name, run, value, final.counts[i] ?? 0]),
    ),
  };
}
