import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { eventSizes } from '../../../engine/model/event-sizes.ts';

const of = (distribution: Distribution) =>
  ({ kind: 'distribution', distribution, text: 'a test' }) as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('eventSizes', () => {
  it('gives a fixed number of persons to every event', () => {
    expect(eventSizes({ kind: 'fixed', value: 1 }, '')).toEqual([1]);
    expect(eventSizes({ kind: 'fixed', value: 3 }, '')).toEqual([0, 0, 1]);
  });

  it('is a Poisson distribution given that somebody takes part', () => {
    const sizes = eventSizes(of({ kind: 'poisson', mean: 2 }), '');
    // P(1) = 2 e⁻² / (1 − e⁻²), P(3) = (8 / 6) e⁻² / (1 − e⁻²)
    expect(sizes[0]).toBeCloseTo((2 * Math.exp(-2)) / (1 - Math.exp(-2)), 12);
    expect(sizes[2]).toBeCloseTo(((8 / 6) * Math.exp(-2)) / (1 - Math.exp(-2)), 12);
    expect(sum(sizes)).toBeCloseTo(1, 14);
  });

  it('takes listed numbers as they are, and others to the nearest whole one', () => {
    const listed = of({ kind: 'empirical', values: [1, 4], weights: [3, 1] });
    expect(eventSizes(listed, '')).toEqual([0.75, 0, 0, 0.25]);
    const uniform = eventSizes(of({ kind: 'uniform', min: 0.5, max: 4.5 }), '');
    expect(uniform).toHaveLength(4);
    for (const probability of uniform) expect(probability).toBeCloseTo(0.25, 12);
  });

  it('refuses events of nobody, and of too many', () => {
    expect(() => eventSizes({ kind: 'fixed', value: 0 }, 'outcomes.plots')).toThrow(
      /outcomes\.plots: an event must have at least one person in it .*model\/event-size/,
    );
    expect(() => eventSizes({ kind: 'fixed', value: 1e6 }, 'outcomes.plots')).toThrow(
      /at most 4096/,
    );
  });
});
