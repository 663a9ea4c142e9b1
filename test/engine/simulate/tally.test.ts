import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import {
  emptyTally,
  mergeTally,
  SAMPLE_LIMIT,
  type Tally,
} from '../../../engine/simulate/tally.ts';
import { makeModel } from '../../oracle/make-model.ts';

const model = makeModel({
  states: ['a', 'b', 'c'],
  flows: [
    { from: 'a', to: 'b', kind: 'rate', value: 0.1 },
    { from: 'b', to: 'c', kind: 'share', value: 0.6, median: 3, sigma: 0.5 },
  ],
  people: { a: 90 },
  steps: 18,
});
const simulator = createSimulator(model);
const chunks = [0, 100, 200, 300].map((first) => simulator.runChunk(first, 100));

describe('mergeTally', () => {
  it('gives the tally of a single run, in any order and grouping', () => {
    const whole = simulator.runChunk(0, 400);
    const [a, b, c, d] = chunks as [Tally, Tally, Tally, Tally]; // four chunks made above
    const forward = [a, b, c, d].reduce(mergeTally, emptyTally(model));
    const backward = [d, c, b, a].reduce(mergeTally, emptyTally(model));
    const paired = mergeTally(mergeTally(c, a), mergeTally(d, b));
    for (const merged of [forward, backward, paired]) expect(merged).toEqual(whole);
  });

  it('counts every draw once in every cell', () => {
    const tally = chunks.reduce(mergeTally, emptyTally(model));
    for (let cell = 0; cell + 1 < tally.offsets.length; cell++) {
      const own = tally.counts.subarray(tally.offsets[cell], tally.offsets[cell + 1]);
      expect(own.reduce((a, b) => a + b, 0)).toBe(400);
    }
  });

  it('refuses tallies of different models', () => {
    const other = { ...chunks[0]!, steps: 17 };
    expect(() => mergeTally(chunks[0]!, other)).toThrow(/only tallies of the same model/);
  });

  it('keeps the first draws one by one and no more, whatever the run', () => {
    const late = simulator.runChunk(SAMPLE_LIMIT - 10, 20);
    expect(Array.from(late.sample.draws)).toEqual(
      Array.from({ length: 10 }, (_, i) => SAMPLE_LIMIT - 10 + i),
    );
    expect(simulator.runChunk(SAMPLE_LIMIT, 20).sample.draws).toHaveLength(0);
  });
});

describe('a widely spread cell', () => {
  it('is counted the same as by hand', () => {
    const wide = makeModel({
      states: ['a', 'b'],
      flows: [{ from: 'a', to: 'b', kind: 'probability', value: 0.5 }],
      people: { a: 10_000_000 },
      steps: 1,
    });
    const many = createSimulator(wide);
    const tally = many.runChunk(0, 300);
    const cell = 1; // people in a, after one step
    const values = Array.from(tally.values.subarray(tally.offsets[cell], tally.offsets[cell + 1]));
    const byHand = Array.from({ length: 300 }, (_, draw) => many.runDraw(draw)[1]!).sort(
      (x, y) => x - y,
    );
    expect(byHand.at(-1)! - byHand[0]!).toBeGreaterThan(4096);
    expect(values).toEqual([...new Set(byHand)]);
  });
});
