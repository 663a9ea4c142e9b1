import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import type { Model } from '../../../engine/model/model.ts';
import type { OutcomeMeasure } from '../../../engine/scenario/scenario.ts';
import { expressionsOf, sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';
import { valueAt } from './look-up.ts';

const SKETCH: ScenarioSketch = {
  parameters: { cost: { kind: 'money', value: [100, 200] } },
  tables: {
    price: {
      by: 'group',
      rows: [
        ['men', '10'],
        ['women', '20'],
      ],
    },
  },
  flows: [
    { from: 'a', to: 'b', rate: 0.1 },
    { from: 'b', to: 'c', rate: 0.1 },
    { from: 'c', to: 'b', rate: 0.1 },
  ],
  inflows: [{ state: 'b', value: 3 }],
};
const parse = expressionsOf(SKETCH);

function compiled(measure: OutcomeMeasure, sketch: ScenarioSketch = {}): Model {
  return compile(sketchScenario({ ...SKETCH, outcomes: { o: measure }, ...sketch }));
}
const measureOf = (measure: OutcomeMeasure, sketch?: ScenarioSketch) =>
  compiled(measure, sketch).outcomes[0]!;

describe('an outcome', () => {
  const [ab, bc, cb, inflow] = [0, 1, 2, 3];

  it('counts moves from elsewhere and from outside the model', () => {
    const of = { kind: 'entries', startMembers: [] };
    expect(measureOf({ kind: 'entries', to: ['b'] }).measure).toEqual({
      kind: 'count',
      of: { ...of, members: [ab, cb, inflow] },
    });
    expect(measureOf({ kind: 'entries', to: ['b'], from: ['c'] }).measure).toEqual({
      kind: 'count',
      of: { ...of, members: [cb] },
    });
    expect(measureOf({ kind: 'entries', to: ['b'], from: ['outside', 'a'] }).measure).toEqual({
      kind: 'count',
      of: { ...of, members: [ab, inflow] },
    });
    expect(measureOf({ kind: 'entries', to: ['b', 'c'], includesStart: true }).measure).toEqual({
      kind: 'count',
      of: { kind: 'entries', members: [ab, inflow], startMembers: [1, 2] },
    });
    expect(bc).toBe(1);
  });

  it('shares among everybody ever in the model unless it says among whom', () => {
    const of = { kind: 'stock', states: ['c'] } as const;
    const { measure, isWhole } = measureOf({ kind: 'share', of });
    expect(isWhole).toBe(false);
    expect(measure).toMatchObject({
      of: { kind: 'stock', members: [2] },
      among: { kind: 'entries', members: [inflow], startMembers: [0, 1, 2] },
    });
  });

  it('is a whole number where it counts, and where it is months in whole months', () => {
    const of = { kind: 'stock', states: ['c'] } as const;
    expect(measureOf({ kind: 'any', of, least: 1 }).isWhole).toBe(true);
    expect(measureOf({ kind: 'peak', of }).isWhole).toBe(true);
    expect(measureOf({ kind: 'time-to', of, least: 2 }).isWhole).toBe(true);
    expect(measureOf({ kind: 'peak-time', of }, { unit: 'week' }).isWhole).toBe(false);
  });

  it('adds up amounts per person and step, each with its rows', () => {
    const { measure } = measureOf(
      {
        kind: 'total',
        inState: [
          { state: 'b', value: parse('if(elapsed < 6 months, 12, 24)') },
          { state: 'c', value: parse('cost') },
        ],
        perMonths: 12,
        onEntry: [{ to: ['c'], from: ['b'], value: parse('7') }],
        counting: 'half-cycle',
        discount: { rate: parse(0.03 / 12), index: 'own' },
      },
      { unit: 'quarter' },
    );
    if (measure.kind !== 'total') throw new Error('not a total');
    // amounts a year × 3 of 12 months
    expect(measure.inState[0]).toEqual({ state: 1, value: [[3], [6]], rowAt: [0, 1] });
    expect(measure.inState[1]?.value).toEqual([[{ input: 0 }, 0.25, '*']]);
    expect(measure.onMove).toEqual([{ move: bc, value: [[7]], rowAt: [0, 0] }]);
    expect(measure.counting).toBe('half-cycle');
    expect(measure.discount).toEqual({ rate: [expect.closeTo(0.03, 15)], index: 'own' });
  });

  it('adds up what groups cost each for itself, and of one group where asked', () => {
    const total: OutcomeMeasure = {
      kind: 'total',
      inState: [{ state: 'a', value: parse('price') }],
      perMonths: 1,
      onEntry: [{ to: ['b'], value: parse('price') }],
      counting: 'end',
    };
    const inflows = [{ state: 'b', group: 'women', value: 3 }];
    const sketch = { groups: { men: {}, women: {} }, byGroup: ['o'], inflows };
    const model = compiled(total, sketch);
    const sums = model.outcomes.map(({ name, measure }) => {
      if (measure.kind !== 'total') throw new Error('not a total');
      const values = [...measure.inState, ...measure.onMove].map(({ value }) =>
        valueAt(model, value[0]!),
      );
      return [name, values];
    });
    // in a of men and women; into b: a>b and c>b of both, and women from outside
    expect(sums).toEqual([
      ['o', [10, 20, 10, 20, 10, 20, 20]],
      ['o@men', [10, 10, 10]],
      ['o@women', [20, 20, 20, 20]],
    ]);
  });

  it('puts people into events, each counting with a share that may change', () => {
    const { measure, isWhole } = measureOf({
      kind: 'events',
      of: { kind: 'entries', to: ['c'] },
      persons: { kind: 'fixed', value: 2 },
      share: parse('if(elapsed < 6 months, 0.3, 0.4)'),
    });
    expect(isWhole).toBe(true);
    expect(measure).toEqual({
      kind: 'events',
      of: { kind: 'entries', members: [bc], startMembers: [] },
      persons: [0, 1],
      share: [[0.3], [0.4]],
      rowAt: [0, 1],
    });
  });

  it('is refused where its amounts cannot be', () => {
    const total = (value: string, rate = '0.01'): OutcomeMeasure => ({
      kind: 'total',
      inState: [{ state: 'a', value: parse(value) }],
      perMonths: 1,
      onEntry: [],
      counting: 'end',
      discount: { rate: parse(rate), index: 'own' },
    });
    expect(() => compiled(total('1 / 0'))).toThrow(/outcomes\.o: an amount must be a number/);
    expect(() => compiled(total('1', '-1 / 6'))).toThrow(/a discount rate must be more than -100%/);
    expect(() => compiled(total('dwell / 1 month'))).toThrow(/outcomes\.o: .*model\/no-dwell/);
  });
});
