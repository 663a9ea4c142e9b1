import { describe, expect, it } from 'vitest';
import {
  chebyshevCoefficients,
  chebyshevDerivative,
  chebyshevIntegral,
  chebyshevPoints,
  chebyshevRoots,
  chebyshevSum,
  coefficientsAtRoots,
  DEGREE,
  fejerWeights,
} from '../../../engine/math/chebyshev.ts';

const places = [-1, -0.83, -0.2, 0, 0.37, 0.9, 1];

describe('Chebyshev polynomials', () => {
  it('take their points from 1 down to −1, as cosines', () => {
    chebyshevPoints.forEach((x, j) => expect(x).toBeCloseTo(Math.cos((Math.PI * j) / DEGREE), 15));
    for (const n of [1, 2, 7, 24, 55]) {
      chebyshevRoots(n).forEach((x, j) =>
        expect(x).toBeCloseTo(Math.cos((Math.PI * (j + 0.5)) / n), 15),
      );
    }
  });

  it('follow an exponential, its slope and its integral', () => {
    const c = chebyshevCoefficients(chebyshevPoints.map((x) => Math.exp(2 * x)));
    const integral = chebyshevIntegral(c);
    const slope = chebyshevDerivative(c);
    for (const s of places) {
      expect(chebyshevSum(c, s) / Math.exp(2 * s)).toBeCloseTo(1, 12);
      expect(chebyshevSum(integral, s)).toBeCloseTo((Math.exp(2 * s) - Math.exp(-2)) / 2, 13);
      expect(chebyshevSum(slope, s) / (2 * Math.exp(2 * s))).toBeCloseTo(1, 9);
    }
  });

  it('are exact for a polynomial of their degree', () => {
    const power = (x: number) => 3 * x ** DEGREE - 2 * x ** 7 + 0.5;
    const c = chebyshevCoefficients(chebyshevPoints.map(power));
    for (const s of places) expect(chebyshevSum(c, s)).toBeCloseTo(power(s), 13);
    expect(chebyshevSum(chebyshevIntegral(c), 1)).toBeCloseTo(6 / (DEGREE + 1) + 1, 13);
  });
});

describe("Fejér's rule", () => {
  it.each([1, 2, 5, 24, 81])('with %d points integrates powers below that exactly', (n) => {
    const roots = chebyshevRoots(n);
    const weights = fejerWeights(n);
    for (let k = 0; k < n; k++) {
      let sum = 0;
      roots.forEach((x, j) => (sum += weights[j]! * x ** k));
      expect(sum).toBeCloseTo(k % 2 === 0 ? 2 / (k + 1) : 0, 13);
    }
  });

  it('agrees with the integral of the polynomial through the same values', () => {
    const values = chebyshevRoots(24).map((x) => 1 / (1.2 + x));
    const weights = fejerWeights(24);
    const whole = chebyshevSum(chebyshevIntegral(coefficientsAtRoots(values)), 1);
    expect(whole).toBeCloseTo(
      values.reduce((sum, value, j) => sum + weights[j]! * value, 0),
      13,
    );
    expect(whole).toBeCloseTo(Math.log(2.2 / 0.2), 6);
  });
});
