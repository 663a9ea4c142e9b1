import type { CountSummary } from '../../engine/index.ts';
import type { DotColumn } from './dot-points.ts';
import type { Tone } from './tone.ts';
import { DOTS } from './dot-points.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { formatCount, NO_BREAK } from './number-text.ts';
import { numberWords } from '../words/number-words.ts';
import { columnWords } from '../words/figure/figure-words.ts';
import { chanceOf } from './chance-of.ts';

type Quantiles = CountSummary['quantiles'];

/** One run's numbers at the place a reader points to. */
export interface ReadoutRow {
  readonly tone: Tone;
  readonly label: string;
  readonly cells: readonly { readonly text: string; readonly error: string }[];
}

/** Column heads of `quantileRow`: of what is so or not its chance alone. */
export function quantileColumns({ kind }: Pick<ValueFormat, 'kind'>): readonly string[] {
  return kind === 'chance'
    ? [columnWords.chance]
    : [columnWords.median, columnWords.half, columnWords.most];
}

/** Median, 50 % and 90 % interval, each with its Monte Carlo standard error; two where the ends differ, none where no
 * draw had one. */
export function quantileRow(
  summary: CountSummary,
  tone: Tone,
  label: string,
  format: ValueFormat,
): ReadoutRow {
  const [q05, q25, median, q75, q95] = summary.quantiles;
  const { atLeastOne, mean } = summary;
  if (format.kind === 'chance') {
    const isExact = mean.mcse === 0 && mean.method === 'conditional';
    const error = isExact ? columnWords.exact : `±${NO_BREAK}${format.mcse(mean.mcse)}`;
    const isSeen = atLeastOne.seen || mean.method === 'conditional';
    const text = chanceOf(summary, format, mean.method === 'conditional');
    return { tone, label, cells: [{ text, error: isSeen ? error : columnWords.noneSeen }] };
  }
  const isKnown =
    atLeastOne.seen || format.kind !== 'people' || atLeastOne.method === 'conditional';
  // a whole-number quantile that no rank within one standard error moves is still not exact
  const errorOf = (mcse: number) =>
    mcse === 0 && summary.sd > 0 && ['people', 'time'].includes(format.kind)
      ? numberWords.below(formatCount(1))
      : format.mcse(mcse);
  const errors = (...ends: readonly { readonly mcse: number }[]) =>
    isKnown ? `±${NO_BREAK}${[...new Set(ends.map(({ mcse }) => errorOf(mcse)))].join(', ')}` : '';
  return {
    tone,
    label,
    cells: [
      { text: format.value(median.value), error: isKnown ? errors(median) : columnWords.noneSeen },
      { text: format.span(q25.value, q75.value), error: errors(q25, q75) },
      { text: format.span(q05.value, q95.value), error: errors(q05, q95) },
    ],
  };
}

/** A row with the 90 % interval that luck averaged out would leave; empty of a run where it is not known. */
export function withIgnorance(
  row: ReadoutRow,
  quantiles: Quantiles | undefined,
  format: ValueFormat,
): ReadoutRow {
  if (quantiles === undefined) return { ...row, cells: [...row.cells, { text: '', error: '' }] };
  const [low, , , , high] = quantiles;
  const errors = [...new Set([low, high].map(({ mcse }) => format.mcse(mcse)))].join(', ');
  const text = format.span(low.value, high.value);
  return { ...row, cells: [...row.cells, { text, error: `±${NO_BREAK}${errors}` }] };
}

/** Column heads of `dotsRow`. */
export const DOT_COLUMNS = [columnWords.fewer, columnWords.thisMany, columnWords.more];

/** How many of the 50 dots lie below, in and above a column. */
export function dotsRow(
  columns: readonly DotColumn[],
  at: number,
  tone: Tone,
  label: string,
): ReadoutRow {
  const here = columns[at]?.dots ?? 0;
  const below = columns.slice(0, at).reduce((sum, { dots }) => sum + dots, 0);
  const cell = (dots: number) => ({
    text: columnWords.dots(dots),
    error: columnWords.inHundred(dots * (100 / DOTS)),
  });
  return { tone, label, cells: [cell(below), cell(here), cell(DOTS - below - here)] };
}

/** What a reader points to, in words, for whoever hears it: heading, label, then each column with its number. */
export function readoutText(
  heading: string,
  columns: readonly string[],
  rows: readonly ReadoutRow[],
): string {
  return rows
    .map(({ label, cells }) =>
      [`${heading}, ${label}`, ...cells.map(({ text }, i) => `${columns[i]} ${text}`)].join(', '),
    )
    .join('; ');
}
