import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { flowNamed, stateNamed, valueAt } from './look-up.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

const MONITORING: ScenarioSketch = {
  unit: 'quarter',
  parameters: { places: { kind: 'count', value: 30 }, trials: { kind: 'inflow', value: 2 } },
  flows: [
    { from: 'released', to: 'monitored', probability: 0.5 },
    { from: 'back', to: 'monitored', probability: 0.4 },
    { from: 'abroad', to: 'monitored', probability: 0.1 },
    { from: 'monitored', to: 'free', rate: 0.05 },
    { from: 'charged', to: 'tried', share: 1, after: 4 },
  ],
  capacities: [
    {
      name: 'watch',
      of: { kind: 'state', state: 'monitored' },
      limit: 'places',
      waitsIn: 'unwatched',
      first: ['released', 'elsewhere'],
    },
    {
      name: 'courts',
      of: { kind: 'flow', from: 'charged', to: 'tried' },
      limit: 'trials',
      waitsIn: 'docket',
    },
  ],
  population: [
    { state: 'released', value: 60 },
    { state: 'back', value: 60 },
    { state: 'charged', value: 100 },
  ],
  outcomes: {
    queue: { kind: 'stock', states: ['unwatched'] },
    watched: { kind: 'stock', states: ['monitored'] },
    tried: { kind: 'entries', to: ['tried'] },
    waiting: { kind: 'entries', to: ['unwatched'], from: ['back'] },
  },
};

describe('a capacity', () => {
  const model = compile(sketchScenario(MONITORING));
  const [courts, watch] = model.capacities;
  const names = (indexes: readonly number[] = []) => indexes.map((i) => model.flows[i]?.name);

  it('limits the flows into a state by rank: those named first, the others by name', () => {
    expect(watch).toMatchObject({ name: 'watch', kind: 'state', ranks: [0, 1, 2] });
    expect(names(watch?.flows)).toEqual([
      'released>monitored',
      'abroad>monitored',
      'back>monitored',
    ]);
    expect(watch?.occupants.map((state) => model.states[state]?.name)).toEqual(['monitored']);
  });

  it('adds what takes people to the queue and out of it, last in their states', () => {
    expect(names(watch?.diversions)).toEqual([
      'released>unwatched:watch',
      'abroad>unwatched:watch',
      'back>unwatched:watch',
    ]);
    expect(names(watch?.admissions)).toEqual(['unwatched>monitored:watch']);
    expect(names(courts?.diversions)).toEqual(['charged>docket:courts']);
    for (const index of [...watch!.diversions, ...watch!.admissions]) {
      expect(model.flows[index]).toMatchObject({ value: [], sojourn: [] });
    }
    expect(stateNamed(model, 'unwatched').form).toBe('final');
    const charged = model.flows.filter(({ from }) => model.states[from]?.name === 'charged');
    expect(charged.map(({ kind }) => kind)).toEqual(['share', 'diversion']);
  });

  it('of a flow is stated per step, of a state in people', () => {
    expect(courts?.limit.map((program) => valueAt(model, program))).toEqual([6]);
    expect(watch?.limit.map((program) => valueAt(model, program))).toEqual([30]);
  });

  it('is kept in a run, and who found no place waits', () => {
    const width = model.steps + 1;
    const counts = createSimulator(model).runDraw(3);
    const [queue, watched, tried, waiting] = [0, 1, 2, 3].map((outcome) =>
      Array.from(counts.slice(outcome * width, (outcome + 1) * width)),
    );
    expect(Math.max(...watched!)).toBe(30);
    expect(Math.max(...queue!)).toBeGreaterThan(0);
    expect(waiting!.at(-1)).toBeGreaterThan(0);
    // everybody is due in step 1 (4 months: the second quarter at the latest); 6 at a time
    expect(tried!.slice(-3).map((sum, i, all) => (i === 0 ? 6 : sum - all[i - 1]!))).toEqual([
      6, 6, 6,
    ]);
  });

  it('is shared by groups, whose flows from the same state have the same rank', () => {
    const groups = { men: {}, women: {} };
    const population = [{ state: 'back', group: 'men', value: 10 }];
    const shared = compile(sketchScenario({ ...MONITORING, groups, population }));
    expect(shared.capacities[1]?.ranks).toEqual([0, 0, 1, 1, 2, 2]);
    expect(shared.capacities[1]?.occupants).toHaveLength(2);
    expect(shared.capacities[1]?.admissions).toHaveLength(2);
  });

  const refused = (change: Partial<ScenarioSketch>, capacity: object = {}) => {
    const [watchSketch] = MONITORING.capacities!;
    const capacities = [{ ...watchSketch!, ...capacity }];
    return () => compile(sketchScenario({ ...MONITORING, capacities, ...change }));
  };

  it('is refused where it cannot be kept, with its place', () => {
    expect(refused({}, { waitsIn: 'back' })).toThrow(
      /^model\.yaml:1:1: error: capacities\.watch: who waits .*; got back \[model\/capacity-queue\]$/,
    );
    expect(refused({}, { waitsIn: 'charged' })).toThrow(
      /dealt another exit .*model\/capacity-queue/,
    );
    expect(refused({}, { of: { kind: 'flow', from: 'free', to: 'back' } })).toThrow(
      /model\/capacity-of-nothing/,
    );
    expect(refused({ inflows: [{ state: 'monitored', value: 3 }] })).toThrow(
      /an inflow into monitored \(let them enter unwatched\) \[model\/capacity-inflow\]/,
    );
    const both = [
      MONITORING.capacities![0]!,
      {
        name: 'second',
        of: { kind: 'flow', from: 'back', to: 'monitored' } as const,
        limit: 5,
        waitsIn: 'docket',
      },
    ];
    expect(refused({ capacities: both })).toThrow(/back>monitored, which second limits too/);
  });

  it('is refused in a block that moves by the matrix exponential', () => {
    const flows = [
      { from: 'back', to: 'monitored', rate: 0.4 },
      { from: 'monitored', to: 'back', rate: 0.4 },
    ];
    expect(refused({ flows, rates: 'matrix-exponential' })).toThrow(/model\/capacity-in-generator/);
  });

  it('must not be negative at the means', () => {
    const parameters = {
      ...MONITORING.parameters,
      places: { kind: 'count', value: '3 - 5' },
    } as const;
    expect(() => compile(sketchScenario({ ...MONITORING, parameters }))).toThrow(
      /capacities\.watch: a limit must be a number of at least 0 at the parameters' means; got -2/,
    );
  });

  it('keeps the names of moves apart', () => {
    expect(new Set(model.flows.map(({ name }) => name)).size).toBe(model.flows.length);
    expect(flowNamed(model, 'back>unwatched:watch').kind).toBe('diversion');
  });
});
