import { describe, expect, it } from 'vitest';
import { emptyExpected, mergeExpected } from '../../../engine/simulate/expect-merge.ts';

/** Two cells and one outcome: means 10 × draw and 100 × draw, probability 1 / draw. */
const part = (...draws: readonly number[]) => ({
  draws: Uint32Array.from(draws),
  means: Float64Array.from([...draws.map((d) => 10 * d), ...draws.map((d) => 100 * d)]),
  any: Float64Array.from(draws, (d) => 1 / d),
});

describe('mergeExpected', () => {
  it('puts draws in order, whichever part comes first', () => {
    const whole = part(1, 2, 3, 4, 5, 6);
    expect(mergeExpected(part(2, 3, 6), part(1, 4, 5))).toEqual(whole);
    expect(mergeExpected(part(1, 4, 5), part(2, 3, 6))).toEqual(whole);
    const [a, b, c] = [part(5, 6), part(1), part(2, 3, 4)];
    expect(mergeExpected(mergeExpected(a, b), c)).toEqual(mergeExpected(a, mergeExpected(c, b)));
  });

  it('puts draws in order that come from both in turn, and in runs of any length', () => {
    const draws = Array.from({ length: 300 }, (_, i) => i);
    const fromA = (d: number) => d % 7 < 2 || (d >= 100 && d < 180) || d === 299;
    const [a, b] = [draws.filter(fromA), draws.filter((d) => !fromA(d))];
    expect(mergeExpected(part(...a), part(...b))).toEqual(part(...draws));
    expect(mergeExpected(part(...b), part(...a))).toEqual(part(...draws));
  });

  it('keeps what it is merged with nothing', () => {
    expect(mergeExpected(emptyExpected(), part(7))).toEqual(part(7));
    expect(mergeExpected(part(7), emptyExpected())).toEqual(part(7));
  });
});
