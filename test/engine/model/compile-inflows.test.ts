import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

const compiled = (sketch: ScenarioSketch, variant = 'base') =>
  compile(sketchScenario({ flows: [{ from: 'a', to: 'b', rate: 0.1 }], ...sketch }), { variant });

describe('an inflow', () => {
  it('is stated per step', () => {
    const [inflow] = compiled({ unit: 'quarter', inflows: [{ state: 'a', value: 2000 }] }).inflows;
    expect(inflow).toEqual({
      state: 0,
      law: 'poisson',
      enters: 'end',
      size: { kind: 'rate', value: [[6000]], rowAt: [0] },
    });
  });

  it('with an uncertain rate draws it from a stream that is not that of the people', () => {
    const model = compiled({ inflows: [{ state: 'a', value: [10, 20] }] });
    expect(model.inputs.map(({ purpose }) => purpose)).toEqual(['inflow-rate:a']);
    expect(model.inputs[0]?.distribution.kind).toBe('lognormal');
  });

  it('given by a parameter follows its changes: 2,000 a month falling to 50', () => {
    const sketch: ScenarioSketch = {
      parameters: { arrivals: { kind: 'inflow', value: 2000 } },
      inflows: [{ state: 'a', value: 'arrivals', law: 'fixed', enters: 'start' }],
      variants: { fall: { changes: [{ parameter: 'arrivals', set: 50, fromStep: 7 }] } },
    };
    const model = compiled(sketch, 'fall');
    expect(model.epochs).toEqual([0, 7]);
    expect(model.inflows[0]).toMatchObject({
      law: 'fixed',
      enters: 'start',
      size: { value: [[2000], [50]], rowAt: [0, 1] },
    });
    // the state it enters has one row all the time
    expect(model.states[0]?.rows).toBe(1);
  });

  it('as a series is of whole people, fixed', () => {
    const [inflow] = compiled({ inflows: [{ state: 'a', series: [0, 1, 2] }] }).inflows;
    expect(inflow).toMatchObject({ law: 'fixed', size: { kind: 'series', people: [0, 1, 2] } });
  });

  it('of a variant takes the place of the scenario’s, state by state and group by group', () => {
    const model = compiled(
      {
        groups: { men: {}, women: {} },
        inflows: [
          { state: 'a', group: 'men', value: 10 },
          { state: 'a', group: 'women', value: 20 },
        ],
        variants: { v: { inflows: [{ state: 'a', group: 'women', value: 5 }] } },
      },
      'v',
    );
    expect(model.inflows.map(({ state, size }) => [model.states[state]?.name, size])).toEqual([
      ['a@men', { kind: 'rate', value: [[10]], rowAt: [0] }],
      ['a@women', { kind: 'rate', value: [[5]], rowAt: [0] }],
    ]);
  });

  it('must not be negative at the means', () => {
    const sketch: ScenarioSketch = { inflows: [{ state: 'a', value: '3 - 5' }] };
    expect(() => compiled(sketch)).toThrow(/scenario\.yaml:1:1: error: inflow\.a: people per step/);
  });
});
