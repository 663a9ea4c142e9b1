import type { CountSummary, Result } from '../../engine/index.ts';
import { writeCsv } from '../figure/figure-table.ts';
import { isoMonth } from '../figure/month-text.ts';

const QUANTILES = ['q05', 'q25', 'q50', 'q75', 'q95'] as const;

/**
 * A result as CSV, one row for each outcome and month, unrounded. `month` is the month that a step ends
 * in; step 0 is the start.
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
  ];
  const rows = result.outcomes.flatMap(({ name, label, unit, bySteps }) =>
    bySteps.map((summary, step) => [
      ...[name, label, unit, result.variant, seed, result.draws],
      ...[step, isoMonth(result.startMonth + step), ...numbersOf(summary)],
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
