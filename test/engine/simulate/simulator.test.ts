import { describe, expect, it } from 'vitest';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

const sketch: ModelSketch = {
  states: ['abroad', 'back', 'jail', 'free'],
  flows: [
    { from: 'abroad', to: 'back', kind: 'rate', value: 0.03 },
    { from: 'back', to: 'jail', kind: 'share', value: 0.2, median: 9, sigma: 0.5 },
    { from: 'back', to: 'free', kind: 'share', value: 'rest', median: 20, sigma: 0.3 },
    { from: 'jail', to: 'free', kind: 'probability', value: 0.05 },
  ],
  people: { abroad: 295, back: 425 },
  steps: 60,
};
const model = makeModel(sketch);
const counts = (of: Model, draw: number) => Array.from(createSimulator(of).runDraw(draw));

describe('a draw', () => {
  it('is the same alone, after others and in any chunk', () => {
    const simulator = createSimulator(model);
    const alone = counts(model, 700);
    for (let draw = 0; draw < 700; draw++) simulator.runDraw(draw);
    expect(Array.from(simulator.runDraw(700))).toEqual(alone);
    const chunk = createSimulator(model).runChunk(690, 20);
    expect(chunk.sample.values[10]).toBe(alone[model.steps]);
  });

  it('changes with the seed, and 0 and the empty text are seeds like any other', () => {
    const bySeed = ['0', '', '00', 'a', 'aa'].map((seed) => counts({ ...model, seed }, 3).join());
    expect(new Set(bySeed).size).toBe(5);
  });
});

describe('names, not order', () => {
  it('states and flows may be listed in any order', () => {
    const shuffled = makeModel({
      ...sketch,
      states: [...sketch.states].reverse(),
      flows: [...sketch.flows].reverse(),
    });
    expect(counts(shuffled, 5)).toEqual(counts(model, 5));
  });

  it('a state and flow added elsewhere move no number of the states before it', () => {
    const longer = makeModel({
      ...sketch,
      states: [...sketch.states, 'zone'],
      flows: [...sketch.flows, { from: 'free', to: 'zone', kind: 'rate', value: 0.1 }],
    });
    const row = (of: Model, name: string) => {
      const at = of.outcomes.findIndex((outcome) => outcome.name === name) * (of.steps + 1);
      return counts(of, 5).slice(at, at + of.steps + 1);
    };
    for (const name of ['in abroad', 'in back', 'in jail', 'jail>free'])
      expect(row(longer, name)).toEqual(row(model, name));
  });

  it('a change from a date leaves every number before it as it was', () => {
    const dated = makeModel({
      ...sketch,
      epochs: [0, 25],
      flows: sketch.flows.map((flow) =>
        flow.to === 'jail' ? { ...flow, value: [0.2, 0.9] } : flow,
      ),
    });
    const before = counts(model, 5);
    const after = counts(dated, 5);
    const differs = before.map((value, cell) =>
      value === after[cell] ? Infinity : cell % (model.steps + 1),
    );
    expect(Math.min(...differs)).toBeGreaterThan(25);
    expect(differs.some((step) => step < Infinity)).toBe(true);
  });
});

describe('people', () => {
  it('beyond a billion are refused, not wrapped round', () => {
    const crowd = makeModel({ ...sketch, people: { abroad: 3e9 } });
    expect(() => createSimulator(crowd).runDraw(0)).toThrow(
      /population.abroad: the number of people/,
    );
    const stream = makeModel({ ...sketch, inflows: [{ state: 'abroad', rate: 4e7 }] });
    expect(() => createSimulator(stream).runDraw(0)).toThrow(/inflow.abroad: the number of people/);
  });
});

describe('exits that add up to more than everybody', () => {
  const overfull: Model = {
    ...model,
    flows: model.flows.map((flow) =>
      flow.name === 'back>jail' ? { ...flow, value: [[1.2]] } : flow,
    ),
  };

  it('are scaled to fit, and the draws in which that happened are counted', () => {
    const tally = createSimulator(overfull).runChunk(0, 50);
    const names = model.states.map((state) => state.name);
    expect(tally.overfull[names.indexOf('back')]).toBe(50);
    expect(tally.overfull[names.indexOf('abroad')]).toBe(0);
  });

  it('have an error that names the flow where arithmetic has no value', () => {
    const divided: Model = {
      ...model,
      flows: model.flows.map((flow) =>
        flow.name === 'jail>free' ? { ...flow, value: [[0, 0, '/']] } : flow,
      ),
    };
    expect(() => createSimulator(divided).runDraw(0)).toThrow(/flows\.jail>free/);
  });
});

describe('steps beyond those that random numbers can tell apart', () => {
  it('are refused, those before the start included', () => {
    const long = { ...sketch, steps: 4090 };
    expect(() => createSimulator(makeModel(long))).not.toThrow();
    const entered = { back: Array.from({ length: 7 }, () => 1 / 7) };
    expect(() => createSimulator(makeModel({ ...long, entered }))).toThrow(
      /clock: at most 4095 steps.* got 4096/,
    );
  });
});
