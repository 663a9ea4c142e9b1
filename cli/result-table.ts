import { chanceText, estimateText } from './number-text.ts';
import type { Result } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';

const HEADINGS = ['at the end', 'mean ± error', '5 %', 'median', '95 %', 'at least one'] as const;

/** The outcomes of a run at the horizon, a line each; `error` is the Monte Carlo standard error. */
export function resultTable(result: Result, { paint }: Pick<Terminal, 'paint'>): readonly string[] {
  const rows = result.outcomes.map(({ label, final }) => [
    label,
    estimateText(final.mean),
    ...[0, 2, 4].map((i) => String(final.quantiles[i]?.value ?? '')),
    chanceText(final.atLeastOne),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('   ');
  return [paint('bold', line(HEADINGS)), ...rows.map(line)];
}
