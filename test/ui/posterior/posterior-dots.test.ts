import { describe, expect, it } from 'vitest';
import { posteriorDots } from '../../../ui/posterior/posterior-dots.ts';

describe('posteriorDots', () => {
  it('draws 50 dots above the axis and inside the picture', () => {
    for (const [a, b] of [
      [54.5, 346.5],
      [0.5, 103.5],
      [103.5, 0.5],
      [0.5, 0.5],
    ] as const) {
      const { dots, radius } = posteriorDots({ kind: 'beta', a, b }, 280, 64);
      expect(dots).toHaveLength(50);
      for (const { x, y } of dots) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(280);
        expect(y - radius).toBeGreaterThanOrEqual(0);
        expect(y + radius).toBeLessThanOrEqual(64);
      }
    }
  });

  it('puts half of the dots on either side of the median', () => {
    // scipy.stats.beta.median(54.5, 346.5) = 0.135305
    const { dots, ticks } = posteriorDots({ kind: 'beta', a: 54.5, b: 346.5 }, 280, 64);
    const end = ticks.at(-1);
    const perShare = (end?.x ?? 0) / (Number.parseFloat(end?.text ?? '') / 100);
    const left = dots.filter(({ x }) => x < 0.135305 * perShare).length;
    expect(Math.abs(left - 25)).toBeLessThanOrEqual(5); // a column is 7 pixels wide
  });
});
