import { describe, expect, it } from 'vitest';
import type { Model } from '../../engine/model/model.ts';
import { createSimulator } from '../../engine/simulate/simulator.ts';
import { binomialMass, chiSquareScore } from '../oracle/chi-square.ts';
import { makeModel, type ModelSketch } from '../oracle/make-model.ts';

const DRAWS = 20_000;
/** One-sided tail of the standard normal beyond 5.5 is 2e-8; about 20 scores are taken. */
const LIMIT = 5.5;

/** Frequencies of an outcome's value at a step. */
function frequencies(model: Model, name: string, step: number): number[] {
  const o = model.outcomes.findIndex((outcome) => outcome.name === name);
  const simulator = createSimulator(model);
  const seen: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const value = simulator.runDraw(draw)[o * (model.steps + 1) + step]!;
    seen[value] = (seen[value] ?? 0) + 1;
  }
  return Array.from({ length: seen.length + 30 }, (_, k) => seen[k] ?? 0);
}

function score(sketch: ModelSketch, name: string, step: number, mass: (k: number) => number) {
  return chiSquareScore(frequencies(makeModel(sketch), name, step), mass);
}

function poissonMass(mean: number): (k: number) => number {
  return (k) => {
    let mass = Math.exp(-mean);
    for (let i = 1; i <= k; i++) mass *= mean / i;
    return mass;
  };
}

const geometric = Array.from({ length: 60 }, (_, k) => 1 - 0.9 ** k);
const weibull = Array.from({ length: 60 }, (_, k) => 1 - Math.exp(-((k / 9) ** 1.7)));
const leaving = { from: 'a', to: 'b' } as const;

describe('who is left after t steps is binomial', () => {
  it('with (1 − p)^t of a constant probability, and the time of the first is geometric', () => {
    const sketch: ModelSketch = {
      states: ['a', 'b'],
      flows: [{ ...leaving, kind: 'probability', value: 0.03 }],
      people: { a: 14 },
      steps: 20,
      measures: {
        first: ({ entries }) => ({ kind: 'time-to', of: entries(['a>b']), least: 1 }),
      },
    };
    expect(score(sketch, 'in a', 20, binomialMass(14, 0.97 ** 20))).toBeLessThan(LIMIT);
    expect(score(sketch, 'in a', 20, binomialMass(14, 0.97 ** 19))).toBeGreaterThan(LIMIT);
    const none = 0.97 ** 14;
    const first = (k: number) =>
      k === 0 || k > 20 ? 0 : k < 20 ? none ** (k - 1) * (1 - none) : none ** 19;
    expect(score(sketch, 'first', 20, first)).toBeLessThan(LIMIT);
  });

  it('with the product over dwell of a probability that changes with it, the last class for ever', () => {
    const rising = ['dwell', 0.02, '*', 0.12, 'min'] as const;
    const hazard = (dwell: number) => Math.min(0.02 * dwell, 0.12);
    const sketch: ModelSketch = {
      states: ['a', 'b'],
      flows: [{ ...leaving, kind: 'probability', value: { program: rising } }],
      people: { a: 25 },
      byDwell: { a: 7 },
      entered: { a: [0, 0, 0, 1] },
      steps: 15,
    };
    let left = 1;
    for (let step = 1; step <= 15; step++) left *= 1 - hazard(step - 1 + 3);
    expect(score(sketch, 'in a', 15, binomialMass(25, left))).toBeLessThan(LIMIT);
    const shifted = { ...sketch, entered: { a: [0, 0, 1] } };
    expect(score(shifted, 'in a', 15, binomialMass(25, left))).toBeGreaterThan(LIMIT);
  });

  it('with the tail of a time in the state, dealt person by person and in bulk', () => {
    for (const people of [12, 400]) {
      const sketch: ModelSketch = {
        states: ['a', 'b'],
        flows: [{ ...leaving, kind: 'share', value: 0.7, cdf: weibull }],
        people: { a: people },
        steps: 10,
      };
      const left = 1 - 0.7 * weibull[10]!;
      expect(score(sketch, 'in a', 10, binomialMass(people, left))).toBeLessThan(LIMIT);
    }
  });

  it('with the tail given the time so far, for those who entered before the start', () => {
    // of those who are there after 4 steps more are of the 30 % who never leave
    const left = (t: number) => 1 - 0.7 * weibull[t]!;
    for (const people of [12, 400]) {
      const sketch: ModelSketch = {
        states: ['a', 'b'],
        flows: [{ ...leaving, kind: 'share', value: 0.7, cdf: weibull }],
        people: { a: people },
        entered: { a: [0, 0, 0, 0, 1] },
        steps: 10,
      };
      const mass = binomialMass(people, left(10) / left(4));
      expect(score(sketch, 'in a', 6, mass)).toBeLessThan(LIMIT);
      const fresh = { ...sketch, entered: { a: [1] } };
      expect(score(fresh, 'in a', 6, mass)).toBeGreaterThan(LIMIT);
    }
  });

  it('whenever the time was that people entered, if times have no memory', () => {
    const sketch: ModelSketch = {
      states: ['a', 'b'],
      flows: [{ ...leaving, kind: 'share', value: 1, cdf: geometric }],
      people: { a: 40 },
      entered: { a: [0.2, 0.1, 0, 0.4, 0.3] },
      steps: 8,
    };
    expect(score(sketch, 'in a', 8, binomialMass(40, 0.9 ** 8))).toBeLessThan(LIMIT);
  });

  it('the same when everybody is dealt anew by the same law', () => {
    for (const time of [{ cdf: weibull }, { median: 6, sigma: 0.7 }]) {
      for (const people of [12, 300]) {
        const sketch: ModelSketch = {
          states: ['a', 'b', 'c'],
          flows: [
            { ...leaving, kind: 'share', value: [0.5, 0.5, 0.5], reach: 'everyone', ...time },
            { from: 'a', to: 'c', kind: 'share', value: 0.2, median: 3, sigma: 0.4 },
          ],
          people: { a: people },
          entered: { a: [0.5, 0.5] },
          steps: 14,
          epochs: [0, 4, 9],
        };
        const once = { ...sketch, flows: [{ ...sketch.flows[0]!, value: 0.5 }, sketch.flows[1]!] };
        const again = frequencies(makeModel(sketch), 'in b', 14);
        const plain = frequencies(makeModel({ ...once, seed: 'another' }), 'in b', 14);
        const mean = (seen: readonly number[], power: number) =>
          seen.reduce((sum, count, k) => sum + count * k ** power, 0) / DRAWS;
        const variance = mean(plain, 2) - mean(plain, 1) ** 2;
        const gap = Math.abs(mean(again, 1) - mean(plain, 1));
        expect(gap).toBeLessThan(5 * Math.sqrt((2 * variance) / DRAWS));
        // a variance of n draws has the relative standard error √(2/n), a little more where skewed
        const other = mean(again, 2) - mean(again, 1) ** 2;
        expect(Math.abs(other / variance - 1)).toBeLessThan(6 * Math.sqrt(4 / DRAWS));
      }
    }
  });
});

describe('a generator', () => {
  it('gives the two-state chain its closed form, with moves to and fro within a step', () => {
    const sketch: ModelSketch = {
      states: ['ill', 'well'],
      flows: [
        { from: 'well', to: 'ill', kind: 'rate', value: 0.8 },
        { from: 'ill', to: 'well', kind: 'rate', value: 1.3 },
      ],
      generators: [['ill', 'well']],
      people: { well: 30 },
      steps: 3,
    };
    for (const step of [1, 3]) {
      const well = (1.3 + 0.8 * Math.exp(-2.1 * step)) / 2.1;
      expect(score(sketch, 'in well', step, binomialMass(30, well))).toBeLessThan(LIMIT);
    }
    const { generators: _, ...competing } = sketch;
    const well = (1.3 + 0.8 * Math.exp(-2.1)) / 2.1;
    expect(score(competing, 'in well', 1, binomialMass(30, well))).toBeGreaterThan(LIMIT);
  });
});

describe('people who keep coming, each for a time of his own (M/G/∞), are Poisson', () => {
  const rate = 1.7;
  const stream = (enters: 'start' | 'end'): ModelSketch => ({
    states: ['a', 'b'],
    flows: [{ ...leaving, kind: 'share', value: 1, median: 5 }],
    people: {},
    inflows: [{ state: 'a', rate, enters }],
    steps: 12,
  });

  it('with the rate times the time, where it is the same for everybody', () => {
    expect(score(stream('end'), 'in a', 12, poissonMass(rate * 5))).toBeLessThan(LIMIT);
    // who enters at the start of a step has been there for one step more when it is recorded
    expect(score(stream('start'), 'in a', 12, poissonMass(rate * 4))).toBeLessThan(LIMIT);
    expect(score(stream('start'), 'in a', 12, poissonMass(rate * 4.3))).toBeGreaterThan(LIMIT);
  });

  it('with the rate times the sum of the tail', () => {
    const sketch: ModelSketch = {
      ...stream('end'),
      flows: [{ ...leaving, kind: 'share', value: 1, cdf: weibull }],
    };
    const tail = weibull.slice(0, 12).reduce((sum, p) => sum + 1 - p, 0);
    expect(score(sketch, 'in a', 12, poissonMass(rate * tail))).toBeLessThan(LIMIT);
  });

  it('and so are those who have left, whatever they left by', () => {
    const sketch: ModelSketch = {
      ...stream('end'),
      flows: [{ ...leaving, kind: 'rate', value: 0.3 }],
    };
    const left = Array.from({ length: 12 }, (_, k) => 1 - Math.exp(-0.3 * k));
    const mean = rate * left.reduce((a, b) => a + b, 0);
    expect(score(sketch, 'a>b', 12, poissonMass(mean))).toBeLessThan(LIMIT);
  });
});
