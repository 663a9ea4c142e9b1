import { describe, expect, it } from 'vitest';
import { expGenerator } from '../../../engine/math/exp-generator.ts';
import reference from '../../fixtures/matrix-exponential.json' with { type: 'json' };

function exponential(rates: readonly (readonly number[])[], time: number): number[][] {
  const size = rates.length;
  const flat = Float64Array.from(rates.flat(), (rate) => rate * time);
  const out = new Float64Array(size * size);
  expGenerator(flat, size, out);
  return rates.map((_, i) => Array.from(out.subarray(i * size, (i + 1) * size)));
}

/** Largest absolute difference of two matrices. */
function gap(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  return Math.max(...a.flatMap((row, i) => row.map((x, j) => Math.abs(x - b[i]![j]!))));
}

describe('the exponential of a generator', () => {
  for (const name of ['twoway4', 'oneway4'] as const) {
    const { Q, ...known } = reference[name];
    for (const [key, time] of [
      ['P(1)', 1],
      ['P(10)', 10],
      ['monthly_P(1/12)', 1 / 12],
    ] as const) {
      it(`agrees with scipy's expm for msm's ${name} at ${key}`, () => {
        expect(gap(exponential(Q, time), known[key])).toBeLessThan(reference.tolerance);
      });
    }
  }

  it('of a year is that of a month twelve times over', () => {
    const { Q } = reference.twoway4;
    const month = exponential(Q, 1 / 12);
    let power = month;
    for (let k = 1; k < 12; k++) {
      power = power.map((row) =>
        month.map((_, j) => row.reduce((sum, x, m) => sum + x * month[m]![j]!, 0)),
      );
    }
    expect(gap(power, exponential(Q, 1))).toBeLessThan(1e-14);
  });

  it('is 1 − exp(−r) for a single exit, also where the rate is great, tiny or 0', () => {
    for (const rate of [0, 1e-12, 0.3, 5, 300, 1e5]) {
      const [[stay, leave] = []] = exponential([[-rate, rate], [0, 0]], 1); // prettier-ignore
      expect(Math.abs(stay! - Math.exp(-rate))).toBeLessThan(1e-13 * Math.max(rate, 1));
      expect(Math.abs(leave! + Math.expm1(-rate))).toBeLessThanOrEqual(
        1e-13 * Math.min(-Math.expm1(-rate) * Math.max(rate, 1), 1e3),
      );
    }
  });

  it('holds where rates are beyond all that happens in a step', () => {
    // closed form of two states: P(back) = b / (a + b) · (1 − exp(−a − b))
    for (const rate of [1e7, 1e12, 1e40]) {
      const [[, there] = [], [back, here] = []] = exponential([[0, rate], [0.1, 0]], 1); // prettier-ignore
      expect(there).toBeCloseTo(1, 7);
      expect(back! + here!).toBeCloseTo(1, 12);
      expect(back! * ((rate + 0.1) / 0.1)).toBeCloseTo(1, 6);
    }
    // to and fro without end, half of the time where a third state is left for at 0.1: 1 − exp(−0.05)
    const mixed = exponential([[0, 1e12, 0], [1e12, 0, 0.1], [0, 0, 0]], 1); // prettier-ignore
    expect(mixed[0]![2]).toBeCloseTo(-Math.expm1(-0.05), 3);
    expect(mixed[0]!.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it('keeps the digits of moves that hardly happen', () => {
    // three moves in one step: r³ / 6 to first order
    const r = 1e-5;
    const chain = [0, 1, 2, 3].map((i) =>
      [0, 1, 2, 3].map((j) => (j === i + 1 ? r : j === i && i < 3 ? -r : 0)),
    );
    const third = exponential(chain, 1)[0]![3]!;
    // P(at least 3 events of a Poisson process) = 1 − e^−r(1 + r + r²/2) = r³/6 − r⁴/8 + r⁵/20 …
    expect(Math.abs(third / (r ** 3 / 6 - r ** 4 / 8 + r ** 5 / 20) - 1)).toBeLessThan(1e-13);
  });
});
