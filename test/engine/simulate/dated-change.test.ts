import { describe, expect, it } from 'vitest';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import {
  makeModel,
  type CapacitySketch,
  type FlowSketch,
  type InflowSketch,
  type ModelSketch,
} from '../../oracle/make-model.ts';

/** First step of the change. */
const FROM = 6;

/** First step at which an outcome of both models differs in any of 60 draws; Infinity if none does. */
function firstDifference(base: Model, dated: Model): number {
  const [a, b] = [createSimulator(base), createSimulator(dated)];
  const rows = base.steps + 1;
  let first = Infinity;
  for (let draw = 0; draw < 60; draw++) {
    const x = a.runDraw(draw);
    const y = b.runDraw(draw);
    base.outcomes.forEach(({ name }, o) => {
      const other = dated.outcomes.findIndex((outcome) => outcome.name === name);
      for (let step = 0; step < Math.min(first, rows); step++) {
        if (x[o * rows + step] !== y[other * rows + step]) first = step;
      }
    });
  }
  return first;
}

const sketch: ModelSketch = {
  states: ['abroad', 'back', 'free', 'jail', 'list', 'queue', 'watched', 'ward', 'well', 'ill'],
  flows: [
    { from: 'abroad', to: 'back', kind: 'rate', value: 0.2 },
    { from: 'back', to: 'jail', kind: 'share', value: 0.3, median: 5, sigma: 0.5 },
    { from: 'back', to: 'free', kind: 'share', value: 0.6, median: 9, sigma: 0.3 },
    { from: 'free', to: 'watched', kind: 'probability', value: 0.4 },
    {
      from: 'jail',
      to: 'free',
      kind: 'probability',
      value: { program: [0.05, 'dwell', 0.02, '*', '+'] },
    },
    { from: 'jail', to: 'list', kind: 'probability', value: 0.05 },
    { from: 'well', to: 'ill', kind: 'rate', value: 0.3 },
    { from: 'ill', to: 'well', kind: 'rate', value: 0.2 },
    { from: 'ill', to: 'ward', kind: 'rate', value: 0.1 },
  ],
  people: { abroad: 300, back: 200, well: 100 },
  entered: { back: [0.4, 0.3, 0.2, 0.1] },
  byDwell: { jail: 7 },
  generators: [['well', 'ill', 'ward']],
  inflows: [
    { state: 'abroad', rate: 4 },
    { state: 'back', law: 'fixed', enters: 'start', rate: 2.4 },
  ],
  capacities: [{ of: 'watched', limit: 30, waitsIn: 'queue' }],
  steps: 18,
};
const base = makeModel(sketch);

function changed(change: (flow: FlowSketch) => FlowSketch, more: Partial<ModelSketch> = {}): Model {
  return makeModel({ ...sketch, ...more, epochs: [0, FROM], flows: sketch.flows.map(change) });
}
const on = (name: string, by: Partial<FlowSketch>) => (flow: FlowSketch) =>
  `${flow.from}>${flow.to}` === name ? { ...flow, ...by } : flow;
const same = (flow: FlowSketch) => flow;

describe('until its date, a change leaves every number as it was, and moves some after it', () => {
  const cases: Readonly<Record<string, Model>> = {
    'a competing rate': changed(on('abroad>back', { value: [0.2, 0.6] })),
    'a competing rate for entrants only': changed(
      on('abroad>back', { value: [0.2, 0.9], reach: 'entrants' }),
    ),
    'a probability of a state with dwell': changed(on('jail>list', { value: [0.05, 0.3] })),
    'the same for entrants only': changed(
      on('jail>list', { value: [0.05, 0.3], reach: 'entrants' }),
    ),
    'a share for entrants': changed(on('back>jail', { value: [0.3, 0.35] })),
    'a share for everyone': changed(on('back>jail', { value: [0.3, 0.35], reach: 'everyone' })),
    'a time for entrants': changed(on('back>jail', { median: [5, 2] })),
    'a time for everyone': changed(on('back>jail', { median: [5, 2], reach: 'everyone' })),
    'a rate of a generator': changed(on('ill>well', { value: [0.2, 0.9] })),
    'a flow that is closed': changed(on('abroad>back', { value: [0.2, 0] })),
    'a flow that is added': makeModel({
      ...sketch,
      epochs: [0, FROM],
      flows: [
        ...sketch.flows,
        { from: 'abroad', to: 'free', kind: 'rate' as const, value: [0, 0.2] },
      ],
    }),
    'a Poisson inflow': changed(same, {
      inflows: [{ state: 'abroad', rate: [4, 9] }, ...sketch.inflows!.slice(1)],
    }),
    'a fixed inflow': changed(same, {
      inflows: [
        ...sketch.inflows!.slice(0, 1),
        { state: 'back', law: 'fixed', enters: 'start', rate: [2.4, 7] },
      ],
    }),
    'a capacity': changed(same, {
      capacities: [{ of: 'watched', limit: [30, 60], waitsIn: 'queue' }],
    }),
  };
  for (const [name, model] of Object.entries(cases)) {
    it(name, () => {
      const first = firstDifference(base, model);
      // people who enter at the start of the step do so as its predecessor ends
      expect(first).toBeGreaterThanOrEqual(FROM);
      expect(first).toBeLessThan(Infinity);
    });
  }

  it('any change of generated models', () => {
    let moved = 0;
    for (let seed = 0; seed < 80; seed++) {
      const plain = generateSketch(seed, { epochs: [0], withCapacity: seed % 3 === 0 });
      const reach = seed % 2 === 0 ? 'entrants' : 'everyone';
      const twice = (value: unknown, factor: number) =>
        typeof value === 'number' ? [value, value * factor] : undefined;
      const flows = plain.flows.map((flow, i): FlowSketch => {
        const value = twice(flow.value, 0.5);
        const median = flow.kind === 'share' && !flow.cdf && twice(flow.median, 1.5);
        if (i % 2 === 1) return flow;
        return { ...flow, reach, ...(value ? { value } : {}), ...(median ? { median } : {}) };
      });
      const inflows = plain.inflows?.map((inflow): InflowSketch => {
        const rate = twice(inflow.rate, 2);
        return rate ? { ...inflow, rate } : inflow;
      });
      const capacities = plain.capacities?.map((capacity): CapacitySketch => {
        const limit = twice(capacity.limit, 3);
        return limit ? { ...capacity, limit } : capacity;
      });
      const isGenerator = plain.generators !== undefined;
      const dated: ModelSketch = {
        ...plain,
        epochs: [0, FROM],
        flows: isGenerator ? flows.map((flow) => withoutReach(flow)) : flows,
        ...(inflows ? { inflows } : {}),
        ...(capacities ? { capacities } : {}),
      };
      const first = firstDifference(makeModel(plain), makeModel(dated));
      expect(first, `sketch ${seed}`).toBeGreaterThanOrEqual(FROM);
      if (first < Infinity) moved++;
    }
    expect(moved).toBeGreaterThan(60);
  });
});

/** Rates of a generator are the same for all who are there. */
function withoutReach({ reach: _, ...flow }: FlowSketch): FlowSketch {
  return flow;
}
