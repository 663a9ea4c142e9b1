import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { compile } from '../../../engine/model/compile.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

function problemsOf(sketch: ScenarioSketch, variant = 'base'): readonly string[] {
  try {
    compile(sketchScenario({ steps: 24, ...sketch }), { variant });
    return [];
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    return error.message.split('\n');
  }
}

describe('values that are impossible at the means', () => {
  it('are told with the flow’s place and how long after entry they are so', () => {
    const flows = [
      { from: 'b', to: 'c', rate: 0.1 },
      { from: 'a', to: 'b', probability: 'dwell / 10 months' },
      { from: 'a', to: 'c', probability: 0.2 },
    ];
    expect(problemsOf({ flows })).toEqual([
      "model.yaml:3:1: error: flows.a>c: the exits of a must add up to at most 1 at the parameters' means, 9 steps after entry; got 1.1 [model/share-above-one]",
      expect.stringMatching(/^model\.yaml:2:1: error: flows\.a>b: .* 11 steps after entry/),
    ]);
  });

  it('do not count where nobody can be: a late dwell in an early step', () => {
    // in step 2 nobody has been there for more than 1 month: 0.9 + 1 / 25; in step 11 0.55 + 10 / 25
    const sketch: ScenarioSketch = {
      steps: 11,
      flows: [
        { from: 'a', to: 'b', probability: 'if(step < 3, 0.9, 0.05 * step) + dwell / 25 months' },
      ],
    };
    expect(problemsOf(sketch)).toEqual([]);
    const entered = { kind: 'fixed', value: 5 } as const;
    const population = [{ state: 'a', value: 10, entered }];
    expect(problemsOf({ ...sketch, population })).toHaveLength(1);
  });

  it('are told once for each flow, however many steps and classes they concern', () => {
    const flows = [{ from: 'a', to: 'b', rate: '-1 * step / 1 month * dwell / 1 month' }];
    expect(problemsOf({ flows })).toHaveLength(1);
  });

  it('are found in every epoch and group, and in what a variant adds', () => {
    const sketch: ScenarioSketch = {
      parameters: { p: { kind: 'share', value: 0.4 } },
      groups: { men: {}, women: { parameters: { p: 0.6 } } },
      flows: [
        { from: 'a', to: 'b', share: 'p' },
        { from: 'a', to: 'c', share: 0.5, groups: ['women'] },
      ],
      variants: {
        v: {
          changes: [{ parameter: 'p', times: 3, fromStep: 20 }],
          flows: [{ kind: 'add', from: 'b', to: 'c', probability: '-1', fromStep: 22 }],
        },
      },
    };
    expect(problemsOf(sketch)).toEqual([
      expect.stringContaining('flows.a@women>c@women: the exits'),
    ]);
    expect(problemsOf(sketch, 'v').map((line) => /flows\.\S+(?=:)/.exec(line)?.[0])).toEqual([
      'flows.a@men>b@men',
      'flows.a@women>c@women',
      'flows.a@women>b@women',
      'flows.b@men>c@men',
      'flows.b@women>c@women',
    ]);
  });

  it('are times that are none, whatever the length of a step', () => {
    const after = { kind: 'lognormal', median: { kind: 'number', value: -6 }, sigma: 0.5 } as const;
    const flows = [{ from: 'a', to: 'b', share: 1, after }];
    expect(problemsOf({ flows, unit: 'quarter' })).toEqual([
      "model.yaml:1:1: error: flows.a>b: a time must be more than 0 months at the parameters' means; got -6 [model/not-a-duration]",
    ]);
  });
});
