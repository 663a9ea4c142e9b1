import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { directValue } from './direct-value.ts';
import { flowNamed, stateNamed, valueFor } from './look-up.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

/** Everything that values can depend on, on both forms of states. */
const EVERYTHING: ScenarioSketch = {
  steps: 30,
  start: '2018-01',
  parameters: {
    base: { kind: 'rate', value: 0.02 },
    share: { kind: 'share', value: 0.3 },
    derived: { kind: 'rate', value: 'base * if(elapsed < 6 months, 1, 2)' },
  },
  tables: {
    'by-dwell': {
      by: 'dwell',
      rows: [
        [0, '1'],
        [3, '2'],
        [7, 'if(elapsed < 12 months, 3, 4)'],
      ],
    },
    'by-date': {
      by: 'date',
      rows: [
        [2018 * 12, '1'],
        [2018 * 12 + 8, '1.5'],
        [2019 * 12 + 2, '3'],
      ],
    },
    'by-time': {
      by: 'elapsed',
      rows: [
        [0, '1'],
        [10, 'share'],
      ],
    },
    'by-age': {
      by: 'age',
      rows: [
        [0, '0.1'],
        [216, '0.2'],
        [300, '0.4'],
      ],
    },
    'by-group': {
      by: 'group',
      rows: [
        ['men', '1'],
        ['minors', '0'],
      ],
    },
  },
  groups: { men: { age: 360, parameters: { base: 0.05 } }, minors: { age: 200 } },
  flows: [
    { from: 'a', to: 'b', rate: 'base * by-dwell * by-date' },
    { from: 'a', to: 'c', rate: 'derived * by-age * by-time' },
    { from: 'b', to: 'a', probability: '0.1 * by-group + min(dwell, 4 months) / 100 months' },
    {
      from: 'b',
      to: 'd',
      probability: '0.5 - exp(-(base * 3 months) * pow(dwell / 1 year, 1.2)) / 2',
    },
    { from: 'c', to: 'd', share: 'share * by-group * by-age' },
    { from: 'c', to: 'a', share: 'rest', after: 4 },
    { from: 'd', to: 'e', rate: '0.1 / 1 month' },
  ],
  variants: {
    mixed: {
      changes: [
        { parameter: 'base', times: 2, fromStep: 9, untilStep: 20 },
        { parameter: 'base', times: 3, fromStep: 5, reach: 'entrants', group: 'minors' },
        { parameter: 'share', odds: 2, fromStep: 7 },
        { parameter: 'share', set: 'share2 / 2', fromStep: 12, reach: 'everyone' },
        { parameter: 'share2', add: 0.1, fromStep: 15, reach: 'entrants' },
      ],
      flows: [{ kind: 'close', from: 'b', to: 'd', probability: 0, fromStep: 4, untilStep: 11 }],
    },
  },
};
const SKETCH: ScenarioSketch = {
  ...EVERYTHING,
  parameters: { ...EVERYTHING.parameters, share2: { kind: 'share', value: 0.8 } },
};

describe('the values of a compiled model', () => {
  it.each([
    ['month', 'base'],
    ['month', 'mixed'],
    ['week', 'base'],
    ['week', 'mixed'],
    ['day', 'mixed'],
    ['quarter', 'mixed'],
    ['year', 'mixed'],
  ] as const)(
    'are those of the definition at any entry, step and dwell (steps of a %s, %s)',
    (unit, variant) => {
      const scenario = sketchScenario({ ...SKETCH, unit });
      const model = compile(scenario, { variant });
      let compared = 0;
      for (const flow of scenario.pathway.flows) {
        for (const group of ['men', 'minors']) {
          const name = `${flow.from}@${group}>${flow.to}@${group}`;
          for (let entry = 0; entry <= 30; entry++) {
            for (let present = entry; present <= 30; present++) {
              const isNew = present === entry;
              if (flow.kind === 'share' && !isNew && !isRedealt(model, name, present)) continue;
              const dwell = flow.kind === 'share' ? 0 : Math.max(0, present - 1 - entry);
              const person = { variant, group, entry, present, dwell };
              const value = valueFor(model, name, isNew ? { entry, dwell } : person);
              const direct = directValue(scenario, flow, person);
              if (Number.isNaN(direct)) expect(value).toBeNaN();
              else expect(value, JSON.stringify({ name, ...person })).toBeCloseTo(direct, 13);
              compared++;
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(4000);
    },
  );
});

/** A dealt person meets a later value only where everybody is dealt anew. */
function isRedealt(model: ReturnType<typeof compile>, flow: string, present: number): boolean {
  const { from } = flowNamed(model, flow);
  return model.states[from]!.redealt.some((epoch) => model.epochs[epoch] === present);
}

describe('rows and epochs', () => {
  const compiled = (sketch: ScenarioSketch, variant = 'base') =>
    compile(sketchScenario({ steps: 24, ...sketch }), { variant });

  it('are one where nothing depends on time', () => {
    const model = compiled({ flows: [{ from: 'a', to: 'b', rate: 0.1 }] });
    expect(model.epochs).toEqual([0]);
    expect(stateNamed(model, 'a')).toMatchObject({ rows: 1, classes: 1, byDwell: false });
    expect(flowNamed(model, 'a>b').value).toEqual([[0.1]]);
  });

  it('are as few in a state as its own values need, whatever others do', () => {
    const model = compiled({
      flows: [
        { from: 'a', to: 'b', rate: '0.01 * step / 1 month' },
        { from: 'b', to: 'c', rate: 'if(elapsed < 1 year, 0.1, 0.2) / 1 month' },
        { from: 'c', to: 'a', rate: 0.1 },
      ],
    });
    // steps 0 and 1 begin at the start
    expect(model.epochs).toHaveLength(24);
    expect(stateNamed(model, 'a').rows).toBe(24);
    expect(flowNamed(model, 'b>c').value).toEqual([[0.1], [0.2]]);
    expect(stateNamed(model, 'b').rowAt).toEqual([...Array(12).fill(0), ...Array(12).fill(1)]);
    expect(stateNamed(model, 'c').rows).toBe(1);
  });

  it('return to an earlier row after a change has ended', () => {
    const model = compiled(
      {
        parameters: { p: { kind: 'rate', value: 0.1 } },
        flows: [{ from: 'a', to: 'b', rate: 'p' }],
        variants: { v: { changes: [{ parameter: 'p', times: 2, fromStep: 6, untilStep: 9 }] } },
      },
      'v',
    );
    expect(model.epochs).toEqual([0, 6, 9]);
    expect(stateNamed(model, 'a')).toMatchObject({ rows: 2, rowAt: [0, 1, 0] });
  });

  it('convert rates to steps exactly, and leave probabilities as they are', () => {
    const flows = [
      { from: 'a', to: 'b', rate: 0.1 },
      { from: 'b', to: 'c', probability: 0.1 },
      { from: 'c', to: 'd', share: 1, after: 6 },
    ];
    const model = compiled({ unit: 'quarter', flows });
    expect(flowNamed(model, 'a>b').value).toEqual([[0.1 * 3]]);
    expect(flowNamed(model, 'b>c').value).toEqual([[0.1]]);
    expect(flowNamed(model, 'c>d').sojourn).toEqual([{ kind: 'lognormal', median: [2], sigma: 0 }]);
  });

  it('refuse a table that starts too late, with the place of the flow', () => {
    const sketch: ScenarioSketch = {
      tables: { t: { by: 'date', rows: [[2018 * 12 + 1, '0.1']] } },
      flows: [
        { from: 'a', to: 'b', rate: '1 / 1 month' },
        { from: 'b', to: 'c', probability: 't' },
      ],
    };
    expect(() => compiled(sketch)).toThrow(
      /^model\.yaml:2:1: error: flows\.b>c: the table t has no row for the earliest times .* \[model\/table-starts-late\]$/,
    );
  });

  it('refuse a table that is made of itself', () => {
    const sketch: ScenarioSketch = {
      tables: { t: { by: 'elapsed', rows: [[0, 't * 2']] } },
      flows: [{ from: 'a', to: 'b', probability: 't' }],
    };
    expect(() => compiled(sketch)).toThrow(/model\/circle/);
  });
});
