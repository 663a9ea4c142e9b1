import { describe, expect, it } from 'vitest';
import { ignoranceBand } from '../../../engine/analysis/ignorance-band.ts';
import { emptyConditional } from '../../../engine/simulate/conditional-tally.ts';
import type { Tally } from '../../../engine/simulate/tally.ts';

/** A run of one step whose means given the parameters are 1 … n at the end. */
function tallyOf(n: number, broken = false): Tally {
  const means = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) means[n + i] = broken && i === 3 ? NaN : n - i;
  return {
    draws: n,
    scramblings: 1,
    outcomes: ['convicted'],
    steps: 1,
    offsets: new Uint32Array(3),
    values: new Float64Array(0),
    counts: new Uint32Array(0),
    levels: new Uint8Array(2),
    rests: new Float64Array(2),
    overfull: new Uint32Array(0),
    sample: { draws: new Uint32Array(0), values: new Float64Array(0) },
    expected: {
      draws: Uint32Array.from({ length: n }, (_, i) => i),
      means,
      any: new Float64Array(n),
    },
    conditional: emptyConditional(),
  };
}

describe('ignoranceBand', () => {
  it('gives the quantiles of the means, the smallest v with F(v) ≥ p', () => {
    const band = ignoranceBand(tallyOf(100), 'convicted')!;
    expect(band.map((quantiles) => quantiles.map(({ value }) => value))).toEqual([
      [0, 0, 0, 0, 0],
      [5, 25, 50, 75, 95],
    ]);
    // half the distance of the ranks at p ± √(p(1 − p)/100): 0.25 ± 0.0433 is 21 and 30
    expect(band[1]![1].mcse).toBe(4.5);
  });

  it('is not there of few draws, unknown means and unknown outcomes', () => {
    expect(ignoranceBand(tallyOf(29), 'convicted')).toBeUndefined();
    expect(ignoranceBand(tallyOf(100, true), 'convicted')).toBeUndefined();
    expect(ignoranceBand(tallyOf(100), 'acquitted')).toBeUndefined();
  });
});
