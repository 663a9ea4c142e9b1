import { describe, expect, it } from 'vitest';
import { logBeta } from '../../../engine/math/log-beta.ts';
import { likelihoodOf } from '../../../engine/synthesis/count-likelihood.ts';
import { termWeights } from '../../../engine/synthesis/term-weights.ts';

describe('termWeights', () => {
  it.each([
    [0, 12, 64, 1],
    [130, 800, 800, 1],
    [130, 800, 800, 0.37],
    [54, 54, 400, 0.5],
  ])(
    'of %d to %d of %d at weight %d are those of the beta function',
    (low, high, total, weight) => {
      const likelihood = likelihoodOf({ id: 'c', low, high, total, weight });
      for (const [a, b] of [
        [0.5, 0.5],
        [3e-3, 7],
        [4000, 26_000],
      ] as const) {
        const logs = likelihood.map(
          (t) => t.logCoefficient + logBeta(a + t.x, b + t.y) - logBeta(a, b),
        );
        const top = Math.max(...logs);
        const whole = logs.reduce((sum, value) => sum + Math.exp(value - top), 0);
        const { weights, logWhole } = termWeights(likelihood, a, b);
        expect(logWhole).toBeCloseTo(top + Math.log(whole), 8);
        weights.forEach((value, t) =>
          expect(Math.abs(value - Math.exp(logs[t]! - top) / whole)).toBeLessThan(1e-9),
        );
      }
    },
  );

  it('leave the prior alone under an empty bound', () => {
    const likelihood = likelihoodOf({ id: 'c', low: 0, high: 20, total: 20, weight: 1 });
    expect(termWeights(likelihood, 0.3, 4).logWhole).toBeCloseTo(0, 14);
  });
});
