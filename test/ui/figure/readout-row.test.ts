import { expect, it } from 'vitest';
import {
  dotsRow,
  quantileColumns,
  quantileRow,
  readoutText,
} from '../../../ui/figure/readout-row.ts';
import { CONVICTED, NEVER, PEOPLE } from './made-up-outcome.ts';

const plain = (cells: readonly { text: string; error: string }[]) =>
  cells.map(({ text, error }) => `${text} ${error}`.replaceAll('\u00a0', ' '));

it('reads median and intervals with their Monte Carlo standard errors', () => {
  const { cells } = quantileRow(CONVICTED.final, 'run', 'people', PEOPLE);
  expect(plain(cells)).toEqual(['58 ± 0.5', '47–69 ± 0.5', '35–92 ± 0.5']);
});

it('prints both errors where the ends of an interval differ', () => {
  const [a, b, c, d] = CONVICTED.final.quantiles;
  const wide = { ...CONVICTED.final, quantiles: [a, b, c, d, { value: 92, mcse: 2.2 }] as const };
  expect(plain(quantileRow(wide, 'run', '', PEOPLE).cells)[2]).toBe('35–92 ± 0.5, 2');
});

it('calls a whole number that one standard error of rank does not move uncertain by less than one', () => {
  const [a, b, c, d, e] = CONVICTED.final.quantiles;
  const still = { ...CONVICTED.final, quantiles: [a, b, { ...c, mcse: 0 }, d, e] as const };
  expect(plain(quantileRow(still, 'run', '', PEOPLE).cells)[0]).toBe('58 ± <1');
  const constant = { ...still, sd: 0 };
  expect(plain(quantileRow(constant, 'run', '', PEOPLE).cells)[0]).toBe('58 ± 0');
});

it('claims no precision for an event never seen', () => {
  expect(plain(quantileRow(NEVER.final, 'run', '', PEOPLE).cells)).toEqual([
    '0 none seen',
    '0 ',
    '0 ',
  ]);
});

it('splits the 50 dots into fewer, here and more', () => {
  const columns = [
    { from: 0, to: 4, dots: 20 },
    { from: 5, to: 9, dots: 1 },
    { from: 10, to: 14, dots: 29 },
  ];
  expect(plain(dotsRow(columns, 1, 'run', '').cells)).toEqual([
    '20 dots 40 in 100',
    '1 dot 2 in 100',
    '29 dots 58 in 100',
  ]);
});

it('says for whoever listens what stands at a place, run by run', () => {
  const rows = [
    quantileRow(CONVICTED.final, 'run', 'now', PEOPLE),
    quantileRow(CONVICTED.final, 'baseline', 'before', PEOPLE),
  ];
  expect(readoutText('Mar 2018', quantileColumns(PEOPLE), rows).replaceAll('\u00a0', ' ')).toBe(
    'Mar 2018, now, median 58, 50 % 47–69, 90 % 35–92; Mar 2018, before, median 58, 50 % 47–69, 90 % 35–92',
  );
});
