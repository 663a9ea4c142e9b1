import {
  formatStep,
  type Clock,
  type CountSummary,
  type OutcomeResult,
} from '../../../engine/index.ts';
import { chanceOf } from '../../figure/chance-of.ts';
import { tableSteps } from '../../figure/fan-table.ts';
import type { FigureTable } from '../../figure/figure-table.ts';
import { formatCount, NO_BREAK } from '../../figure/number-text.ts';
import { quantileRow } from '../../figure/readout-row.ts';
import { capitalise, summaryText } from '../../figure/summary-text.ts';
import { stepText } from '../step-text.ts';
import type { ValueFormat } from '../value-format.ts';

/** One panel's run, and its name. */
export interface PanelRun {
  readonly name: string;
  readonly label: string;
  readonly outcome: OutcomeResult;
}

/** With more panels than these their numbers are left to the panels and the table. */
const MOST_TOLD = 3;

const READING = `Above each: the median with its Monte Carlo standard error, and the 90${NO_BREAK}% interval.`;

/** Numbers of one step over a panel: `63 ± 0.5 (45–82)`; of what is so or not the chance with its error. */
export function panelReading(summary: CountSummary, format: ValueFormat): string {
  const [first, , last] = quantileRow(summary, 'run', '', format).cells;
  const error = first?.error ?? '';
  const own = `${first?.text ?? ''}${error.startsWith('±') ? ' ' : ', '}${error}`;
  return last === undefined || last.error === '' ? own : `${own} (${last.text})`;
}

const chanceText = (summary: CountSummary, format: ValueFormat) =>
  chanceOf(summary, format, summary.mean.method === 'conditional');

/** What the panels show, and the numbers of each at the end. */
export function multiplesCaption(
  runs: readonly PanelRun[],
  baselineLabel: string | undefined,
  clock: Clock,
  format: ValueFormat,
  draws: number,
): string {
  const steps = (runs[0]?.outcome.bySteps.length ?? 1) - 1;
  const grey = baselineLabel === undefined ? '' : ` ${capitalise(baselineLabel)} in grey.`;
  const bands =
    format.kind === 'chance'
      ? `The chance in each of ${formatCount(runs.length)} panels`
      : `Median and the bands that hold 50${NO_BREAK}% and 90${NO_BREAK}% of draws, all on the same axes`;
  const numbers = runs.map(
    ({ label, outcome }) => `${label}: ${summaryText(outcome.final, format)}.`,
  );
  const ends = runs.length <= MOST_TOLD ? ` ${stepText(clock, steps)}: ${numbers.join(' ')}` : '';
  return `${bands}; ${formatCount(draws)} draws each.${grey} ${READING}${ends}`;
}

/** One sentence for readers who do not see the panels. */
export function multiplesSummary(
  title: string,
  runs: readonly PanelRun[],
  clock: Clock,
  format: ValueFormat,
): string {
  const steps = (runs[0]?.outcome.bySteps.length ?? 1) - 1;
  const isChance = format.kind === 'chance';
  const ends = runs.map(({ label, outcome: { final } }) =>
    isChance
      ? `${label} ${chanceText(final, format)}`
      : `${label} ${format.value(final.quantiles[2].value)} (${format.range(final.quantiles[0].value, final.quantiles[4].value)})`,
  );
  const what = isChance ? 'chances' : `medians with 90${NO_BREAK}% intervals`;
  return `${title}, ${runs.length} panels; ${what}, ${stepText(clock, steps)}: ${ends.join('; ')}.`;
}

/** Medians and intervals by step and panel. */
export function multiplesTable(
  runs: readonly PanelRun[],
  clock: Clock,
  format: ValueFormat,
): FigureTable {
  const steps = tableSteps({ steps: (runs[0]?.outcome.bySteps.length ?? 1) - 1, unit: clock.unit });
  const isChance = format.kind === 'chance';
  return {
    columns: [clock.unit, ...runs.map(({ label }) => label)],
    rows: steps.map((step) => [
      stepText(clock, step),
      ...runs.map(({ outcome }) => {
        const its = outcome.bySteps[step];
        if (!its) return '–';
        if (isChance) return chanceText(its, format);
        const [low, , median, , high] = its.quantiles;
        return `${format.value(median.value)} (${format.span(low.value, high.value)})`;
      }),
    ]),
  };
}

/** Every number of every panel, one row a step and panel, unrounded. */
export function multiplesData(runs: readonly PanelRun[], clock: Clock): FigureTable {
  const quantiles = ['q05', 'q25', 'q50', 'q75', 'q95'].flatMap((name) => [name, `${name}_mcse`]);
  return {
    columns: ['outcome', 'panel', 'month', 'mean', 'mean_mcse', ...quantiles],
    rows: runs.flatMap(({ name, outcome }) =>
      outcome.bySteps.map((summary, step) => [
        ...[outcome.name, name, formatStep(clock, step), summary.mean.value, summary.mean.mcse],
        ...summary.quantiles.flatMap(({ value, mcse }) => [value, mcse]),
      ]),
    ),
  };
}

/** The panel of the scenario without any variant, and what it is called where others stand against it. */
export const BASE_PANEL = 'As it stands';
export const BASE_LABEL = 'The scenario as it stands';
