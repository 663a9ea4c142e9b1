import { describe, expect, it } from 'vitest';
import { expectationOfOutcome as outcome } from '../../oracle/expectation-of.ts';
import { makeModel } from '../../oracle/make-model.ts';

describe('P(at least one)', () => {
  it('is 1 − (1 − p)^n in closed form, also where p is tiny', () => {
    for (const p of [1e-12, 1e-6, 0.01, 0.3]) {
      const model = makeModel({
        states: ['free', 'attacked'],
        flows: [{ from: 'free', to: 'attacked', kind: 'probability', value: p }],
        people: { free: 103 },
        steps: 7,
      });
      const truth = -Math.expm1(103 * 7 * Math.log1p(-p));
      expect(outcome(model, 'free>attacked').any / truth).toBeCloseTo(1, 12);
    }
  });

  it('is 1 − exp(−λ Σ (1 − (1 − p)^t)) for a Poisson inflow', () => {
    const model = makeModel({
      states: ['free', 'attacked'],
      flows: [{ from: 'free', to: 'attacked', kind: 'probability', value: 0.02 }],
      people: {},
      inflows: [{ state: 'free', rate: 0.4 }],
      steps: 9,
    });
    let sum = 0;
    for (let left = 0; left < 9; left++) sum += 1 - 0.98 ** left;
    expect(outcome(model, 'free>attacked').any).toBeCloseTo(1 - Math.exp(-0.4 * sum), 12);
    expect(outcome(model, '>free').any).toBeCloseTo(1 - Math.exp(-0.4 * 9), 12);
  });

  it('is 1 where people at the start count, and 0 where nobody can', () => {
    const model = makeModel({
      states: ['a', 'b', 'c'],
      flows: [{ from: 'a', to: 'b', kind: 'probability', value: 0.1 }],
      people: { a: 3, b: 1 },
      steps: 4,
      measures: {
        'ever b': ({ entries }) => ({ kind: 'count', of: entries(['a>b'], ['b']) }),
      },
    });
    expect(outcome(model, 'ever b').any).toBe(1);
    expect(outcome(model, 'in c').any).toBe(0);
  });
});
