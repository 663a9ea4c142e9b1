import { expect, it } from 'vitest';
import { writeCsv } from '../../../ui/figure/figure-table.ts';
import { fanData, fanTable, tableSteps } from '../../../ui/figure/fan-table.ts';
import { BEFORE, CONVICTED } from './made-up-outcome.ts';

const START = 2018 * 12;

it('tables every month of a short clock, else one a year and the last', () => {
  expect(tableSteps(3)).toEqual([0, 1, 2, 3]);
  expect(tableSteps(30)).toEqual([0, 12, 24, 30]);
  expect(tableSteps(120)).toHaveLength(11);
});

it('puts runs side by side in the table', () => {
  const table = fanTable(CONVICTED, BEFORE, START, { run: 'with', baseline: 'before' });
  expect(table.rows).toHaveLength(6);
  expect(table.rows.slice(-2)).toEqual([
    ['Mar 2018', 'with', '58', '47 to 69', '35 to 92', '58.3 (0.3)'],
    ['Mar 2018', 'before', '49', '40 to 58', '30 to 80', '50.1 (0.3)'],
  ]);
  expect(fanTable(CONVICTED, undefined, START, { run: '', baseline: '' }).columns).not.toContain(
    'run',
  );
});

it('writes every month of every run to CSV, unrounded', () => {
  const lines = writeCsv(fanData(CONVICTED, BEFORE, START))
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(1 + 3 + 3);
  expect(lines[0]).toBe(
    'outcome,run,month,mean,mean_mcse,sd,q05,q05_mcse,q25,q25_mcse,q50,q50_mcse,q75,q75_mcse,q95,q95_mcse,at_least_one,at_least_one_mcse,at_least_one_upper',
  );
  expect(lines[3]).toBe(
    'convicted,run,2018-03,58.2641,0.31,17,35,0.5,47,0.5,58,0.5,69,0.5,92,0.5,1,0.004,1.008',
  );
  expect(lines[4]).toMatch(/^convicted,baseline,2018-01,0,/);
});
