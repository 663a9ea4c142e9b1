import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { settledDwell } from '../../../engine/model/dwell-classes.ts';
import { flowNamed, stateNamed, valueFor } from './look-up.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

const compiled = (rate: string, sketch: ScenarioSketch = {}) =>
  compile(
    sketchScenario({
      steps: 100,
      parameters: { p: { kind: 'number', value: [0.01, 0.02] } },
      flows: [{ from: 'a', to: 'b', probability: rate }],
      ...sketch,
    }),
  );
const classes = (rate: string, sketch?: ScenarioSketch) =>
  stateNamed(compiled(rate, sketch), 'a').classes;

describe('classes of dwell', () => {
  it.each([
    // by hand: the first dwell from which the value is always the same, plus one
    ['p', 1],
    ['if(dwell < 6 months, p, 2 * p)', 7],
    ['if(dwell <= 6 months, p, 2 * p)', 8],
    ['if(dwell > 6 months, p, 2 * p)', 8],
    ['if(6 months <= dwell, p, 2 * p)', 7],
    ['if(dwell / 1 year < 0.5, p, 2 * p)', 7],
    ['if(dwell < 5.5 months, p, 2 * p)', 7],
    ['p * pow(min(dwell, 2 years) / 1 year, 1.2)', 25],
    ['p * min(2 years, dwell) / 2 years', 25],
    ['if(dwell < 6 months, p * dwell / 1 year, p)', 7],
    ['if(dwell < 6 months, p, p * min(dwell, 1 year) / 1 year)', 13],
    ['if(dwell < 200 months, p, 2 * p)', 100],
    ['p * dwell / 10 years', 100],
    ['if(dwell < 1 year * p, p, 0)', 100],
    ['if(dwell < 0 months, 2, p)', 1],
  ])('of %s are %d', (rate, expected) => {
    expect(classes(rate)).toBe(expected);
  });

  it('pool the last row of a table, and rows that are alike', () => {
    const rows = Array.from({ length: 52 }, (_, week): [number, string] => [
      (week * 7) / 30.4375,
      week < 40 ? `p * ${week}` : 'p * 40',
    ]);
    const sketch: ScenarioSketch = { unit: 'week', tables: { t: { by: 'dwell', rows } } };
    expect(classes('t', sketch)).toBe(41);
    expect(
      classes('t', {
        unit: 'week',
        tables: {
          t: {
            by: 'dwell',
            rows: [
              [0, 'p'],
              [9, 'p'],
            ],
          },
        },
      }),
    ).toBe(1);
  });

  it('meet whole weeks exactly, whatever their length in months', () => {
    const rows = Array.from({ length: 90 }, (_, week): [number, string] => [
      week * (7 / 30.4375),
      `${week}`,
    ]);
    const model = compiled('t / 1000', { unit: 'week', tables: { t: { by: 'dwell', rows } } });
    for (let dwell = 0; dwell < 90; dwell++) {
      expect(valueFor(model, 'a>b', { present: 99, dwell })).toBe(dwell / 1000);
    }
  });

  it('reach back to the earliest entry before the start', () => {
    const population: ScenarioSketch['population'] = [
      {
        state: 'a',
        value: 10,
        entered: {
          kind: 'distribution',
          distribution: { kind: 'uniform', min: 0, max: 24 },
          text: 'uniform(0 months, 24 months)',
        },
      },
    ];
    const model = compiled('p * dwell / 20 years', { population });
    // who entered 23 steps ago has been there for 122 steps in the last one
    expect(stateNamed(model, 'a').classes).toBe(100 + 23);
    expect(model.population[0]?.entered).toHaveLength(24);
    const pooled = compiled('if(dwell < 6 months, p, 0)', { population });
    expect(pooled.population[0]?.entered).toHaveLength(7);
    expect(pooled.population[0]?.entered?.at(-1)).toBeCloseTo(18 / 24, 12);
    expect(compiled('p', { population }).population[0]?.entered).toBeUndefined();
  });

  it('keep a model of 5 states and 174 cycles small: states × dwell, not its square', () => {
    const names = ['a', 'b', 'c', 'd'];
    const flows = names.map((from, i) => ({
      from,
      to: names[i + 1] ?? 'e',
      probability: 'p * pow(dwell / 10 years, 1.2)',
    }));
    const model = compiled('p', { steps: 174, flows });
    expect(model.states.map((state) => state.classes)).toEqual([174, 174, 174, 174, 1]);
    expect(JSON.stringify(model).length).toBeLessThan(5_000);
  });

  it('would be too few if the last threshold were passed over', () => {
    // the evaluator itself says so: 1 at 5 months, 0 from 6
    expect(settledDwell(['dwell', 6, '<', 1, 0, 'if'], [], 1)).toBe(6);
    const model = compiled('if(dwell < 6 months, p, 0)');
    expect(valueFor(model, 'a>b', { present: 50, dwell: 5 })).toBeGreaterThan(0);
    expect(valueFor(model, 'a>b', { present: 50, dwell: 6 })).toBe(0);
    expect(flowNamed(model, 'a>b').value).toHaveLength(1);
  });

  it('are refused where people are dealt their exits, and by the matrix exponential', () => {
    const share = { flows: [{ from: 'a', to: 'b', share: 'min(1, dwell / 1 year)' }] };
    expect(() => compiled('p', share)).toThrow(
      /flows\.a>b: the time since entry .*model\/no-dwell/,
    );
    const rates: ScenarioSketch = {
      rates: 'matrix-exponential',
      flows: [
        { from: 'a', to: 'b', rate: 'dwell / pow(1, 2) / 1 year / 1 year' },
        { from: 'b', to: 'a', rate: 0.1 },
      ],
    };
    expect(() => compiled('p', rates)).toThrow(/several states in a step .*model\/no-dwell/);
  });
});
