import { chanceText, estimateText } from './number-text.ts';
import type { Result } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

const HEADINGS = ['at the end', 'mean ± error', '5 %', 'median', '95 %', 'at least one'];

/** The outcomes of a run at the horizon, a line each; `error` is the Monte Carlo standard error. */
export function resultTable(result: Result, { paint }: Pick<Terminal, 'paint'>): readonly string[] {
  const [headings = '', ...lines] = textTable([
    HEADINGS,
    ...result.outcomes.map(({ label, final }) => [
      label,
      estimateText(final.mean),
      ...[0, 2, 4].map((i) => String(final.quantiles[i]?.value ?? '')),
      chanceText(final.atLeastOne),
    ]),
  ]);
  return [paint('bold', headings), ...lines];
}
