import { chanceText } from './number-text.ts';
import type { OutcomeResult, Result } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';
import { isPercent, labelText, meanText, valueText } from './value-text.ts';

const HEADINGS = ['at the end', 'mean ± error', '5 %', 'median', '95 %', 'at least one'];

/** Stands behind a mean that was not simulated. */
const MARK = '*';

/** The outcomes of a run at the horizon, a line each; `error` is the Monte Carlo standard error. */
export function resultTable(result: Result, { paint }: Pick<Terminal, 'paint'>): readonly string[] {
  const [headings = '', ...lines] = textTable([
    HEADINGS,
    ...result.outcomes.map((outcome) => {
      const { final, kind } = outcome;
      const mark = final.mean.method === 'conditional' ? MARK : '';
      return [
        labelText(outcome),
        kind === 'any' ? chanceOf(outcome) : `${meanText(outcome, final.mean)}${mark}`,
        ...[0, 2, 4].map((i) => {
          const { value = NaN } = final.quantiles[i] ?? {};
          return kind === 'any' ? '' : valueText(outcome, result.clock, value);
        }),
        kind === 'count' || kind === 'events' ? chanceOf(outcome) : '',
      ];
    }),
  ]);
  return [paint('bold', headings), ...lines, ...footnotes(result), ...spreadLines(result)];
}

function chanceOf({ final: { atLeastOne } }: OutcomeResult): string {
  return `${chanceText(atLeastOne)}${atLeastOne.method === 'conditional' ? MARK : ''}`;
}

/** What the mark means, where something has it. */
function footnotes({ outcomes }: Result): readonly string[] {
  const marked = outcomes.flatMap(({ final }) =>
    [final.mean, final.atLeastOne].filter(({ method }) => method === 'conditional'),
  );
  if (marked.length === 0) return [];
  return marked.every(({ mcse }) => mcse === 0)
    ? [`${MARK} exact; all else is simulated`]
    : [`${MARK} exact given the parameters, averaged over draws; all else is simulated`];
}

/** How much of the first outcome's variance is not knowing, and how much is chance. */
function spreadLines({ outcomes }: Result): readonly string[] {
  const [first] = outcomes;
  const share = first?.spread?.ignoranceShare;
  if (!first || !share || isPercent(first) || share.value === 0) return [];
  const percent = meanText({ ...first, kind: 'share' }, share);
  return [
    `Of the variance of "${first.label}", ${percent} is ignorance of the parameters, the rest luck`,
  ];
}
