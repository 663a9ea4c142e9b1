import { describe, expect, it } from 'vitest';
import { faultsOf, soundModel } from './small-model.ts';

/** Faults of a model whose one table is used by a flow. */
const faults = (table: string, top = '') =>
  faultsOf({
    ...(top === '' ? {} : { top }),
    tables: `\n  t: ${table}`,
    flows: `\n  - { from: abroad, to: dead, rate: 1 * t }`,
  });

const rows = (table: string) => {
  const { pathway } = soundModel({
    tables: `\n  t: ${table}`,
    flows: `\n  - { from: abroad, to: dead, rate: 1 * t }`,
  });
  return pathway.tables[0]?.rows.map(({ from, value }) => [
    from,
    value.kind === 'number' ? value.value : value,
  ]);
};

describe('readTable', () => {
  it('reads times in months, from 0 on', () => {
    const table =
      '{ kind: rate, by: age, from: { 0 years: 0.12 per year, 18 months: 0.24 per year, 65 years: 6 per year } }';
    // 65 years are 780 months; a rate of 0.12 a year is 0.01 a month
    expect(rows(table)).toEqual([
      [0, 0.01],
      [18, 0.02],
      [780, 0.5],
    ]);
    expect(rows('{ kind: rate, by: dwell, from: { 0: 1 per month } }')).toEqual([[0, 1]]);
  });

  it('reads values that lie evenly apart, to the bit as steps of that length', () => {
    const table =
      '{ kind: rate, by: dwell, every: 1 week, values: [0 per year, 1 per month, 2 per month] }';
    const week = 84 / 365.25; // months: 7 days of 30.4375 to the month
    expect(rows(table)).toEqual([
      [0, 0],
      [week, 1],
      [2 * week, 2],
    ]);
  });

  it('reads dates, and rows over parameters', () => {
    expect(
      rows('{ kind: rate, by: date, from: { 2014-01: killed, 2017-10-16: 2 per month } }'),
    ).toEqual([
      [2014 * 12, { kind: 'parameter', name: 'killed' }],
      [2017 * 12 + 9 + 15 / 31, 2],
    ]);
  });

  it('reads values by group', () => {
    expect(rows('{ kind: rate, by: group, is: { men: 1 per month, women: 0 per month } }')).toEqual(
      [
        ['men', 1],
        ['women', 0],
      ],
    );
  });

  it.each([
    ['{ kind: rate, by: age }', 'table-form', /under `from:.*got none/],
    ['{ kind: rate, by: group, from: { 0: 1 per month } }', 'table-form', /under `is:/],
    ['{ kind: rate, by: dwell, values: [1 per month] }', 'table-form', /got values$/],
    [
      '{ kind: rate, by: date, every: 1 month, values: [1 per month] }',
      'table-form',
      /2018-01.*got values and every/,
    ],
    [
      '{ kind: rate, by: age, from: { 18 years: 1 per month } }',
      'table-gap',
      /begin at 0; got 18 years/,
    ],
    ['{ kind: rate, by: age, from: {} }', 'table-gap', /at least one row/],
    [
      '{ kind: rate, by: age, from: { 0: 1 per month, 2 years: 1 per month, 12 months: 2 per month } }',
      'table-order',
      /got 12 months after 2 years/,
    ],
    [
      '{ kind: rate, by: age, from: { 0: 1 per month, 1 year: 1 per month, 12 months: 2 per month } }',
      'table-order',
      /got 12 months after 1 year/,
    ],
    [
      '{ kind: rate, by: age, from: { 0: 1 per month, 65: 2 per month } }',
      'table-key',
      /a time such as 6 months; got 65/,
    ],
    [
      '{ kind: rate, by: date, from: { 2018-13: 1 per month } }',
      'table-key',
      /a date such as 2018-01/,
    ],
    [
      '{ kind: rate, by: dwell, every: 1 to 2 weeks, values: [1 per month] }',
      'table-key',
      /one fixed time/,
    ],
    [
      '{ kind: rate, by: dwell, from: { 0: 0.1 to 0.2 per year } }',
      'uncertain-flow',
      /a parameter/,
    ],
    [
      '{ kind: rate, by: dwell, from: { 0: hr } }',
      'dimension',
      /must be a rate.*got a share or plain number/,
    ],
    ['{ kind: rate, by: dwell, from: { 0: hrr } }', 'unknown-parameter', /did you mean hr/],
    [
      '{ kind: hazard, by: dwell, from: { 0: 1 per month } }',
      'document/not-allowed',
      /share, count/,
    ],
    [
      '{ kind: rate, by: month, from: { 0: 1 per month } }',
      'document/not-allowed',
      /dwell, elapsed/,
    ],
    [
      '{ kind: rate, by: dwell, form: { 0: 1 per month } }',
      'document/unknown-key',
      /did you mean from/,
    ],
  ])('refuses %s: %s', (table, code, message) => {
    const [first = ''] = faults(table);
    expect(first).toMatch(new RegExp(`^error ${code} tables\\.t`));
    expect(first).toMatch(message);
  });

  it('knows the groups that the model declares', () => {
    const top = 'groups: { men: { label: Men }, women: { label: Women } }';
    expect(
      faults('{ kind: rate, by: group, is: { men: 1 per month, woman: 0 per month } }', top),
    ).toEqual([
      expect.stringMatching(/^error table-gap tables\.t\.is: .*got none for women/),
      expect.stringMatching(/^error unknown-group tables\.t\.is\.woman: .*did you mean women/),
    ]);
  });

  it('cannot have the name of a parameter or a word of formulas', () => {
    const tables = '\n  killed: { kind: rate, by: dwell, from: { 0: 1 per month } }';
    expect(faultsOf({ tables })[0]).toMatch(/^error duplicate-name tables\.killed/);
    const dwell = '\n  dwell: { kind: rate, by: dwell, from: { 0: 1 per month } }';
    expect(faultsOf({ tables: dwell })[0]).toMatch(/^error reserved-name tables\.dwell/);
  });

  it('says that a row cannot use another table, and what can', () => {
    const table = `{ kind: rate, by: age, from: { 0: 2 * u } }\n  u: { kind: rate, by: age, from: { 0: 1 per year } }`;
    expect(faults(table).join()).toContain(
      'u is a table, which no row of a table can use; a parameter or flow can',
    );
  });

  it('warns of a table that nothing uses', () => {
    const tables = '\n  t: { kind: rate, by: dwell, from: { 0: 1 per month } }';
    expect(faultsOf({ tables })).toEqual([
      expect.stringMatching(/^warning unused-table tables\.t:/),
    ]);
  });

  it('says of a faulty table only what is wrong with it, not that formulas do not know it', () => {
    expect(faults('{ kind: rate, by: age, from: { 1 year: 1 per month } }')).toHaveLength(1);
  });
});
