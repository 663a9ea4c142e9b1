import { describe, expect, it } from 'vitest';
import { createChunkCounter } from '../../../engine/pool/chunk-counter.ts';
import type { Chunk } from '../../../engine/pool/chunk-plan.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { MOST_CHUNK } from '../../../engine/simulate/conditional-tally.ts';
import { createExpectation } from '../../../engine/simulate/expectation.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import type { Model } from '../../../engine/model/model.ts';
import { makeModel } from '../../oracle/make-model.ts';

const model = makeModel({
  states: ['abroad', 'back'],
  flows: [{ from: 'abroad', to: 'back', kind: 'probability', value: { program: [{ input: 0 }] } }],
  inputs: [{ purpose: 'param:return', distribution: { kind: 'beta', a: 2, b: 30 } }],
  people: { abroad: 200 },
  steps: 6,
});
const sampled: Model = { ...model, dimensions: ['param:return'] };

const chunkOf = (kind: Chunk['kind'], firstDraw: number, draws: number) => ({
  kind,
  firstDraw,
  draws,
});

describe('createChunkCounter', () => {
  it.each([
    ['draws independent of each other', model],
    ['points of eight scramblings', sampled],
  ])(
    'gives what one chunk of all its draws would, whatever chunks there were and in whatever order, of %s',
    (_, of) => {
      const counter = createChunkCounter(of);
      for (const [kind, first, draws] of [
        ['conditional', 500, 200],
        ['simulated', 30, 70],
        ['expected', 4, 6],
        ['conditional', 0, 500],
        ['simulated', 0, 30],
        ['expected', 0, 4],
      ] as const) {
        counter.count(1, chunkOf(kind, first, draws));
      }
      expect(counter.take()).toEqual({
        ...createSimulator(of).runChunk(0, 100),
        conditional: createConditional(of).runChunk(0, 700),
        expected: createExpectation(of).runChunk(0, 10),
      });
    },
  );

  it('gives each draw once, and forgets what it had of another run', () => {
    const counter = createChunkCounter(model);
    counter.count(1, chunkOf('conditional', 0, 300));
    counter.count(1, chunkOf('simulated', 0, 100));
    counter.count(2, chunkOf('simulated', 100, 20));
    counter.count(2, chunkOf('conditional', 300, 50));
    expect(counter.take()).toEqual({
      ...createSimulator(model).runChunk(100, 20),
      conditional: createConditional(model).runChunk(300, 50),
    });
    counter.count(2, chunkOf('simulated', 0, 5));
    expect(counter.take()).toEqual(createSimulator(model).runChunk(0, 5));
  });

  it('says when its counters of 16 bits are full, before they are', () => {
    const counter = createChunkCounter(model);
    let draws = 0;
    for (; !counter.isFull; draws += MOST_CHUNK) {
      counter.count(1, chunkOf('conditional', draws, MOST_CHUNK));
    }
    expect(draws).toBe(7 * MOST_CHUNK);
    const { conditional } = counter.take();
    const cells = model.outcomes.length * (model.steps + 1);
    expect(conditional.counts.reduce((sum, count) => sum + count, 0)).toBe(cells * draws);
    expect(Math.max(...conditional.counts)).toBe(draws); // all people are abroad at the start
    expect(counter.isFull).toBe(false);
  });
});
