import { formatStep, type CountSummary, type Result } from '../../engine/index.ts';
import { writeCsv } from '../figure/figure-table.ts';

const QUANTILES = ['q05', 'q25', 'q50', 'q75', 'q95'] as const;

/**
 * A result as CSV, one row for each outcome and month, unrounded. `month` is the date at the end of a
 * step, however long it is; step 0 is the start.
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
    ...QUANTILES.flatMap((name) => [name, `${name}_mcse`]),
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

function numbersOf({ mean, sd, quantiles, atLeastOne }: CountSummary): number[] {
  return [
    ...[mean.value, mean.mcse, sd],
    ...quantiles.flatMap(({ value, mcse }) => [value, mcse]),
    ...[atLeastOne.value, atLeastOne.mcse, atLeastOne.upper],
  ];
}
