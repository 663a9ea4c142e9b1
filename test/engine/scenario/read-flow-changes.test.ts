import { describe, expect, it } from 'vitest';
import { cautionsOf, refusalsOf, variantOf } from './wide-scenario.ts';

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
