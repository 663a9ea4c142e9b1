import type { OutcomeResult } from '../../engine/index.ts';
import type { FigureTable } from './figure-table.ts';
import { isoMonth, monthText } from './month-text.ts';
import { formatCount, formatMcse, formatMean, formatRange, NO_BREAK } from './number-text.ts';

/** Steps the table under a fan chart shows: all of a short clock, else one a year and the last. */
export function tableSteps(steps: number): number[] {
  const every = steps <= 24 ? 1 : 12;
  const shown = [];
  for (let step = 0; step <= steps; step += every) shown.push(step);
  if (shown.at(-1) !== steps) shown.push(steps);
  return shown;
}

/** Table to read under a fan chart; the CSV has every month and every digit. */
export function fanTable(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  startMonth: number,
  labels: { readonly run: string; readonly baseline: string },
): FigureTable {
  const series = [
    { outcome, label: labels.run },
    ...(baseline ? [{ outcome: baseline, label: labels.baseline }] : []),
  ];
  const rows = tableSteps(outcome.bySteps.length - 1).flatMap((step) =>
    series.flatMap(({ outcome: { bySteps }, label }) => {
      const summary = bySteps[step];
      if (!summary) return [];
      const [q05, q25, median, q75, q95] = summary.quantiles;
      const numbers = [
        formatCount(median.value),
        formatRange(q25.value, q75.value),
        formatRange(q05.value, q95.value),
        `${formatMean(summary.mean)} (${formatMcse(summary.mean.mcse)})`,
      ];
      return [[monthText(startMonth + step), ...(baseline ? [label] : []), ...numbers]];
    }),
  );
  const head = ['month', ...(baseline ? ['run'] : [])];
  return {
    columns: [...head, 'median', `50${NO_BREAK}%`, `90${NO_BREAK}%`, 'mean (MCSE)'],
    rows,
  };
}

/** Every number the chart is made of, one row a month and run, unrounded. */
export function fanData(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  startMonth: number,
): FigureTable {
  const quantiles = ['q05', 'q25', 'q50', 'q75', 'q95'].flatMap((name) => [name, `${name}_mcse`]);
  const rows = [
    { run: 'run', summaries: outcome.bySteps },
    { run: 'baseline', summaries: baseline?.bySteps ?? [] },
  ].flatMap(({ run, summaries }) =>
    summaries.map((summary, step) => [
      outcome.name,
      run,
      isoMonth(startMonth + step),
      summary.mean.value,
      summary.mean.mcse,
      summary.sd,
      ...summary.quantiles.flatMap(({ value, mcse }) => [value, mcse]),
      summary.atLeastOne.value,
      summary.atLeastOne.mcse,
      summary.atLeastOne.upper,
    ]),
  );
  return {
    columns: [
      'outcome',
      'run',
      'month',
      'mean',
      'mean_mcse',
      'sd',
      ...quantiles,
      'at_least_one',
      'at_least_one_mcse',
      'at_least_one_upper',
    ],
    rows,
  };
}
