import type { Differences } from '../../engine/index.ts';
import type { FigureTable } from './figure-table.ts';

/** Every difference with its draws, for the CSV file. */
export function differenceData(outcome: string, { values, counts }: Differences): FigureTable {
  return {
    columns: ['outcome', 'difference', 'draws'],
    rows: values.map((value, i) => [outcome, value, counts[i] ?? 0]),
  };
}
