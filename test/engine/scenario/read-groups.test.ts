import { describe, expect, it } from 'vitest';
import { readWide, refusalsOf } from './wide-scenario.ts';

const GROUPS = `
  men: { label: Men, about: Grown men., age: 30 years, population: { abroad: 80 }, parameters: { convicted: 20% } }
  minors: { label: Under 18, age: 0 years, population: { abroad: 20 }, inflow: { abroad: arrivals } }`;

describe('groups', () => {
  it('have people, ages and some values of their own', () => {
    const { groups, population, inflows, parameters } = readWide({ groups: GROUPS });
    expect(groups).toMatchObject([
      {
        name: 'men',
        label: 'Men',
        about: 'Grown men.',
        age: 360,
        parameters: [{ name: 'convicted', assignment: { text: '20%' } }],
      },
      { name: 'minors', label: 'Under 18', age: 0, parameters: [] },
    ]);
    expect(population).toMatchObject([
      { state: 'abroad', group: 'men', assignment: { text: '80' } },
      { state: 'abroad', group: 'minors', assignment: { text: '20' } },
    ]);
    expect(inflows).toMatchObject([{ state: 'abroad', group: 'minors' }]);
    // what they share is what it was
    expect(parameters.find(({ name }) => name === 'convicted')?.assignment.text).toBe('10% to 30%');
  });

  it('can calculate a value of their own', () => {
    const { groups } = readWide({
      groups:
        '{ men: { label: Men, population: { abroad: 1 }, parameters: { hazard: 0.4 per year, worse: 2 * hazard } } }',
    });
    const worse = groups[0]?.parameters.find(({ name }) => name === 'worse')?.assignment;
    expect(worse?.expression).toMatchObject({ op: '*' });
    // twice the group’s own 0.4 per year, in months
    const { quantity } = worse ?? {};
    const value =
      quantity?.kind === 'distribution' && quantity.distribution.kind === 'fixed'
        ? quantity.distribution.value
        : NaN;
    expect(value).toBeCloseTo(0.8 / 12, 12);
  });

  it.each([
    [
      '{ men: { label: Men, population: { abroad: 1 }, parameters: { convictd: 1% } } }',
      /^scenario\/unknown-parameter groups.men.parameters.convictd.*did you mean convicted/,
    ],
    [
      '{ men: { label: Men, population: { abroad: 1 }, parameters: { hazard: worse } } }',
      /^scenario\/circular-definition .*hazard → worse → hazard|worse → hazard → worse/,
    ],
    [
      '{ men: { label: Men, population: { abroad: 1 }, age: 20 to 30 years } }',
      /^scenario\/uncertain-age .*@ 20 to 30 years/,
    ],
    [
      '{ men: { label: Men, population: { abroad: 1 }, age: 30 } }',
      /^evidence\/missing-unit groups.men.age/,
    ],
    [
      '{ inflow: { label: In, population: { abroad: 1 } } }',
      /^scenario\/reserved-name groups.inflow/,
    ],
    [
      '{ men: { label: Men, peple: { abroad: 1 }, population: { abroad: 1 } } }',
      /^document\/unknown-key/,
    ],
    ['{ men: { label: Men } }', /^scenario\/no-population/],
  ])('are refused as %s', (groups, message) => {
    const [first, ...others] = refusalsOf({ groups });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('need no shared value of what each has its own', () => {
    const own = (share: string) =>
      `{ label: G, population: { abroad: 1 }, parameters: { convicted: ${share} } }`;
    const groups = `{ men: ${own('20%')}, minors: ${own('5%')} }`;
    const unset = ['kind: share, value: 10% to 30% }', 'kind: share }'] as const;
    const convicted = readWide({ groups }, unset).parameters.find(
      ({ name }) => name === 'convicted',
    );
    expect(convicted).toMatchObject({
      isByGroup: true,
      setBy: 'scenario',
      assignment: { text: '20%' },
    });
    const half = `{ men: ${own('20%')}, minors: { label: M, population: { abroad: 1 } } }`;
    expect(refusalsOf({ groups: half }, unset)).toEqual([
      expect.stringMatching(/^scenario\/no-value .*leaves the value of convicted to the scenario/),
    ]);
  });

  it('leave no people beside them', () => {
    const refused = refusalsOf({
      groups: GROUPS,
      population: '{ abroad: 1 }',
      inflow: '{ back: arrivals }',
    });
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatch(
      /^scenario\/people-beside-groups population: .*groups: { men: { population: … } }/,
    );
    expect(refused[1]).toMatch(/^scenario\/people-beside-groups inflow: /);
  });

  const declaring = [
    'states:\n',
    'groups: { men: { label: Men of the model }, women: { label: Women } }\nstates:\n',
  ] as const;

  it('must be those that the model names, and take their label from it', () => {
    const groups = '{ men: { population: { abroad: 1 } }, minors: { population: { abroad: 1 } } }';
    expect(refusalsOf({ groups }, declaring).join()).toMatch(
      /scenario\/unknown-group groups.minors: .*\(it has men, women\)/,
    );
    const one = '{ men: { population: { abroad: 1 } } }';
    expect(readWide({ groups: one }, declaring).groups[0]?.label).toBe('Men of the model');
  });

  it('must be there where the model has a flow for some of them', () => {
    const flow = ['share: convicted, after', 'share: convicted, groups: [men], after'] as const;
    expect(refusalsOf({}, declaring, flow)).toEqual([
      expect.stringMatching(
        /^scenario\/no-groups groups: .*back to prison is for men.*add `groups`/,
      ),
    ]);
    const groups = '{ women: { population: { abroad: 1 } } }';
    expect(readWide({ groups }, declaring, flow).pathway.flows[2]?.groups).toEqual(['men']);
  });
});

describe('outcomes by group', () => {
  it('are asked for by name', () => {
    const { outcomes, byGroup } = readWide({ groups: GROUPS, outcomes: '[back by group, dead]' });
    expect(outcomes.map(({ name }) => name)).toEqual(['back', 'dead']);
    expect(byGroup).toEqual(['back']);
  });

  it.each([
    ['[back, back by group]', /^scenario\/duplicate-outcome outcomes\[1\].*total too/],
    ['[bak by group]', /^scenario\/unknown-outcome .*did you mean back/],
    ['[back by groups]', /^document\/format .*by group/],
  ])('are refused as %s', (outcomes, message) => {
    expect(refusalsOf({ groups: GROUPS, outcomes })).toHaveLength(1);
    expect(refusalsOf({ groups: GROUPS, outcomes })[0]).toMatch(message);
  });

  it('need groups', () => {
    expect(refusalsOf({ outcomes: '[back by group]' })[0]).toMatch(
      /^scenario\/no-groups outcomes\[0\].*got back by group .*add `groups`/,
    );
  });
});
