import { describe, expect, it } from 'vitest';
import type { Model } from '../../../engine/model/model.ts';
import { createDrawSource } from '../../../engine/simulate/prepare-draw.ts';
import { BATCH, STOCK } from '../../../engine/simulate/lane-kernel.ts';
import { isPlain } from '../../../engine/model/is-plain.ts';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import { makeModel } from '../../oracle/make-model.ts';

const beta = (a: number, b: number) => ({ kind: 'beta', a, b }) as const;
const input = (at: number) => ({ program: [{ input: at }] });

/** States that people come back to, an uncertain exit each, a change of dates, outcomes of every kind. */
const wide = makeModel({
  states: ['abroad', 'back', 'charged', 'jail', 'free', 'done', 'lost'],
  flows: [
    { from: 'abroad', to: 'back', kind: 'probability', value: input(0) },
    { from: 'abroad', to: 'lost', kind: 'probability', value: 0.01 },
    {
      from: 'back',
      to: 'charged',
      kind: 'probability',
      value: [0.1, 0.7, 0.02],
      reach: 'everyone',
    },
    { from: 'back', to: 'jail', kind: 'probability', value: 0.02 },
    { from: 'back', to: 'free', kind: 'probability', value: { program: [{ input: 1 }, 2, '/'] } },
    { from: 'back', to: 'done', kind: 'probability', value: 0.001 },
    { from: 'back', to: 'abroad', kind: 'probability', value: 0.03 },
    { from: 'back', to: 'lost', kind: 'probability', value: 0.004 },
    { from: 'charged', to: 'jail', kind: 'rate', value: input(1) },
    { from: 'charged', to: 'free', kind: 'rate', value: 0.3 },
    { from: 'jail', to: 'free', kind: 'probability', value: 0.9 },
    { from: 'free', to: 'back', kind: 'probability', value: 'rest' },
    { from: 'free', to: 'done', kind: 'probability', value: 0.25 },
  ],
  inputs: [
    { purpose: 'parameter:a', distribution: beta(20, 980) },
    { purpose: 'parameter:b', distribution: beta(2, 8) },
  ],
  people: { abroad: 3000, back: 85, jail: 12 },
  epochs: [0, 9, 30],
  steps: 50,
  measures: {
    any: ({ stock }) => ({ kind: 'any', of: stock('done'), least: 4 }),
    peak: ({ stock }) => ({ kind: 'peak', of: stock('jail', 'charged') }),
    share: ({ entries }) => ({
      kind: 'share',
      of: entries(['jail>free'], ['jail']),
      among: entries(['back>jail', 'charged>jail']),
    }),
  },
});

/** Outcomes of single draws as the lanes give them, [draw][cell]. */
function inLanes(model: Model, firstDraw: number, draws: number): number[][] {
  const { kernel, prepareBatch } = createDrawSource(model, 'typescript');
  prepareBatch(firstDraw, draws);
  kernel.lanes.simulate(firstDraw, draws);
  const { way, place, stocks, others } = kernel.lanes;
  return Array.from({ length: draws }, (_, d) =>
    model.outcomes.flatMap((_, o) =>
      Array.from({ length: model.steps + 1 }, (_, t) => {
        const at = (place[o]! * (model.steps + 1) + t) * BATCH + d;
        return way[o] === STOCK ? stocks[at]! : others[at]!;
      }),
    ),
  );
}

/** The same from the kernel of single draws. */
function singly(model: Model, firstDraw: number, draws: number): number[][] {
  const { kernel, prepare } = createDrawSource(model, 'typescript');
  return Array.from({ length: draws }, (_, d) => {
    prepare(firstDraw + d);
    kernel.simulate(firstDraw + d);
    return Array.from(kernel.meter.values);
  });
}

describe('draws side by side', () => {
  it('have the bits of draws one by one: many exits, changes of dates, rare and many leavers, every kind of outcome', () => {
    expect(isPlain(wide)).toBe(true);
    expect(inLanes(wide, 3, 37)).toEqual(singly(wide, 3, 37));
  });

  it('have the bits of draws one by one in generated models', () => {
    let plain = 0;
    for (let seed = 0; seed < 400 && plain < 40; seed++) {
      const model = makeModel(generateSketch(seed, { withCapacity: false }));
      if (!isPlain(model)) continue;
      plain++;
      expect(inLanes(model, 100, 11), `sketch ${seed}`).toEqual(singly(model, 100, 11));
    }
    expect(plain).toBeGreaterThan(5);
  });

  it('do not depend on the other draws of the batch', () => {
    const all = inLanes(wide, 0, BATCH);
    expect(inLanes(wide, 0, 1)).toEqual(all.slice(0, 1));
    expect(inLanes(wide, 13, 21)).toEqual(all.slice(13, 34));
  });
});

describe('a model', () => {
  it('whose people are told apart, come in, or are dealt a time is not plain', () => {
    const states = ['a', 'b'];
    const flow = { from: 'a', to: 'b', kind: 'probability', value: 0.1 } as const;
    const model = { states, flows: [flow], people: { a: 5 }, steps: 3 };
    expect(isPlain(makeModel(model))).toBe(true);
    expect(isPlain(makeModel({ ...model, inflows: [{ state: 'a', rate: 2 }] }))).toBe(false);
    expect(isPlain(makeModel({ ...model, entered: { a: [0.5, 0.5] } }))).toBe(false);
    const dealt = { ...flow, kind: 'share', median: 3, sigma: 1 } as const;
    expect(isPlain(makeModel({ ...model, flows: [dealt] }))).toBe(false);
    const program = { program: ['dwell', 0.01, '*'] } as const;
    const byDwell = { ...model, flows: [{ ...flow, value: program }], byDwell: { a: 3 } };
    expect(isPlain(makeModel(byDwell))).toBe(false);
  });
});
