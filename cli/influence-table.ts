import {
  assumptionName,
  assumptionOfInput,
  assumptionsOf,
  type Influence,
  type Scenario,
} from '../engine/index.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

/** Correlations nearer to nothing than this many standard errors are not listed. */
const NOTICEABLE = 3;

/** What stands before the state whose people an assumption counts. */
const PEOPLE = { parameter: '', population: 'At the start: ', inflow: 'Coming in: ' } as const;

/**
 * Rank correlations of assumptions with the answer, strongest first; noise is left out. Of an assumption with
 * several numbers in a draw (one for each year, say) the strongest stands for all.
 */
export function influenceTable(
  scenario: Scenario,
  influences: readonly Influence[],
  { paint }: Pick<Terminal, 'paint'>,
): readonly string[] {
  const labels = new Map(assumptionsOf(scenario).map((one) => [one.name, one.label]));
  const labelOf = (input: string) => {
    const key = assumptionOfInput(input);
    return `${PEOPLE[key.kind]}${labels.get(assumptionName(key)) ?? input}`;
  };
  const byInput = new Map<string, Influence[]>();
  for (const one of influences) {
    const same = byInput.get(one.input);
    if (same) same.push(one);
    else byInput.set(one.input, [one]);
  }
  const strongest = [...byInput.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, count: 1 + others.length }] : [],
  );
  const shown = strongest.filter(
    ({ rankCorrelation, mcse }) => Math.abs(rankCorrelation) > NOTICEABLE * mcse,
  );
  const [headings = '', ...lines] = textTable([
    ['assumption', 'rank correlation'],
    ...shown.map(({ input, rankCorrelation, mcse, count }) => [
      `${labelOf(input)}${count > 1 ? ` (strongest of ${count} numbers)` : ''}`,
      `${rankCorrelation.toFixed(2)} ± ${mcse.toFixed(2)}`,
    ]),
  ]);
  const hidden = strongest.length - shown.length;
  const rest = hidden > 0 ? [`${hidden} more have no influence that these draws could show`] : [];
  return [paint('bold', headings), ...lines, ...rest];
}
