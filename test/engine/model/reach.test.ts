import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { flowNamed, stateNamed, valueFor } from './look-up.ts';
import { sketchScenario, type ScenarioSketch, type VariantSketch } from './sketch-scenario.ts';

type Changes = NonNullable<VariantSketch['changes']>;

const compiled = (form: 'rate' | 'share', changes: Changes, sketch: ScenarioSketch = {}) =>
  compile(
    sketchScenario({
      steps: 20,
      parameters: { p: { kind: form, value: 0.1 } },
      flows: [
        { from: 'a', to: 'b', [form]: 'p', after: 3 },
        { from: 'a', to: 'c', [form]: form === 'share' ? 'rest' : 0.2, after: 5 },
      ],
      variants: { v: { changes } },
      ...sketch,
    }),
    { variant: 'v' },
  );

describe('a dated change', () => {
  it('of a rate reaches everyone: one cohort', () => {
    const model = compiled('rate', [{ parameter: 'p', times: 2, fromStep: 8 }]);
    expect(stateNamed(model, 'a')).toMatchObject({ byEntry: false, rowAt: [0, 1], redealt: [] });
  });

  it('of a rate for entrants tells apart who entered before and after', () => {
    const change = { parameter: 'p', times: 2, fromStep: 8, reach: 'entrants' } as const;
    const model = compiled('rate', [change]);
    const state = stateNamed(model, 'a');
    expect(state).toMatchObject({ byEntry: true, rows: 2, cohortAt: [0, 1], classes: 1 });
    expect(valueFor(model, 'a>b', { entry: 7, present: 15 })).toBe(0.1);
    expect(valueFor(model, 'a>b', { entry: 8, present: 15 })).toBe(0.2);
  });

  it('for entrants and another for everyone multiply where both apply', () => {
    const model = compiled('rate', [
      { parameter: 'p', times: 2, fromStep: 8, reach: 'entrants' },
      { parameter: 'p', times: 3, fromStep: 12, untilStep: 16 },
    ]);
    expect(model.epochs).toEqual([0, 8, 12, 16]);
    // two cohorts (before 8, from 8), each before, during and after
    expect(stateNamed(model, 'a')).toMatchObject({ rows: 4, cohortAt: [0, 1, 1, 1] });
    expect(valueFor(model, 'a>b', { entry: 2, present: 13 })).toBeCloseTo(0.3, 14);
    expect(valueFor(model, 'a>b', { entry: 9, present: 13 })).toBeCloseTo(0.6, 14);
    expect(valueFor(model, 'a>b', { entry: 9, present: 17 })).toBeCloseTo(0.2, 14);
  });

  it('of a share is the law at entry: nobody is dealt anew', () => {
    const model = compiled('share', [{ parameter: 'p', odds: 2, fromStep: 8 }]);
    expect(stateNamed(model, 'a')).toMatchObject({ byEntry: false, rowAt: [0, 1], redealt: [] });
  });

  it('of a share for everyone deals them anew at its date, and when it ends', () => {
    const model = compiled('share', [
      { parameter: 'p', odds: 2, fromStep: 8, untilStep: 11, reach: 'everyone' },
    ]);
    expect(model.epochs).toEqual([0, 8, 11]);
    expect(stateNamed(model, 'a')).toMatchObject({
      byEntry: false,
      rowAt: [0, 1, 0],
      redealt: [1, 2],
    });
  });

  it('for everyone keeps a law for entrants apart by when people entered', () => {
    const model = compiled('share', [
      { parameter: 'p', set: 0.2, fromStep: 5 },
      { parameter: 'p', times: 3, fromStep: 8, reach: 'everyone' },
    ]);
    expect(stateNamed(model, 'a')).toMatchObject({
      byEntry: true,
      cohortAt: [0, 1, 1],
      redealt: [2],
    });
    expect(valueFor(model, 'a>b', { entry: 3 })).toBe(0.1);
    expect(valueFor(model, 'a>b', { entry: 3, present: 8 })).toBeCloseTo(0.3, 14);
    expect(valueFor(model, 'a>b', { entry: 6 })).toBe(0.2);
    expect(valueFor(model, 'a>b', { entry: 6, present: 8 })).toBeCloseTo(0.6, 14);
    expect(valueFor(model, 'a>b', { entry: 12 })).toBeCloseTo(0.6, 14);
  });

  it('that changes nothing makes no epoch', () => {
    const model = compiled('share', [{ parameter: 'p', times: 1, fromStep: 5, reach: 'everyone' }]);
    expect(model.epochs).toEqual([0]);
    expect(stateNamed(model, 'a').redealt).toEqual([]);
  });

  it('for entrants is refused where rates become probabilities by the matrix exponential', () => {
    const sketch: ScenarioSketch = {
      rates: 'matrix-exponential',
      flows: [
        { from: 'a', to: 'b', rate: 'p' },
        { from: 'b', to: 'a', rate: 0.1 },
      ],
    };
    const change = { parameter: 'p', times: 2, fromStep: 8, reach: 'entrants' } as const;
    expect(() => compiled('rate', [change], sketch)).toThrow(/model\/entrants-in-generator/);
  });
});

describe('a flow that a variant', () => {
  const withFlows = (flows: VariantSketch['flows'], form: 'rate' | 'share' = 'rate') =>
    compile(
      sketchScenario({
        steps: 20,
        flows: [
          { from: 'a', to: 'b', [form]: 0.1, after: 3 },
          { from: 'a', to: 'c', [form]: form === 'share' ? 'rest' : 0.2, after: 5 },
        ],
        variants: { v: { flows: flows ?? [] } },
      }),
      { variant: 'v' },
    );

  it('adds is there all the time, with the value 0 outside its dates', () => {
    const model = withFlows([
      { kind: 'add', from: 'a', to: 'd', rate: 0.3, fromStep: 5, untilStep: 9 },
    ]);
    expect(flowNamed(model, 'a>d').value).toEqual([[0], [0.3]]);
    expect(stateNamed(model, 'a').rowAt).toEqual([0, 1, 0]);
    expect(flowNamed(model, 'a>b').value).toEqual([[0.1], [0.1]]);
  });

  it('closes has the value 0, also where it takes the rest', () => {
    const model = withFlows(
      [{ kind: 'close', from: 'a', to: 'c', share: 'rest', fromStep: 5 }],
      'share',
    );
    expect(flowNamed(model, 'a>c').value).toEqual(['rest', [0]]);
    expect(stateNamed(model, 'a').rowAt).toEqual([0, 1]);
  });

  it('adds out of a final state gives it a form', () => {
    const model = withFlows([{ kind: 'add', from: 'b', to: 'd', probability: 0.3 }]);
    expect(stateNamed(model, 'b').form).toBe('competing');
    expect(stateNamed(model, 'd').form).toBe('final');
  });

  it('adds must not be there already, nor be of another form, nor a second rest', () => {
    expect(() => withFlows([{ kind: 'add', from: 'a', to: 'b', rate: 0.3 }])).toThrow(
      /model\.yaml:\d+:1: error: flows\.a>b: .*model\/duplicate-flow/,
    );
    expect(() => withFlows([{ kind: 'add', from: 'a', to: 'd', probability: 0.3 }])).toThrow(
      /model\/mixed-exits/,
    );
    expect(() => withFlows([{ kind: 'add', from: 'a', to: 'd', share: 'rest' }], 'share')).toThrow(
      /model\/second-rest/,
    );
  });
});
