import type { PairedDifference, Result } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';
import { differenceText, labelText, meanText } from './value-text.ts';
import { shareText } from './number-text.ts';

const HEADINGS = [
  'against the base',
  'mean ± error',
  '5 %',
  'median',
  '95 %',
  'more in',
  'fewer in',
];

/** Paired differences at the horizon, an outcome a line; `result` is that of one of the runs. */
export function differenceTable(
  { outcomes }: Pick<Result, 'outcomes'>,
  differences: readonly PairedDifference[],
  { paint }: Pick<Terminal, 'paint'>,
): readonly string[] {
  const [headings = '', ...lines] = textTable([
    HEADINGS,
    ...differences.flatMap(({ outcome, draws, mean, quantiles, more, fewer }) => {
      const own = outcomes.find(({ name }) => name === outcome);
      if (!own) return [];
      const errors = mean.method === 'conditional' ? '*' : '';
      return [
        [
          labelText(own),
          `${meanText(own, mean)}${errors}`,
          ...quantiles.map((value) => (own.kind === 'any' ? '' : differenceText(own, value))),
          shareText(more.value, draws),
          shareText(fewer.value, draws),
        ],
      ];
    }),
  ]);
  const isMarked = differences.some(({ mean }) => mean.method === 'conditional');
  const note = '* exact given the parameters, averaged over draws; all else is simulated';
  return [paint('bold', headings), ...lines, ...(isMarked ? [note] : [])];
}
