import { describe, expect, it } from 'vitest';
import { createWorkerApi } from '../../../engine/pool/worker-api.ts';
import { countingModel } from './counting-platform.ts';

/** As many people as no 32-bit count holds. */
const tooManyPeople = {
  ...countingModel,
  inputs: [
    { purpose: 'population:abroad', counter: 0, distribution: { kind: 'fixed', value: 5e9 } },
  ],
  population: [{ state: 0, input: 0 }],
} as const;

const chunk = { kind: 'simulated', firstDraw: 0, draws: 10 } as const;
const order = { modelId: 1, run: 1, chunk, handOver: true };

describe('createWorkerApi', () => {
  it('answers with plain problems where the engine refuses, so that code and path survive cloning', () => {
    const api = createWorkerApi();
    expect(api.load(1, tooManyPeople, [])).toEqual({ ok: true, value: 'simd' });
    const reply = structuredClone(api.runChunk(order));
    expect(reply).toMatchObject({ ok: false, problems: [{ code: 'simulate/too-many-people' }] });
  });

  it('answers a chunk of means with a tally of no draws that holds them', () => {
    const api = createWorkerApi();
    api.load(1, countingModel, []);
    const reply = api.runChunk({
      ...order,
      chunk: { kind: 'expected', firstDraw: 64, draws: 3 },
    });
    if (!reply.ok) throw new Error(reply.problems[0]?.message);
    expect(reply.value?.draws).toBe(0);
    expect([...(reply.value?.expected.draws ?? [])]).toEqual([64, 65, 66]);
  });

  it('answers with a problem where it is asked for a model that it does not hold any more', () => {
    const api = createWorkerApi();
    api.load(1, countingModel, []);
    api.load(2, countingModel, [1]);
    expect(api.runChunk({ ...order, modelId: 2 })).toMatchObject({
      ok: true,
      value: { draws: 10 },
    });
    expect(api.runChunk(order)).toMatchObject({
      ok: false,
      problems: [{ code: 'pool/engine-fault' }],
    });
  });

  it('holds what it counts until it is asked for it, and then hands everything over once', () => {
    const api = createWorkerApi();
    api.load(1, countingModel, []);
    const later = { ...order, chunk: { ...chunk, firstDraw: 10 } };
    expect(api.runChunk({ ...order, handOver: false })).toEqual({ ok: true, value: undefined });
    expect(api.runChunk(later)).toMatchObject({ ok: true, value: { draws: 20 } });
    const nothing = { ...order, chunk: { ...chunk, draws: 0 } };
    expect(api.runChunk(nothing)).toMatchObject({ ok: true, value: { draws: 0 } });
  });

  it('drops what it holds of a run when the next one begins', () => {
    const api = createWorkerApi();
    api.load(1, countingModel, []);
    api.runChunk({ ...order, handOver: false });
    expect(api.runChunk({ ...order, run: 2 })).toMatchObject({ ok: true, value: { draws: 10 } });
  });
});
