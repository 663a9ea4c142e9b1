import type { OutcomeResult } from '../../engine/index.ts';
import type { FigureTable } from './figure-table.ts';
import type { DotColumn } from './dot-points.ts';
import type { DotSeries } from './dot-layout.ts';
import { DOTS } from './dot-points.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { isSeen } from './is-seen.ts';
import type { DotGrid } from './dot-grid.ts';
import { formatCount, formatProbability } from './number-text.ts';
import { capitalise, summaryText } from './summary-text.ts';
import { dotWords } from '../words/figure/dot-words.ts';
import { columnWords } from '../words/figure/figure-words.ts';
import { chanceOf } from './chance-of.ts';

/** `55 to 59`, or one count; of what is so or not `yes` and `no`. */
export function columnText(column: DotColumn, grid: DotGrid, format: ValueFormat): string {
  if (format.kind === 'chance') return column.from === 0 ? dotWords.no : dotWords.yes;
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
    reason: dotWords.unseen(formatCount(draws)),
  };
}

/** Sentence that teaches the reading of the dots, and what a column covers where it is more than one count. */
export function dotsSentence(
  binwidth: number,
  example: DotColumn | undefined,
  grid: DotGrid,
  format: ValueFormat,
): string {
  const { eachDot, columnOfCounts, columnOfValues } = dotWords;
  if ((binwidth <= 1 && grid.isExact) || !example) return eachDot(DOTS);
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  const text = `${columnText(example, grid, format)}${unit}`;
  const covers =
    format.kind === 'people' ? columnOfCounts(formatCount(binwidth), text) : columnOfValues(text);
  return `${eachDot(DOTS)}${covers}`;
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
  const sentences = series.map(({ label, final }) => {
    const numbers = summaryText(final, format);
    return several ? capitalise(dotWords.ofRun(label, numbers)) : dotWords.ofOne(numbers);
  });
  const hasBar = format.kind !== 'chance' && series.some(({ final }) => isSeen(final, format));
  const bar = isSplit ? dotWords.barSplit : dotWords.bar;
  const numbers = sentences.join(' ');
  return `${dotWords.caption(when, formatCount(draws), numbers, several)}${hasBar ? bar : ''}`;
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
    const chance = (its: OutcomeResult['final']) =>
      chanceOf(its, format, its.mean.method === 'conditional');
    const was = baseline ? dotWords.itWas(baselineLabel, chance(baseline.final)) : '';
    return dotWords.chance(label, when, chance(final), was);
  }
  if (!isSeen(final, format)) {
    return dotWords.never(label, when, formatProbability(final.atLeastOne));
  }
  const [q05, q25, median, q75, q95] = final.quantiles;
  const before = baseline
    ? dotWords.medianWas(baselineLabel, format.value(baseline.final.quantiles[2].value))
    : '';
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  return dotWords.median(
    label,
    when,
    `${format.value(median.value)}${unit}`,
    format.range(q25.value, q75.value),
    format.range(q05.value, q95.value),
    before,
  );
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
      format.unit === '' ? columnWords.value : format.unit,
      ...rows.map(({ label }) =>
        several ? columnWords.dotsOfRun(label) : columnWords.dotsOf(DOTS),
      ),
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
