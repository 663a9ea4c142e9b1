import { describe, expect, it } from 'vitest';
import { cautionsOf, readWide, refusalsOf } from './wide-scenario.ts';

describe('people who are in a state at the start', () => {
  it('may have entered it some time ago, over people', () => {
    const [ago, just] = readWide({
      population: `{ abroad: { value: 425, entered: 'uniform(0 months, 24 months)' }, back: { value: 5, entered: now } }`,
    }).population;
    expect(ago).toMatchObject({
      state: 'abroad',
      assignment: { quantity: { kind: 'fixed', value: 425 } },
      entered: { kind: 'distribution', distribution: { kind: 'uniform', min: 0, max: 24 } },
    });
    expect(just).not.toHaveProperty('entered');
  });

  it.each([
    [
      '{ abroad: { value: 1, entered: 5% } }',
      /^evidence\/wrong-kind population.abroad.entered.*@ 5%/,
    ],
    ['{ abroad: { value: 1, entered: -1 month } }', /^evidence\/phrase/],
    ['{ abroad: { value: 1, redrawn: year } }', /^document\/unknown-key population.abroad.redrawn/],
    ['{ abrod: 4 }', /^scenario\/unknown-state .*did you mean abroad\?\) @ abrod/],
    ['{}', /^scenario\/no-population .*`population: { returned: 425 }`, or an `inflow`/],
  ])('refuses %s', (population, message) => {
    const [first, ...others] = refusalsOf({ population });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });
});

describe('inflow', () => {
  it('is a rate by chance, an expression, or a series of whole people', () => {
    const { inflows, population } = readWide({
      population: '',
      inflow: `
  abroad: 2,000 per month
  back: { value: arrivals * 2, law: fixed, enters: start }
  prison: { series: [0, 1, 2] }`,
    });
    expect(population).toEqual([]);
    expect(inflows).toMatchObject([
      {
        state: 'abroad',
        law: 'poisson',
        enters: 'end',
        size: { kind: 'rate', assignment: { quantity: { kind: 'fixed', value: 2000 } } },
        at: { line: 9 },
      },
      {
        state: 'back',
        law: 'fixed',
        enters: 'start',
        size: {
          assignment: {
            text: 'arrivals * 2',
            expression: { kind: 'call', op: '*' },
            // 30 per month, twice
            quantity: { distribution: { kind: 'fixed', value: 60 } },
          },
        },
      },
      { state: 'prison', law: 'fixed', enters: 'end', size: { kind: 'series', people: [0, 1, 2] } },
    ]);
  });

  it.each([
    ['{ abroad: 200 }', /^evidence\/missing-unit inflow.abroad/],
    ['{ abrod: 2 per month }', /^scenario\/unknown-state .*did you mean abroad/],
    [
      '{ abroad: { law: fixed } }',
      /^scenario\/inflow-form .*one of `value`, `evidence` and `series`/,
    ],
    [
      '{ abroad: { series: [1], value: 2 per month } }',
      /^scenario\/inflow-form .*with value .*@ 2 per month/,
    ],
    ['{ abroad: { series: [1], law: poisson } }', /^scenario\/inflow-form .*chance .*@ poisson/],
    ['{ abroad: { series: [-1] } }', /^document\/out-of-range .*must not be negative; got -1/],
    ['{ abroad: { series: [0.5] } }', /^document\/wrong-type .*whole number/],
    ['{ abroad: 10000000 per month }', /^scenario\/too-many-people .*1,000,000,000/],
    ['{ abroad: convicted * 2 }', /^scenario\/dimension inflow.abroad/],
    ['{ abroad: arivals }', /^scenario\/unknown-parameter .*did you mean arrivals/],
    ['{ abroad: { value: arrivals, weight: 0.5 } }', /^scenario\/definition .*got it with weight/],
  ])('refuses %s', (inflow, message) => {
    const [first, ...others] = refusalsOf({ inflow });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('warns of people who would come after the end', () => {
    const clock = '{ start: 2018-01, steps: 2 }';
    expect(cautionsOf({ clock, inflow: '{ back: { series: [1, 2, 3] } }' }).join()).toMatch(
      /series-beyond-clock .*2 steps.*got 3 numbers/,
    );
  });

  it('reaches states that nobody starts in', () => {
    const lonely = { population: '{ free: 1 }' };
    expect(cautionsOf(lonely).filter((its) => /unreachable/.test(its))).toHaveLength(4);
    expect(cautionsOf({ ...lonely, inflow: '{ abroad: arrivals }' }).join()).not.toMatch(
      /unreachable|unused/,
    );
  });
});
