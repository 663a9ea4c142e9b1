import type { PairedDifference, Scenario } from '../engine/index.ts';
import { estimateText } from './number-text.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

const HEADINGS = [
  'against the base',
  'mean ± error',
  '5 %',
  'median',
  '95 %',
  'more in',
  'fewer in',
];

/** Paired differences at the horizon, an outcome a line. */
export function differenceTable(
  scenario: Scenario,
  differences: readonly PairedDifference[],
  { paint }: Pick<Terminal, 'paint'>,
): readonly string[] {
  const labels = new Map(scenario.outcomes.map(({ name, label }) => [name, label]));
  const [headings = '', ...lines] = textTable([
    HEADINGS,
    ...differences.map(({ outcome, mean, quantiles, more, fewer }) => [
      labels.get(outcome) ?? outcome,
      estimateText(mean),
      ...quantiles.map(String),
      percent(more.value),
      percent(fewer.value),
    ]),
  ]);
  return [paint('bold', headings), ...lines];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
