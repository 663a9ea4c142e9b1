import { describe, expect, it } from 'vitest';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { conditionalOutcomes } from '../../../engine/simulate/conditional-outcomes.ts';
import { emptyConditional, mergeConditional } from '../../../engine/simulate/conditional-tally.ts';
import { doneOf, isDone, planRun } from '../../../engine/simulate/plan-run.ts';
import { OCTAVES } from '../../../engine/simulate/octaves.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

const uncertain: ModelSketch = {
  states: ['abroad', 'back', 'charged'],
  flows: [
    { from: 'abroad', to: 'back', kind: 'probability', value: { program: [{ input: 0 }] } },
    { from: 'back', to: 'charged', kind: 'share', value: 0.3, median: 4, sigma: 0.5 },
  ],
  inputs: [{ purpose: 'param:return', distribution: { kind: 'beta', a: 2, b: 30 } }],
  people: { abroad: 200 },
  steps: 12,
};
const mixed = {
  ...uncertain,
  people: { abroad: 200, back: { kind: 'poisson', mean: 9 } as const },
};

const withSobol = (model: Model): Model => ({
  ...model,
  dimensions: model.inputs.map(({ purpose }) => purpose).toSorted(),
});

const withLaws = (model: Model): Model => ({ ...model, method: 'conditional' });

describe.each([
  ['of one group of a fixed number of people', makeModel(uncertain)],
  ['of several groups, one of uncertain number', withLaws(makeModel(mixed))],
  ['of one group, with Sobol points', withSobol(makeModel(uncertain))],
  ['of several groups, with Sobol points', withSobol(makeModel(mixed))],
])('a conditional tally %s', (_, model) => {
  const run = createConditional(model);
  const whole = run.runChunk(0, 700);

  it('is the same however the draws are divided, and in whatever order the parts come', () => {
    const parts = [
      [400, 300],
      [0, 1],
      [1, 36],
      [37, 363],
    ].map(([first, draws]) => createConditional(model).runChunk(first!, draws!));
    expect(parts.reduce(mergeConditional, emptyConditional())).toEqual(whole);
    expect([...parts].reverse().reduce(mergeConditional, emptyConditional())).toEqual(whole);
  });

  it.each(['typescript', 'scalar', 'simd'] as const)(
    'has the same bits by the kernel %s',
    (kind) => {
      expect(createConditional(model, kind).runChunk(0, 700)).toEqual(whole);
    },
  );

  it('takes memory that hardly grows with the draws', () => {
    const more = mergeConditional(whole, run.runChunk(700, 4200));
    expect(more.draws).toBe(4900);
    expect(more.bins.length).toBeLessThan(2 * whole.bins.length);
  });

  it('holds what the first 128, the next 128 and so on expect at the horizon', () => {
    const { draws, means } = whole.octaves;
    const size = whole.scramblings;
    const end = (c: number, draw: number) => run.runDraw(draw).means[c * 13 + 12]!;
    const c = run.outcomes.length - 1;
    const add = (all: Float64Array, k: number) =>
      all
        .subarray((c * OCTAVES + k) * size)
        .subarray(0, size)
        .reduce((a, b) => a + b, 0);
    expect(draws.subarray(0, 4 * size).reduce((a, b) => a + b, 0)).toBe(700);
    const values = Array.from({ length: 128 }, (_, draw) => end(c, 128 + draw));
    const sum = values.reduce((a, b) => a + b, 0);
    expect(add(means.high, 1) + add(means.low, 1)).toBeCloseTo(sum, 6);
  });

  it('refuses another model', () => {
    const other = createConditional(makeModel({ ...uncertain, steps: 5 })).runChunk(0, 10);
    expect(() => mergeConditional(whole, other)).toThrow('simulate/tallies-differ');
  });
});

describe('planRun', () => {
  it('simulates only the draws that are kept where every law is known', () => {
    expect(planRun(makeModel(uncertain), 10_000)).toMatchObject({
      simulated: 4096,
      conditional: 10_000,
    });
    expect(planRun(makeModel(uncertain), 50)).toMatchObject({ simulated: 50, conditional: 50 });
  });

  it('simulates all draws where one outcome has no law, and computes the laws of the others', () => {
    const model = makeModel({
      ...uncertain,
      measures: { 'most back': ({ stock }) => ({ kind: 'peak', of: stock('back') }) },
    });
    expect(planRun(model, 10_000)).toMatchObject({ simulated: 10_000, conditional: 10_000 });
  });

  it('simulates everything where a move can be made twice, people wait, or a fixed number comes in', () => {
    const back = { from: 'back', to: 'abroad', kind: 'share', value: 0.1, median: 2 } as const;
    const circle = makeModel({ ...uncertain, flows: [...uncertain.flows, back] });
    const known = createConditional(circle).outcomes.map((o) => circle.outcomes[o]!.name);
    expect(known).toEqual(['in abroad', 'in back', 'in charged', 'back>charged']);
    const capacities = [{ of: 'back', limit: 20, waitsIn: 'abroad' }];
    expect(planRun(makeModel({ ...uncertain, capacities }), 100).conditional).toBe(0);
    const inflows = [{ state: 'abroad', law: 'fixed', rate: 3 } as const];
    expect(planRun(makeModel({ ...uncertain, inflows }), 100).conditional).toBe(0);
  });

  it('computes one draw where nothing is uncertain', () => {
    const { inputs: _, ...rest } = uncertain;
    const flows = uncertain.flows.map((flow) => ({ ...flow, value: 0.2 }));
    expect(planRun(makeModel({ ...rest, flows }), 1000).conditional).toBe(1);
  });

  it('computes laws of several parts of the people with Sobol points or where they are asked for', () => {
    const model = makeModel(mixed);
    const names = (its: Model) => conditionalOutcomes(its).map((o) => its.outcomes[o]!.name);
    expect(names(model)).toEqual(['in abroad', 'abroad>back']);
    const all = ['in abroad', 'in back', 'in charged', 'abroad>back', 'back>charged'];
    expect(names(withLaws(model))).toEqual(all);
    expect(names(withSobol(model))).toEqual(all);
    expect(names({ ...withSobol(model), method: 'simulated' })).toEqual([]);
  });

  it('computes no law where a scenario asks for simulation', () => {
    const model = { ...makeModel(uncertain), method: 'simulated' as const };
    expect(planRun(model, 10_000)).toMatchObject({ simulated: 10_000, conditional: 0 });
  });

  it('is done when every way is', () => {
    const model = makeModel(uncertain);
    const plan = planRun(model, 20);
    const tally = createSimulator(model).runChunk(0, 20);
    expect(isDone(doneOf(tally), plan)).toBe(false);
  });
});
