import { describe, expect, it } from 'vitest';
import { createExpectation } from '../../../engine/simulate/expectation.ts';
import { expectedDraws } from '../../../engine/simulate/expect-plan.ts';
import { makeModel } from '../../oracle/make-model.ts';
import { modelSketches } from '../../oracle/model-sketches.ts';

describe('which draws have means', () => {
  const uncertain = makeModel({
    states: ['a', 'b'],
    flows: [{ from: 'a', to: 'b', kind: 'probability', value: { program: [{ input: 0 }] } }],
    inputs: [{ purpose: 'param:p', distribution: { kind: 'uniform', min: 0.1, max: 0.4 } }],
    people: { a: 50 },
    steps: 6,
  });

  it('is one where nothing is uncertain, else the first 256', () => {
    expect(expectedDraws(makeModel(modelSketches['competing probabilities']!), 10_000)).toBe(1);
    expect(expectedDraws(uncertain, 10_000)).toBe(256);
    expect(expectedDraws(uncertain, 12)).toBe(12);
  });

  it('is none where people wait for each other', () => {
    const limited = makeModel({
      states: ['a', 'b', 'queue'],
      flows: [{ from: 'a', to: 'b', kind: 'probability', value: 0.5 }],
      people: { a: 20 },
      capacities: [{ of: 'b', limit: 5, waitsIn: 'queue' }],
      steps: 4,
    });
    expect(expectedDraws(limited, 10_000)).toBe(0);
    expect(createExpectation(limited).runChunk(0, 10).draws).toHaveLength(0);
  });

  it('does not change a draw: chunks give what one run gives', () => {
    const all = createExpectation(uncertain).runChunk(0, 6);
    const part = createExpectation(uncertain).runChunk(4, 2);
    const cells = uncertain.outcomes.length * (uncertain.steps + 1);
    for (let c = 0; c < cells; c++) {
      expect(part.means[c * 2]).toBe(all.means[c * 6 + 4]);
      expect(part.means[c * 2 + 1]).toBe(all.means[c * 6 + 5]);
    }
    expect(new Set(all.means.subarray(6, 12)).size).toBe(6);
  });
});
