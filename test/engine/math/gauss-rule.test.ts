import { describe, expect, it } from 'vitest';
import { gaussRule } from '../../../engine/math/gauss-rule.ts';

describe("Gauss's rule of a finite set", () => {
  it('adds up polynomials below degree 2·count as the whole set does', () => {
    const points = Array.from({ length: 60 }, (_, i) => 100 + ((i * 37) % 60) + 0.3 * Math.sin(i));
    const weights = points.map((_, i) => 1 + (i % 5));
    const rule = gaussRule(points, weights, 5);
    for (let k = 0; k < 10; k++) {
      const power = (x: number) => ((x - 130) / 30) ** k;
      let right = 0;
      points.forEach((x, i) => (right += weights[i]! * power(x)));
      let own = 0;
      rule.points.forEach((x, j) => (own += rule.weights[j]! * power(x)));
      expect(Math.abs(own - right)).toBeLessThan(1e-11 * 180);
    }
    expect(rule.weights.every((weight) => weight > 0)).toBe(true);
    expect(rule.points.every((x) => x > 100 && x < 160)).toBe(true);
  });

  it('is that of Legendre where the points lie evenly and close: 5 points, Abramowitz & Stegun 25.4.30', () => {
    const points = Array.from({ length: 20_001 }, (_, i) => -1 + i / 10_000);
    const rule = gaussRule(
      points,
      points.map(() => 1),
      5,
    );
    const sorted = [...rule.points].sort((a, b) => a - b);
    [-0.9061798459, -0.5384693101, 0, 0.5384693101, 0.9061798459].forEach((x, j) =>
      expect(sorted[j]).toBeCloseTo(x, 3),
    );
  });
});
