import { describe, expect, it } from 'vitest';
import { formatStep } from '../../../engine/scenario/step-date.ts';
import { cautionsOf, readWide, refusalsOf } from './wide-scenario.ts';

describe('the clock', () => {
  it.each([
    ['{ start: 2018-01, end: 2028-01, step: month }', 120, 1, '2028-01'],
    ['{ start: 2018-01, end: 2028-01 }', 120, 1, '2028-01'],
    ['{ start: 2018-01, steps: 6 }', 6, 1, '2018-07'],
    ['{ start: 2018-01, end: 2020-07, step: quarter }', 10, 3, '2020-07'],
    ['{ start: 2018-07, end: 2028-07, step: year }', 10, 12, '2028-07'],
    // 2020 is a leap year
    ['{ start: 2020-01, end: 2021-01, step: day }', 366, 1 / 30.4375, '2021-01-01'],
    ['{ start: 2018-01-15, end: 2018-01-29, step: week }', 2, 7 / 30.4375, '2018-01-29'],
  ])('reads %s as %i steps', (clock, steps, stepMonths, end) => {
    const read = readWide({ clock }).clock;
    expect(read).toMatchObject({ steps, isDated: true });
    expect(read.stepMonths).toBeCloseTo(stepMonths, 12);
    expect(formatStep(read, steps)).toBe(end);
  });

  it('can go without dates', () => {
    const { clock } = readWide({ clock: '{ steps: 20, step: year }' });
    expect(clock).toEqual({
      startMonth: 0,
      steps: 20,
      unit: 'year',
      stepMonths: 12,
      isDated: false,
    });
  });

  it.each([
    [
      '{}',
      /^scenario\/clock-form clock: .*how long it runs \(add `end: 2028-01`, or `steps: 120`\)/,
    ],
    [
      '{ end: 2028-01 }',
      /^scenario\/clock-form clock.end: .*must start at one; got 2028-01 .*@ 2028-01/,
    ],
    [
      '{ start: 2018-01, end: 2028-01, steps: 120 }',
      /^scenario\/clock-form clock.steps: .*got both @ 120/,
    ],
    [
      '{ start: 2018-01-15, steps: 5 }',
      /^scenario\/clock-day clock.start: .*got 2018-01-15 with steps of a month \(write 2018-01\)/,
    ],
    [
      '{ start: 2018-02-30, steps: 5, step: day }',
      /^document\/invalid clock.start: must be a day that the calendar has; got 2018-02-30/,
    ],
    [
      '{ start: 2018-01, end: 2020-07, step: year }',
      /^scenario\/clock-rest clock.end: .*2018-01 to 2020-07 in steps of a year \(write `steps`/,
    ],
    ['{ start: 2018-13, steps: 5 }', /^document\/format clock.start: [^;]*; got 2018-13[^;]*$/],
    ['{ start: 2018-01-01, end: 2018-01-09, step: week }', /^scenario\/clock-rest/],
    ['{ start: 2018-01, end: 2018-01, step: day }', /^scenario\/clock-order/],
    [
      '{ start: 2018-01, end: 2030-01, step: day }',
      /^scenario\/clock-too-long clock.end: .*at most 4,095 days; got 4383 \(take a longer step/,
    ],
    [
      '{ steps: 5000, step: year }',
      /^scenario\/clock-too-long clock.steps: .*at most 4,095 years; got 5000 \(end it earlier\)/,
    ],
    ['{ steps: 0 }', /^document\/out-of-range clock.steps: must be at least 1/],
    [
      '{ steps: 5, step: fortnight }',
      /^document\/not-allowed clock.step: must be one of day, week, month, quarter, year/,
    ],
  ])('refuses %s', (clock, message) => {
    const [first, ...others] = refusalsOf({ clock });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('must have the step that the model’s probabilities are for', () => {
    const edit = ['rate: 0.2 per year }', 'probability: 0.2 }'] as const;
    const other = [
      '- { from: abroad, to: dead, rate: worse }',
      '- { from: abroad, to: dead, probability: 0.1 }',
    ] as const;
    expect(refusalsOf({ clock: '{ steps: 5, step: year }' }, edit, other)[0]).toMatch(
      /^scenario\/step-of-probability .*is a month; got a clock whose step is a year/,
    );
  });
});

describe('dates of a change', () => {
  const variants = (change: string) => `
  law: { title: A law, set: { hazard: { times: 2, ${change} } } }`;
  const stepsOf = (clock: string, change: string) => {
    const [found] = readWide({ clock, variants: variants(change) }).variants[0]?.changes ?? [];
    return [found?.fromStep, found?.untilStep];
  };

  it.each([
    ['{ start: 2018-01, end: 2028-01, step: quarter }', 'from: 2020-01, until: 2021-04', [9, 14]],
    ['{ start: 2018-01, end: 2028-01, step: year }', 'from: 2020-01', [3, Infinity]],
    ['{ start: 2018-01, steps: 52, step: week }', 'from: 2018-01-15', [3, Infinity]],
    ['{ start: 2018-01, end: 2019-01, step: day }', 'from: 2018-02, until: 2018-03', [32, 60]],
    ['{ start: 2018-01, end: 2028-01 }', 'until: 2028-01', [1, 121]],
  ])('are the steps that contain them: %s, %s', (clock, change, steps) => {
    expect(stepsOf(clock, change)).toEqual(steps);
    expect(cautionsOf({ clock, variants: variants(change) }).join()).not.toMatch(/within-step/);
  });

  it('hold from the beginning of their step, which a warning says', () => {
    const clock = '{ start: 2018-01, end: 2028-01, step: year }';
    expect(stepsOf(clock, 'from: 2020-07')).toEqual([3, Infinity]);
    expect(cautionsOf({ clock, variants: variants('from: 2020-07') }).join()).toMatch(
      /scenario\/date-within-step variants.law.set.hazard.from: 2020-07 lies within step 3, which begins at 2020-01/,
    );
  });

  it.each([
    [
      'from: 2017-12',
      /^scenario\/outside-clock .*2018-01 to 2028-01 \(steps 1 to 10\); got 2017-12, which would be in step 0 @ 2017-12/,
    ],
    ['from: 2030-05', /^scenario\/outside-clock .*got 2030-05, which would be in step 13/],
    [
      'until: 2030-01',
      /^scenario\/outside-clock .*after its first step; got 2030-01, which would be in step 13/,
    ],
    [
      'from: 2020-02, until: 2020-11',
      /^scenario\/clock-order .*got 2020-02 until 2020-11, both in step 3/,
    ],
    ['from: 2020-02-31', /^document\/invalid .*a day that the calendar has/],
    ['reach: everyone', /^scenario\/reach-without-date .*@ everyone/],
  ])('are refused as %s', (change, message) => {
    const clock = '{ start: 2018-01, end: 2028-01, step: year }';
    expect(refusalsOf({ clock, variants: variants(change) })[0]).toMatch(message);
  });

  it('are refused where there are none', () => {
    const clock = '{ steps: 10, step: year }';
    expect(refusalsOf({ clock, variants: variants('from: 2020-01') })[0]).toMatch(
      /^scenario\/undated-clock variants.law.set.hazard.from: .*got 2020-01 \(add `start` to the clock\)/,
    );
    expect(readWide({ clock, variants: variants('') }).variants).toHaveLength(1);
  });
});

describe('tables by date', () => {
  const table = [
    'states:\n',
    'tables: { early: { kind: rate, by: date, from: { 2010-01: hazard, 2020-01: 0.1 per year } } }\nstates:\n',
  ] as const;

  it('need a clock with a start', () => {
    const flow = ['rate: worse', 'rate: early'] as const;
    expect(readWide({}, table, flow).pathway.tables).toHaveLength(1);
    expect(refusalsOf({ clock: '{ steps: 5 }' }, table, flow).join()).toMatch(
      /scenario\/undated-clock/,
    );
    const inflowing = [
      table[0],
      table[1]
        .replace('kind: rate', 'kind: inflow')
        .replace('hazard', 'arrivals')
        .replace('0.1 per year', '4 per year'),
    ] as const;
    expect(
      refusalsOf({ clock: '{ steps: 5 }', inflow: '{ abroad: early }' }, inflowing)[0],
    ).toMatch(/^scenario\/undated-clock inflow.abroad: /);
  });
});
