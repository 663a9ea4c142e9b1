import { formatStep, type Clock, type OutcomeResult } from '../../engine/index.ts';
import { QUANTILE_COLUMNS, quantileCells, timeColumn } from './csv-columns.ts';
import type { FigureTable } from './figure-table.ts';

/** Every number of every panel, one row a step and panel, unrounded. */
export function multiplesData(
  runs: readonly { readonly name: string; readonly outcome: OutcomeResult }[],
  clock: Clock,
): FigureTable {
  return {
    columns: ['outcome', 'panel', timeColumn(clock), 'mean', 'mean_mcse', ...QUANTILE_COLUMNS],
    rows: runs.flatMap(({ name, outcome }) =>
      outcome.bySteps.map((summary, step) => [
        ...[outcome.name, name, formatStep(clock, step), summary.mean.value, summary.mean.mcse],
        ...quantileCells(summary),
      ]),
    ),
  };
}
