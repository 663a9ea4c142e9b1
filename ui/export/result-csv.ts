import { formatStep, type CountSummary, type Result } from '../../engine/index.ts';
import { QUANTILE_COLUMNS, quantileCells } from '../figure/csv-columns.ts';
import { writeCsv } from '../figure/figure-table.ts';

/**
 * A result as CSV, one row for each outcome and step, unrounded; step 0 is the start. `month` is when it ends,
 * however long it is, as the command line calls it, too.
 */
export function resultCsv(result: Result, seed: string): string {
  const columns = [
    ...[
      'outcome',
      'label',
      'unit',
      'variant',
      'seed',
      'draws',
      'step',
      'month',
      'mean',
      'mean_mcse',
      'sd',
    ],
    ...QUANTILE_COLUMNS,
    ...['at_least_one', 'at_least_one_mcse', 'at_least_one_upper'],
    ...['group', 'mean_method'],
  ];
  const rows = result.outcomes.flatMap(({ name, label, unit, group = '', bySteps }) =>
    bySteps.map((summary, step) => [
      ...[name, label, unit, result.variant, seed, result.draws],
      ...[step, formatStep(result.clock, step), ...numbersOf(summary)],
      ...[group, summary.mean.method],
    ]),
  );
  return writeCsv({ columns, rows });
}

function numbersOf(summary: CountSummary): number[] {
  const { mean, sd, atLeastOne } = summary;
  return [
    ...[mean.value, mean.mcse, sd],
    ...quantileCells(summary),
    ...[atLeastOne.value, atLeastOne.mcse, atLeastOne.upper],
  ];
}
