import { describe, expect, it } from 'vitest';
import { fanData } from '../../../ui/figure/fan-table.ts';
import { streamData } from '../../../ui/figure/flow-data.ts';
import { multiplesData } from '../../../ui/figure/multiples-data.ts';
import { FLOWS } from './made-up-flows.ts';
import { CLOCK, CONVICTED, YEARS } from './made-up-outcome.ts';

const WEEKS = { ...CLOCK, unit: 'week' as const, isDated: false };

describe('the CSV file of a figure over time', () => {
  it.each([
    [CLOCK, 'month', '2018-02'],
    [YEARS, 'year', '1 year'],
    [WEEKS, 'week', '1 week'],
  ])('calls the column that says when after the step', (clock, name, second) => {
    const tables = [
      streamData(FLOWS, clock),
      multiplesData([{ name: 'a', outcome: CONVICTED }], clock),
      fanData(CONVICTED, undefined, clock),
    ];
    for (const { columns, rows } of tables) {
      const at = columns.indexOf(name);
      expect(rows[1]?.[at]).toBe(second);
      if (name !== 'month') expect(columns).not.toContain('month');
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    }
  });
});
