import { describe, expect, it } from 'vitest';
import { refusalsOf, variantOf } from './wide-scenario.ts';

const GROUPS = `{ men: { label: Men, population: { abroad: { value: 80, entered: 1 year } }, inflow: { abroad: { value: arrivals, enters: start } } }, minors: { label: Minors, population: { abroad: 20 } } }`;

describe('a variant', () => {
  it('says whom a dated change reaches', () => {
    const { changes } = variantOf(
      '{ it: { title: A law, set: { convicted: { odds: 2, from: 2020-01, reach: everyone } } } }',
    );
    expect(changes).toEqual([
      {
        parameter: 'convicted',
        op: { kind: 'odds', by: 2 },
        fromStep: 25,
        untilStep: Infinity,
        reach: 'everyone',
      },
    ]);
  });

  it('changes values and people of some groups only', () => {
    const { changes, population, inflows } = variantOf(
      `{ it: { title: Men, set: { hazard: { times: 2 } }, groups: { men: { set: { hazard: { times: 3 } }, population: { abroad: 90 }, inflow: { abroad: 5 per month } } } } }`,
      { groups: GROUPS },
    );
    expect(changes).toMatchObject([
      { parameter: 'hazard', op: { by: 2 } },
      { parameter: 'hazard', op: { by: 3 }, group: 'men' },
    ]);
    expect(changes[0]).not.toHaveProperty('group');
    // what it leaves unsaid is as in the scenario
    expect(population).toMatchObject([
      {
        state: 'abroad',
        group: 'men',
        assignment: { text: '90' },
        entered: { kind: 'fixed', value: 12 },
      },
    ]);
    expect(inflows).toMatchObject([
      {
        state: 'abroad',
        group: 'men',
        enters: 'start',
        law: 'poisson',
        size: { assignment: { text: '5 per month' } },
      },
    ]);
  });

  it('can say that people have only just entered', () => {
    const [stock] = variantOf(
      '{ it: { title: New, groups: { men: { population: { abroad: { value: 80, entered: now } } } } } }',
      { groups: GROUPS },
    ).population;
    expect(stock).not.toHaveProperty('entered');
  });

  it('can give a value that is drawn again', () => {
    const [change] = variantOf(
      `{ it: { title: Steady, set: { shock: { value: 'lognormal(median=1, sigma=0.5)', redrawn: [step, group] } } } }`,
    ).changes;
    expect(change?.op.kind === 'set' && change.op.assignment.redrawn).toEqual(['group', 'step']);
  });

  it.each([
    [
      '{ it: { title: T, population: { abroad: 1 } } }',
      /^scenario\/people-beside-groups variants.it.population/,
    ],
    [
      '{ it: { title: T, groups: { man: { set: { hazard: 1 per year } } } } }',
      /^scenario\/unknown-group variants.it.groups.man: .*did you mean men/,
    ],
    [
      '{ it: { title: T, groups: { men: { set: { hazrd: 1 per year } } } } }',
      /^scenario\/unknown-parameter .*did you mean hazard/,
    ],
    [
      '{ it: { title: T, groups: { men: { population: { abrod: 1 } } } } }',
      /^scenario\/unknown-state .*did you mean abroad/,
    ],
    [
      '{ it: { title: T, set: { hazard: { times: 2, redrawn: year } } } }',
      /^scenario\/change-form .*redrawn goes with value or evidence; got it with times/,
    ],
  ])('is refused as %s', (variants, message) => {
    const [first, ...others] = refusalsOf({ variants, groups: GROUPS });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('has no groups where the scenario has none', () => {
    const variants = '{ it: { title: T, groups: { men: { set: { hazard: 1 per year } } } } }';
    expect(refusalsOf({ variants })[0]).toMatch(
      /^scenario\/unknown-group .*men, as it has no groups/,
    );
  });
});
