import { formatStep, type Clock, type OutcomeResult } from '../../engine/index.ts';
import { stepText } from '../words/step-text.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { QUANTILE_COLUMNS, quantileCells, timeColumn } from './csv-columns.ts';
import type { FigureTable } from './figure-table.ts';
import { columnWords } from '../words/figure/figure-words.ts';
import { stepNames } from '../words/step-names.ts';
import { chanceOf } from './chance-of.ts';

/** Steps between rows of a long clock: a year of months and quarters, a month of weeks, a week of days. */
const STEPS_BETWEEN = { day: 7, week: 4, month: 12, quarter: 4, year: 5 } as const;

/** Steps the table under a fan chart shows: all of a short clock, else some and the last. */
export function tableSteps({ steps, unit }: Pick<Clock, 'steps' | 'unit'>): number[] {
  const every = steps <= 24 ? 1 : STEPS_BETWEEN[unit];
  const shown = [];
  for (let step = 0; step <= steps; step += every) shown.push(step);
  if (shown.at(-1) !== steps) shown.push(steps);
  return shown;
}

/** Table to read under a fan chart; the CSV has every step and every digit. */
export function fanTable(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  clock: Clock,
  format: ValueFormat,
  labels: { readonly run: string; readonly baseline: string },
): FigureTable {
  const series = [
    { outcome, label: labels.run },
    ...(baseline ? [{ outcome: baseline, label: labels.baseline }] : []),
  ];
  const isChance = format.kind === 'chance';
  const steps = tableSteps({ steps: outcome.bySteps.length - 1, unit: clock.unit });
  const rows = steps.flatMap((step) =>
    series.flatMap(({ outcome: { bySteps }, label }) => {
      const summary = bySteps[step];
      if (!summary) return [];
      const [q05, q25, median, q75, q95] = summary.quantiles;
      const bands = [
        format.value(median.value),
        format.range(q25.value, q75.value),
        format.range(q05.value, q95.value),
      ];
      const isKnown = summary.mean.method === 'conditional';
      const value = isChance ? chanceOf(summary, format, isKnown) : format.mean(summary.mean);
      const isUnseen = isChance && !isKnown && !summary.atLeastOne.seen;
      const error = isUnseen ? columnWords.noneSeen : format.mcse(summary.mean.mcse);
      const mean = `${value} (${error})`;
      const numbers = isChance ? [mean] : [...bands, mean];
      return [[stepText(clock, step), ...(baseline ? [label] : []), ...numbers]];
    }),
  );
  const head = [stepNames[clock.unit], ...(baseline ? [columnWords.run] : [])];
  const columns = isChance
    ? [columnWords.chanceError]
    : [columnWords.median, columnWords.half, columnWords.most, columnWords.meanError];
  return { columns: [...head, ...columns], rows };
}

/** Every number the chart is made of, one row a step and run, unrounded. */
export function fanData(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  clock: Clock,
): FigureTable {
  const rows = [
    { run: 'run', summaries: outcome.bySteps },
    { run: 'baseline', summaries: baseline?.bySteps ?? [] },
  ].flatMap(({ run, summaries }) =>
    summaries.map((summary, step) => [
      outcome.name,
      run,
      formatStep(clock, step),
      summary.mean.value,
      summary.mean.mcse,
      summary.sd,
      ...quantileCells(summary),
      summary.atLeastOne.value,
      summary.atLeastOne.mcse,
      summary.atLeastOne.upper,
    ]),
  );
  return {
    columns: [
      'outcome',
      'run',
      timeColumn(clock),
      'mean',
      'mean_mcse',
      'sd',
      ...QUANTILE_COLUMNS,
      'at_least_one',
      'at_least_one_mcse',
      'at_least_one_upper',
    ],
    rows,
  };
}
