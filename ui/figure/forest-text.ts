import type { FigureTable } from './figure-table.ts';
import { shareText, type ForestRow } from './forest-layout.ts';

/** One sentence that says what a forest plot shows. */
export function forestSummary(rows: readonly ForestRow[]): string {
  const [first] = rows;
  if (first === undefined) return 'No count.';
  const low = rows.reduce((least, row) => (row.mean < least.mean ? row : least), first);
  const high = rows.reduce((most, row) => (row.mean > most.mean ? row : most), first);
  if (low === high) return `${first.label}, ${first.note}: ${shareText(first)}.`;
  return (
    `${rows.length} shares with their 90 % intervals, from ${shareText(low)} for ${low.label}, ${low.note}, ` +
    `to ${shareText(high)} for ${high.label}, ${high.note}.`
  );
}

/** The rows as a reader's table. */
export function forestTable(rows: readonly ForestRow[]): FigureTable {
  return {
    columns: ['count', 'of', 'mean (90 % interval), %'],
    rows: rows.map((row) => [row.label, row.note, shareText(row)]),
  };
}

/** The rows in full precision, for the CSV file. */
export function forestData(rows: readonly ForestRow[]): FigureTable {
  return {
    columns: ['id', 'count', 'note', 'kind', 'mean', 'q05', 'q25', 'q75', 'q95'],
    rows: rows.map(({ id, label, note, tone, mean, quantiles }) => [
      ...[id, label, note, tone, mean],
      ...quantiles,
    ]),
  };
}
