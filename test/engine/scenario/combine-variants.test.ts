import { describe, expect, it } from 'vitest';
import { cautionsOf, refusalsOf, variantOf } from './wide-scenario.ts';

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
