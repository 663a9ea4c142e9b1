import { describe, expect, it } from 'vitest';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { emptyTally, mergeTally, type Tally } from '../../../engine/simulate/tally.ts';
import { makeModel } from '../../oracle/make-model.ts';

const random = makeModel({
  states: ['free', 'charged', 'convicted'],
  flows: [
    { from: 'free', to: 'charged', kind: 'probability', value: { program: [{ input: 0 }] } },
    { from: 'charged', to: 'convicted', kind: 'probability', value: { program: [{ input: 1 }] } },
  ],
  inputs: [
    { purpose: 'param:a', distribution: { kind: 'beta', a: 3, b: 27 } },
    { purpose: 'param:b', distribution: { kind: 'beta', a: 0.5, b: 9.5 } },
  ],
  people: { free: 60 },
  steps: 6,
});
const sobol: Model = { ...random, dimensions: ['param:a', 'param:b'] };

/** Both ways over these pieces of the draws, in this order. */
function tallyOf(model: Model, pieces: readonly (readonly [number, number])[]): Tally {
  const simulator = createSimulator(model);
  const conditional = createConditional(model);
  return pieces.reduce<Tally>((tally, [first, draws]) => {
    const piece = simulator.runChunk(first, draws);
    return mergeTally({ ...piece, conditional: conditional.runChunk(first, draws) }, tally);
  }, emptyTally(model));
}

const digests = (tally: Tally) => tally.outcomes.map((_, o) => outcomeDigest(tally, o));

describe('a run with Sobol points', () => {
  it('has one digest however its draws are cut, and in whatever order', () => {
    const whole = tallyOf(sobol, [[0, 1000]]);
    const cut = tallyOf(sobol, [
      [700, 300],
      [0, 1],
      [130, 570],
      [1, 129],
    ]);
    expect(digests(cut)).toEqual(digests(whole));
  });

  it('keeps the draws of each scrambling apart', () => {
    const { scramblings, counts, offsets } = tallyOf(sobol, [[0, 1000]]);
    expect(scramblings).toBe(8);
    const sizes = new Float64Array(8);
    for (let i = (offsets[0] ?? 0) * 8; i < (offsets[1] ?? 0) * 8; i++) sizes[i % 8]! += counts[i]!;
    expect(Array.from(sizes)).toEqual([128, 128, 128, 128, 128, 128, 120, 112]);
  });

  it('is another run than one of random numbers', () => {
    expect(digests(tallyOf(random, [[0, 200]]))).not.toEqual(digests(tallyOf(sobol, [[0, 200]])));
  });
});
