import { describe, expect, it } from 'vitest';
import { quantileOfCounts, summariseCounts } from '../../../engine/analysis/summarise-counts.ts';

const distribution = (pairs: readonly (readonly [number, number])[]) => ({
  draws: pairs.reduce((sum, [, count]) => sum + count, 0),
  values: Float64Array.from(pairs, ([value]) => value),
  counts: Uint32Array.from(pairs, ([, count]) => count),
});

describe('summariseCounts', () => {
  it('agrees with hand-worked values', () => {
    // 0 six times, 1 three times, 4 once: mean 0.7; sum of squares 19, variance (19 − 4.9) / 9
    const summary = summariseCounts(
      distribution([
        [0, 6],
        [1, 3],
        [4, 1],
      ]),
    );
    expect(summary.mean.value).toBeCloseTo(0.7, 14);
    expect(summary.sd).toBeCloseTo(Math.sqrt(14.1 / 9), 14);
    expect(summary.mean.mcse).toBeCloseTo(Math.sqrt(14.1 / 90), 14);
    expect(summary.atLeastOne.value).toBeCloseTo(0.4, 14);
    expect(summary.atLeastOne.mcse).toBeCloseTo(Math.sqrt(0.024), 14);
    expect(summary.quantiles.map((quantile) => quantile.value)).toEqual([0, 0, 0, 1, 4]);
  });

  it('takes the smallest count whose distribution function reaches the probability', () => {
    const tenths = distribution(Array.from({ length: 10 }, (_, i) => [i, 1] as const));
    expect(quantileOfCounts(tenths, 0.5)).toBe(4);
    expect(quantileOfCounts(tenths, 0.51)).toBe(5);
    expect(quantileOfCounts(tenths, 0)).toBe(0);
    expect(quantileOfCounts(tenths, 1)).toBe(9);
  });

  it('bounds an event that no draw had instead of calling it impossible', () => {
    const { atLeastOne } = summariseCounts(distribution([[0, 10_000]]));
    expect(atLeastOne.seen).toBe(false);
    expect(atLeastOne.upper).toBeCloseTo(3 / 10_000, 14); // rule of three
  });

  it('has a certain event seen, without error', () => {
    const { atLeastOne } = summariseCounts(
      distribution([
        [2, 5],
        [3, 5],
      ]),
    );
    expect(atLeastOne).toEqual({
      value: 1,
      mcse: 0,
      seen: true,
      upper: 1,
      method: 'simulated',
    });
  });

  it('gives quantiles an error that covers their spread over repeated runs', () => {
    // discrete uniform on 0 … 9999: the median of N draws has standard error 10⁴ · ½ / √N
    const draws = 2500;
    let state = 12345;
    const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const runs = Array.from({ length: 200 }, () => {
      const values = Array.from({ length: draws }, () => Math.floor(next() * 10_000)).sort(
        (a, b) => a - b,
      );
      return summariseCounts(
        distribution(
          [...new Set(values)].map(
            (value) => [value, values.filter((other) => other === value).length] as const,
          ),
        ),
      ).quantiles[2];
    });
    const claimed = runs.reduce((sum, run) => sum + run.mcse, 0) / runs.length;
    expect(claimed).toBeGreaterThan(100 * 0.85);
    expect(claimed).toBeLessThan(100 * 1.15);
  });
});
