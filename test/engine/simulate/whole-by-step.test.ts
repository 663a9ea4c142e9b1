import { describe, expect, it } from 'vitest';
import { wholeByStep } from '../../../engine/simulate/whole-by-step.ts';

function people(rate: readonly number[], epochOfStep: readonly number[]): number[] {
  const out: number[] = [];
  wholeByStep(rate, epochOfStep, (step, whole) => (out[step - 1] = whole));
  return out;
}
const steps = (n: number) => Array.from({ length: n + 1 }, () => 0);

describe('whole people of a rate', () => {
  it('come as soon as the accumulated rate has reached them', () => {
    expect(people([0.4], steps(8))).toEqual([0, 0, 1, 0, 1, 0, 0, 1]);
    expect(people([2.5], steps(4))).toEqual([2, 3, 2, 3]);
    expect(people([0, 3], [0, 0, 1, 1])).toEqual([0, 3, 3]);
  });

  it('are all there at the end of the time that the rate was meant for', () => {
    for (const perYear of [1, 7, 50, 100, 1234]) {
      for (const parts of [4, 12, 52, 365]) {
        const sum = people([perYear / parts], steps(parts)).reduce((a, b) => a + b, 0);
        expect(sum).toBe(perYear);
      }
    }
  });
});
