import { describe, expect, it } from 'vitest';
import { cautionsOf, readWide, refusalsOf } from './wide-scenario.ts';

const GROUPS = `{ men: { label: Men, population: { abroad: { value: 80, entered: 1 year } }, inflow: { abroad: { value: arrivals, enters: start } } }, minors: { label: Minors, population: { abroad: 20 } } }`;

/** The variant called `it` among these. */
function variantOf(variants: string, others: Readonly<Record<string, string>> = {}) {
  const found = readWide({ ...others, variants }).variants.find(({ name }) => name === 'it');
  if (!found) throw new Error('no variant');
  return found;
}

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

describe('variants that combine others', () => {
  const variants = `
  it: { title: Both, combines: [law, fewer, double], set: { hazard: { times: 3 } } }
  law: { title: A law, set: { convicted: { odds: 2, from: 2020-01 } }, population: { abroad: 7, back: 1 } }
  fewer: { title: Fewer, population: { abroad: 50 }, inflow: { abroad: arrivals } }
  double: { title: Double, combines: [law], set: { hazard: { times: 2 } } }`;

  it('make their changes first, in order, each once', () => {
    const { changes, population, inflows, combines } = variantOf(variants);
    expect(changes.map(({ parameter, op }) => [parameter, op.kind === 'set' ? '' : op.by])).toEqual(
      [
        ['convicted', 2],
        ['hazard', 2],
        ['hazard', 3],
      ],
    );
    // the last word of each state counts
    expect(population.map(({ state, assignment }) => [state, assignment.text])).toEqual([
      ['abroad', '50'],
      ['back', '1'],
    ]);
    expect(inflows).toHaveLength(1);
    expect(combines).toEqual(['law', 'fewer', 'double']);
  });

  it.each([
    [
      '{ it: { title: T, combines: [laww] }, law: { title: L, set: { hazard: { times: 2 } } } }',
      /^scenario\/unknown-variant variants.it.combines\[0\]: .*did you mean law.*@ laww/,
    ],
    [
      '{ it: { title: T, combines: [law, law] }, law: { title: L, set: { hazard: { times: 2 } } } }',
      /^scenario\/duplicate-variant variants.it.combines\[1\]/,
    ],
    [
      '{ it: { title: T, combines: [law] }, law: { title: L, combines: [it] } }',
      /^scenario\/circular-variant .*it → law → it/,
    ],
    ['{ it: { title: T, combines: [it] } }', /^scenario\/circular-variant .*it → it/],
  ])('are refused as %s', (text, message) => {
    const [first, ...others] = refusalsOf({ variants: text });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('are warned of where one undoes another', () => {
    const used = { inflow: '{ abroad: arrivals }' };
    const text = `{ it: { title: T, combines: [twice, fixed] }, twice: { title: A, set: { hazard: { times: 2 } } }, fixed: { title: B, set: { hazard: 1 per year } } }`;
    expect(cautionsOf({ ...used, variants: text })).toEqual([
      expect.stringMatching(
        /^scenario\/overruled-variant variants.it.combines: fixed sets hazard, so what twice makes of it does not count/,
      ),
    ]);
    const turned = text.replace('[twice, fixed]', '[fixed, twice]');
    expect(cautionsOf({ ...used, variants: turned })).toEqual([]);
  });
});

describe('flows that a variant changes', () => {
  it('are added and closed, for a while or for good', () => {
    const { flowChanges } = variantOf(`{ it: { title: T, flows: {
      add: [ { from: free, to: prison, rate: 0.1 * hazard, starts: 2020-01, ends: 2021-01 } ],
      close: [ { from: abroad, to: back, starts: 2019-01 } ] } } }`);
    expect(flowChanges).toMatchObject([
      {
        kind: 'close',
        flow: { from: 'abroad', to: 'back', kind: 'rate' },
        fromStep: 13,
        untilStep: Infinity,
      },
      {
        kind: 'add',
        flow: { from: 'free', to: 'prison', kind: 'rate', at: { line: 10 } },
        fromStep: 25,
        untilStep: 37,
      },
    ]);
  });

  it('lead to states that nobody would be in otherwise', () => {
    const only = { population: '{ free: 1 }', outcomes: '[dead]' };
    const variants =
      '{ it: { title: T, flows: { add: [ { from: free, to: abroad, rate: 1 per year } ] } } }';
    expect(cautionsOf(only).join()).toMatch(/unreachable/);
    expect(cautionsOf({ ...only, variants }).join()).not.toMatch(/unreachable/);
  });

  it.each([
    [
      'close: [ { from: abroad, to: free } ]',
      /^scenario\/unknown-flow variants.it.flows.close\[0\]: .*from abroad flows lead to dead, back/,
    ],
    [
      'add: [ { from: abroad, to: fre, rate: 1 per year } ]',
      /^scenario\/unknown-state variants.it.flows.add\[0\].to: .*did you mean free/,
    ],
    [
      'add: [ { from: abroad, to: back, rate: 1 per year } ]',
      /^scenario\/duplicate-flow variants.it.flows.add\[0\]/,
    ],
    [
      'add: [ { from: back, to: dead, rate: 1 per year } ]',
      /^scenario\/mixed-exits variants.it.flows.add\[0\].rate: .*got rate out of back, whose first exit is a share/,
    ],
    ['add: [ { from: back, to: dead, share: rest, after: 1 month } ]', /^scenario\/second-rest/],
    ['add: [ { from: back, to: dead, share: 1.2, after: 1 month } ]', /out-of-range/],
    ['add: [ { from: abroad, to: free, rate: hazrd } ]', /did you mean hazard/],
    [
      'add: [ { from: abroad, to: free, rate: hazard, starts: 2040-01 } ]',
      /^scenario\/outside-clock .*starts/,
    ],
    [
      'add: [ { from: abroad, to: back, rate: 1 per year } ], close: [ { from: abroad, to: back } ]',
      /^scenario\/duplicate-flow/,
    ],
  ])('are refused as %s', (flows, message) => {
    const [first, ...others] = refusalsOf({
      variants: `{ it: { title: T, flows: { ${flows} } } }`,
    });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('can take the rest that another leaves while it is closed', () => {
    const flows = (dates: string) =>
      `{ it: { title: T, flows: { add: [ { from: back, to: dead, share: rest, after: 1 month, starts: 2020-01 } ], close: [ { from: back, to: free${dates} } ] } } }`;
    expect(variantOf(flows(', starts: 2019-01')).flowChanges).toHaveLength(2);
    expect(refusalsOf({ variants: flows(', ends: 2021-01') })[0]).toMatch(/^scenario\/second-rest/);
  });
});

describe('a parameter that is drawn again', () => {
  it('keeps that of the model, or has its own', () => {
    const shock = (sections: Readonly<Record<string, string>>) =>
      readWide(sections).parameters.find(({ name }) => name === 'shock')?.assignment.redrawn;
    expect(shock({})).toEqual(['year']);
    expect(shock({ parameters: '{ shock: 0.5 to 2 }' })).toBeUndefined();
    expect(shock({ parameters: '{ shock: { value: 0.5 to 2, redrawn: step } }' })).toEqual([
      'step',
    ]);
  });

  it.each([
    [
      '{ shock: { value: 0.5 to 2, redrawn: [step, year] } }',
      /^scenario\/redrawn parameters.shock.redrawn: .*keep one/,
    ],
    ['{ shock: { value: 0.5 to 2, redrawn: [year, year] } }', /^scenario\/redrawn .*only once/],
    ['{ shock: { value: 0.5 to 2, redrawn: month } }', /^document\/.* parameters.shock.redrawn/],
    [
      '{ worse: { value: 2 * hazard, redrawn: year } }',
      /^scenario\/definition .*got it with redrawn/,
    ],
  ])('is refused as %s', (parameters, message) => {
    const [first, ...others] = refusalsOf({ parameters });
    expect(first).toMatch(message);
    expect(others).toEqual([]);
  });

  it('is warned of where it is always the same', () => {
    expect(cautionsOf({ parameters: '{ shock: { value: 2, redrawn: step } }' }).join()).toMatch(
      /redrawn-fixed .*2 is the same every time/,
    );
  });

  it('cannot be correlated with another, as it has no one value in a draw', () => {
    const correlations = '[ { between: [convicted, shock], rank: 0.5 } ]';
    expect(refusalsOf({ correlations })[0]).toMatch(
      /^scenario\/correlation-of-what .*shock is drawn again/,
    );
  });
});
