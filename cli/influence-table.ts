import type { Influence, Scenario } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

/** Correlations nearer to nothing than this many standard errors are not listed. */
const NOTICEABLE = 3;

/** Rank correlations of assumptions with the answer, strongest first; noise is left out. */
export function influenceTable(
  scenario: Scenario,
  influences: readonly Influence[],
  { paint }: Pick<Terminal, 'paint'>,
): readonly string[] {
  const labels = new Map(scenario.parameters.map(({ name, label }) => [name, label]));
  const shown = influences.filter(
    ({ rankCorrelation, mcse }) => Math.abs(rankCorrelation) > NOTICEABLE * mcse,
  );
  const [headings = '', ...lines] = textTable([
    ['assumption', 'rank correlation'],
    ...shown.map(({ input, rankCorrelation, mcse }) => [
      labels.get(input) ?? input,
      `${rankCorrelation.toFixed(2)} ± ${mcse.toFixed(2)}`,
    ]),
  ]);
  const hidden = influences.length - shown.length;
  const rest = hidden > 0 ? [`${hidden} more have no influence that these draws could show`] : [];
  return [paint('bold', headings), ...lines, ...rest];
}
