import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { sketchScenario, type ScenarioSketch, type VariantSketch } from './sketch-scenario.ts';

const FROM = 9;

/** Every form of state, with people of several entries, inflow and a queue. */
const SKETCH: ScenarioSketch = {
  steps: 18,
  parameters: {
    leave: { kind: 'rate', value: [0.05, 0.2] },
    guilty: { kind: 'share', value: [0.2, 0.5] },
    places: { kind: 'count', value: 40 },
    arrivals: { kind: 'inflow', value: [5, 10] },
  },
  groups: { men: {}, women: { parameters: { guilty: [0.1, 0.3] } } },
  flows: [
    { from: 'abroad', to: 'back', rate: 'leave * if(dwell < 4 months, 1, 2)' },
    { from: 'abroad', to: 'dead', rate: 'leave / 2' },
    {
      from: 'back',
      to: 'prison',
      share: 'guilty',
      after: { kind: 'lognormal', median: { kind: 'number', value: 4 }, sigma: 0.5 },
    },
    { from: 'back', to: 'free', share: 'rest', after: 2 },
    { from: 'free', to: 'watched', probability: 0.3 },
    { from: 'watched', to: 'free', rate: 0.1 },
  ],
  capacities: [
    { name: 'watch', of: { kind: 'state', state: 'watched' }, limit: 'places', waitsIn: 'queue' },
  ],
  population: [
    {
      state: 'abroad',
      group: 'men',
      value: [300, 400],
      entered: { kind: 'range', low: 1, high: 10 },
    },
    { state: 'back', group: 'women', value: 200, entered: { kind: 'range', low: 1, high: 6 } },
  ],
  inflows: [{ state: 'abroad', group: 'women', value: 'arrivals' }],
  outcomes: {
    prison: { kind: 'entries', to: ['prison'] },
    abroad: { kind: 'stock', states: ['abroad'] },
    queue: { kind: 'stock', states: ['queue'] },
    free: { kind: 'stock', states: ['free'] },
  },
  byGroup: ['prison', 'abroad', 'free'],
};

const VARIANTS: Readonly<Record<string, VariantSketch>> = {
  'a rate for everyone': { changes: [{ parameter: 'leave', times: 3, fromStep: FROM }] },
  'a rate for entrants': {
    changes: [{ parameter: 'leave', times: 3, fromStep: FROM, reach: 'entrants' }],
  },
  'a share for entrants': { changes: [{ parameter: 'guilty', odds: 5, fromStep: FROM }] },
  'a share for everyone': {
    changes: [{ parameter: 'guilty', odds: 5, fromStep: FROM, reach: 'everyone' }],
  },
  'one group': { changes: [{ parameter: 'leave', times: 3, fromStep: FROM, group: 'women' }] },
  'a limit': { changes: [{ parameter: 'places', set: 5, fromStep: FROM }] },
  'an inflow': { changes: [{ parameter: 'arrivals', times: 4, fromStep: FROM }] },
  'a closed flow': {
    flows: [{ kind: 'close', from: 'back', to: 'free', share: 'rest', fromStep: FROM }],
  },
  'an added flow': {
    flows: [{ kind: 'add', from: 'prison', to: 'free', probability: 0.2, fromStep: FROM }],
  },
};

const scenario = sketchScenario({ ...SKETCH, variants: VARIANTS });
const base = compile(scenario);

/** Steps at which any outcome of two models differs in some of the first draws. */
function differingSteps(a: Model, b: Model): readonly number[] {
  const [first, second] = [createSimulator(a), createSimulator(b)];
  const steps = new Set<number>();
  for (let draw = 0; draw < 30; draw++) {
    const counts = second.runDraw(draw);
    first.runDraw(draw).forEach((count, cell) => {
      if (count !== counts[cell]) steps.add(cell % (a.steps + 1));
    });
  }
  return [...steps].sort((x, y) => x - y);
}

describe('a variant that changes from a date', () => {
  it.each(Object.keys(VARIANTS))(
    'equals the base to the bit until then, and differs after: %s',
    (name) => {
      const [first = -1] = differingSteps(base, compile(scenario, { variant: name }));
      expect(first).toBeGreaterThanOrEqual(FROM);
    },
  );

  it('would be noticed a step early', () => {
    const early = { changes: [{ parameter: 'leave', times: 3, fromStep: FROM - 1 }] };
    const other = sketchScenario({ ...SKETCH, variants: { early } });
    expect(differingSteps(base, compile(other, { variant: 'early' }))[0]).toBe(FROM - 1);
  });
});

describe('a model', () => {
  it('is moved by no reordering of its file', () => {
    const turned = sketchScenario({
      ...SKETCH,
      parameters: Object.fromEntries(Object.entries(SKETCH.parameters!).reverse()),
      flows: [...SKETCH.flows!].reverse(),
      population: [...SKETCH.population!].reverse(),
    });
    expect(differingSteps(base, compile(turned))).toEqual([]);
  });

  it('is moved by no parameter, table, group or flow that nobody meets', () => {
    const more = sketchScenario({
      ...SKETCH,
      parameters: { aardvark: { kind: 'share', value: [0.1, 0.2] }, ...SKETCH.parameters },
      tables: {
        unused: {
          by: 'dwell',
          rows: [
            [0, '1'],
            [3, '2'],
          ],
        },
      },
      flows: [...SKETCH.flows!, { from: 'nowhere', to: 'dead', rate: 1 }],
      byGroup: ['prison', 'abroad', 'free'],
    });
    expect(differingSteps(base, compile(more))).toEqual([]);
  });
});
