import { describe, expect, it } from 'vitest';
import { meanFlows } from '../../../engine/analysis/mean-flows.ts';
import { makeModel } from '../../oracle/make-model.ts';

const chain = (more: object = {}) =>
  makeModel({
    states: ['a', 'b', 'c'],
    flows: [
      { from: 'a', to: 'b', kind: 'probability', value: 0.1 },
      { from: 'b', to: 'c', kind: 'probability', value: 0.25 },
    ],
    people: { a: 200 },
    steps: 12,
    seed: 'chain',
    ...more,
  });
const of = (flows: ReturnType<typeof meanFlows>, state: string) =>
  flows.states.find(({ name }) => name === state)!.people;

describe('meanFlows', () => {
  it('is the closed form of a chain without uncertainty, exactly, from one draw', () => {
    const flows = meanFlows(chain(), 100);
    expect([flows.draws, flows.method]).toEqual([1, 'conditional']);
    // a(t) = n(1 − p)^t; b(t) = n p ((1 − p)^t − (1 − q)^t) / (q − p); c has the rest
    for (let t = 0; t <= 12; t++) {
      const a = 200 * 0.9 ** t;
      const b = (200 * 0.1 * (0.9 ** t - 0.75 ** t)) / 0.15;
      expect(of(flows, 'a')[t]!.value).toBeCloseTo(a, 9);
      expect(of(flows, 'b')[t]!.value).toBeCloseTo(b, 9);
      expect(of(flows, 'c')[t]!.value).toBeCloseTo(200 - a - b, 9);
      expect(of(flows, 'a')[t]!.mcse).toBe(0);
    }
    const [ab, bc] = flows.moves;
    expect(ab).toMatchObject({ from: 'a', to: 'b' });
    expect(ab!.people.value).toBeCloseTo(200 * (1 - 0.9 ** 12), 9);
    expect(bc!.people.value).toBeCloseTo(of(flows, 'c')[12]!.value, 9);
  });

  it('keeps everybody: the start and what came in is what is there', () => {
    const flows = meanFlows(chain({ inflows: [{ state: 'a', law: 'poisson', rate: 3 }] }), 40);
    for (const t of [0, 1, 5, 12]) {
      const there = flows.states.reduce((sum, { people }) => sum + people[t]!.value, 0);
      expect(there).toBeCloseTo(200 + 3 * t, 9);
    }
    expect(flows.moves.at(-1)).toMatchObject({ from: undefined, to: 'a' });
    expect(flows.moves.at(-1)!.people.value).toBeCloseTo(36, 9);
  });

  it('averages over uncertain parameters, with an error that fits', () => {
    // with p uniform on 0 to 0.2 the mean of 1 − p after one step is 0.9, its sd 0.2 / √12
    const model = chain({
      flows: [{ from: 'a', to: 'b', kind: 'probability', value: { program: [{ input: 0 }] } }],
      inputs: [{ purpose: 'param:p', distribution: { kind: 'uniform', min: 0, max: 0.2 } }],
    });
    const { value, mcse } = of(meanFlows(model, 400), 'a')[1]!;
    expect(mcse).toBeCloseTo((200 * 0.2) / Math.sqrt(12 * 400), 1);
    expect(Math.abs(value - 180) / mcse).toBeLessThan(4.5);
  });

  it.each(['start', 'end'] as const)(
    'simulates people who wait, and those who enter at the %s',
    (enters) => {
      const model = chain({
        inflows: [{ state: 'a', law: 'fixed', rate: 3, enters }],
        states: ['a', 'b', 'c', 'queue'],
        capacities: [{ of: 'b', limit: 1000, waitsIn: 'queue' }],
      });
      const free = chain({ inflows: [{ state: 'a', law: 'fixed', rate: 3, enters }] });
      const waiting = meanFlows(model, 300);
      const exact = meanFlows(free, 1);
      expect(waiting.method).toBe('simulated');
      // with room for all of them nobody waits: the exact means of the model without a limit
      for (const state of ['a', 'b', 'c']) {
        for (const t of [0, 1, 6, 12]) {
          const { value, mcse } = of(waiting, state)[t]!;
          expect(Math.abs(value - of(exact, state)[t]!.value)).toBeLessThan(4.5 * mcse + 1e-9);
        }
      }
    },
  );

  it('refuses no draws', () => {
    expect(() => meanFlows(chain(), 0)).toThrow('at least one draw');
  });
});
