import { chanceText } from './number-text.ts';
import type { OutcomeResult, Result } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';
import { isPercent, labelText, meanText, valueText } from './value-text.ts';

const HEADINGS = ['at the end', 'mean ± error', '5 %', 'median', '95 %', 'at least one'];

/** Stands behind a number that was not simulated, unless none was. */
const MARK = '*';

/** The outcomes of a run at the horizon, a line each; `error` is the Monte Carlo standard error. */
export function resultTable(result: Result, { paint }: Pick<Terminal, 'paint'>): readonly string[] {
  const isAllKnown = result.outcomes.every(({ method }) => method === 'conditional');
  const markOf = (method: OutcomeResult['method']) =>
    method === 'conditional' && !isAllKnown ? MARK : '';
  const [headings = '', ...lines] = textTable([
    HEADINGS,
    ...result.outcomes.map((outcome) => {
      const { final, kind, method } = outcome;
      const chance = () => `${chanceText(final.atLeastOne)}${markOf(final.atLeastOne.method)}`;
      return [
        labelText(outcome),
        kind === 'any' ? chance() : `${meanText(outcome, final.mean)}${markOf(final.mean.method)}`,
        ...[0, 2, 4].map((i) => {
          const { value = NaN } = final.quantiles[i] ?? {};
          return kind === 'any'
            ? ''
            : `${valueText(outcome, result.clock, value)}${markOf(method)}`;
        }),
        kind === 'count' || kind === 'events' ? chance() : '',
      ];
    }),
  ]);
  return [paint('bold', headings), ...lines, ...footnotes(result), ...spreadLines(result)];
}

/** What the mark means, where something has it. */
function footnotes({ outcomes }: Result): readonly string[] {
  const marked = outcomes.flatMap(({ final }) =>
    [final.mean, final.atLeastOne].filter(({ method }) => method === 'conditional'),
  );
  if (marked.length === 0) return [];
  if (outcomes.every(({ method }) => method === 'conditional')) {
    return marked.every(({ mcse }) => mcse === 0)
      ? ['Nothing is simulated: every number is exact']
      : ['Nothing is simulated: laws are exact given the parameters, and averaged over draws'];
  }
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
