import type { FigureTable } from './figure-table.ts';
import { shareText, type ForestRow } from './forest-layout.ts';
import { forestWords } from '../words/figure/forest-words.ts';

/** One sentence that says what a forest plot shows. */
export function forestSummary(rows: readonly ForestRow[]): string {
  const [first] = rows;
  const noteOf = ({ note, warnings = [] }: ForestRow) => forestWords.row('', note, warnings);
  if (first === undefined) return forestWords.none;
  const low = rows.reduce((least, row) => (row.mean < least.mean ? row : least), first);
  const high = rows.reduce((most, row) => (row.mean > most.mean ? row : most), first);
  if (low === high) return forestWords.one(first.label, noteOf(first), shareText(first));
  const place = (row: ForestRow) => forestWords.place(shareText(row), row.label, noteOf(row));
  return forestWords.several(rows.length, place(low), place(high));
}

/** The rows as a reader's table. */
export function forestTable(rows: readonly ForestRow[]): FigureTable {
  return {
    columns: forestWords.columns,
    rows: rows.map(({ label, note, warnings = [], ...row }) => [
      label,
      forestWords.row('', note, warnings),
      shareText(row),
    ]),
  };
}

/** The rows in full precision, for the CSV file. */
export function forestData(rows: readonly ForestRow[]): FigureTable {
  return {
    columns: ['id', 'count', 'note', 'kind', 'mean', 'q05', 'q25', 'q75', 'q95', 'caveats'],
    rows: rows.map(({ id, label, note, warnings = [], tone, mean, quantiles }) => [
      ...[id, label, note, tone, mean],
      ...quantiles,
      warnings.join('; '),
    ]),
  };
}
