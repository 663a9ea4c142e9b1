import type { OutcomeResult } from '../../engine/index.ts';
import type { FigureTable } from './figure-table.ts';
import type { DotColumn } from './dot-points.ts';
import type { DotSeries } from './dot-layout.ts';
import { DOTS } from './dot-points.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { isSeen } from './is-seen.ts';
import type { DotGrid } from './dot-grid.ts';
import { formatCount, formatProbability, NO_BREAK } from './number-text.ts';
import { capitalise, summaryText } from './summary-text.ts';

/** `55 to 59`, or one count; of what is so or not `yes` and `no`. */
export function columnText(column: DotColumn, grid: DotGrid, format: ValueFormat): string {
  if (format.kind === 'chance') return column.from === 0 ? 'no' : 'yes';
  return format.range(...grid.ends(column));
}

/** `55–59`, or one count, where room is short. */
export function columnSpan(column: DotColumn, grid: DotGrid, format: ValueFormat): string {
  if (format.kind === 'chance') return columnText(column, grid, format);
  return format.span(...grid.ends(column));
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
  grid: DotGrid,
  format: ValueFormat,
): string {
  const covers =
    format.kind === 'people'
      ? `covers ${formatCount(binwidth)} counts, such as`
      : 'is, for example,';
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  const grouped =
    (binwidth > 1 || !grid.isExact) && example
      ? ` A column ${covers} ${columnText(example, grid, format)}${unit}.`
      : '';
  return `Each dot is 1 chance in ${DOTS}.${grouped}`;
}

/** Caption of a dot plot: interval, draws and Monte Carlo standard error, for each run; `isSplit` where the thick bar is explained apart. */
export function dotCaption(
  series: readonly DotSeries[],
  when: string,
  draws: number,
  format: ValueFormat,
  isSplit = false,
): string {
  const several = series.length > 1;
  const sentences = series.map(
    ({ label, final }) =>
      `${capitalise(several ? `${label}: ` : '')}${summaryText(final, format)}.`,
  );
  const bars =
    format.kind !== 'chance' && series.some(({ final }) => isSeen(final, format))
      ? ` The bar under the dots holds 90${NO_BREAK}% of the draws${isSplit ? '' : `, its thick part 50${NO_BREAK}%`}.`
      : '';
  return `${when}, ${formatCount(draws)} draws${several ? '. ' : ': '}${sentences.join(' ')}${bars}`;
}

/** One sentence that says what the dots show, for readers who do not see them. */
export function dotSummary(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  when: string,
  baselineLabel: string,
  format: ValueFormat,
): string {
  const { final, label } = outcome;
  if (format.kind === 'chance') {
    const was = baseline ? `; ${baselineLabel} it was ${format.mean(baseline.final.mean)}` : '';
    return `${label}, ${when}: chance ${format.mean(final.mean)}${was}.`;
  }
  if (!isSeen(final, format)) {
    return `${label} by ${when}: no draw had one; the chance of at least one is ${formatProbability(final.atLeastOne)}.`;
  }
  const [q05, q25, median, q75, q95] = final.quantiles;
  const before = baseline
    ? `; ${baselineLabel} the median was ${format.value(baseline.final.quantiles[2].value)}`
    : '';
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  return `${label}, ${when}: median ${format.value(median.value)}${unit}, 50${NO_BREAK}% of draws ${format.range(q25.value, q75.value)}, 90${NO_BREAK}% ${format.range(q05.value, q95.value)}${before}.`;
}

/** Table to read under a dot plot: dots by column, from the first that holds one to the last. */
export function dotTable(
  rows: readonly { readonly label: string; readonly columns: readonly DotColumn[] }[],
  grid: DotGrid,
  format: ValueFormat,
): FigureTable {
  const columns = rows.find((row) => row.columns.length > 0)?.columns ?? [];
  const several = rows.length > 1;
  const isUsed = (at: number) => rows.some(({ columns: own }) => (own[at]?.dots ?? 0) > 0);
  const used = columns.map((_, i) => i).filter(isUsed);
  const [first = 0, last = -1] = [used[0], used.at(-1)];
  return {
    columns: [
      format.unit === '' ? 'value' : format.unit,
      ...rows.map(({ label }) => (several ? `dots, ${label}` : `dots of ${DOTS}`)),
    ],
    rows: columns
      .map((column, i) => [
        columnText(column, grid, format),
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
