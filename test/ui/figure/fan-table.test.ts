import { expect, it } from 'vitest';
import { writeCsv } from '../../../ui/figure/figure-table.ts';
import { fanData, fanTable, tableSteps } from '../../../ui/figure/fan-table.ts';
import { BEFORE, CLOCK, CONVICTED, PEOPLE } from './made-up-outcome.ts';

it('tables every month of a short clock, else one a year and the last', () => {
  expect(tableSteps({ steps: 3, unit: 'month' })).toEqual([0, 1, 2, 3]);
  expect(tableSteps({ steps: 30, unit: 'month' })).toEqual([0, 12, 24, 30]);
  expect(tableSteps({ steps: 120, unit: 'month' })).toHaveLength(11);
  expect(tableSteps({ steps: 75, unit: 'year' })).toHaveLength(16);
});

it('puts runs side by side in the table', () => {
  const table = fanTable(CONVICTED, BEFORE, CLOCK, PEOPLE, { run: 'with', baseline: 'before' });
  expect(table.rows).toHaveLength(6);
  expect(table.rows.slice(-2)).toEqual([
    ['Mar 2018', 'with', '58', '47 to 69', '35 to 92', '58.3 (0.3)'],
    ['Mar 2018', 'before', '49', '40 to 58', '30 to 80', '50.1 (0.3)'],
  ]);
  expect(
    fanTable(CONVICTED, undefined, CLOCK, PEOPLE, { run: '', baseline: '' }).columns,
  ).not.toContain('run');
});

it('writes every month of every run to CSV, unrounded', () => {
  const lines = writeCsv(fanData(CONVICTED, BEFORE, CLOCK))
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
