import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { flowNamed, stateNamed } from './look-up.ts';
import { sketchScenario } from './sketch-scenario.ts';

describe('a parameter that is redrawn', () => {
  const redrawn = (how: 'step' | 'year' | 'group', form: 'rate' | 'share') =>
    compile(
      sketchScenario({
        steps: 30,
        parameters: { p: { kind: form, value: [0.1, 0.2], redrawn: [how] } },
        flows: [{ from: 'a', to: 'b', [form]: 'p' }],
      }),
    );
  const counters = (model: ReturnType<typeof redrawn>) =>
    stateNamed(model, 'a').rowAt.map((row, epoch) => {
      const [step] = flowNamed(model, 'a>b').value[row]!;
      const input = model.inputs[(step as { input: number }).input]!; // the one step of these programs reads an input
      expect(input.purpose).toBe('param:p');
      return [model.epochs[epoch], input.counter];
    });

  it('takes a number of its own in each step', () => {
    expect(counters(redrawn('step', 'rate')).slice(0, 3)).toEqual([
      [0, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(redrawn('step', 'rate').inputs).toHaveLength(30);
  });

  it('takes number 0 for people dealt at the start, then that of the step of entry', () => {
    expect(counters(redrawn('step', 'share')).slice(0, 3)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('takes a number of its own in each year since the start', () => {
    // steps 1 to 12 begin in the first year
    expect(counters(redrawn('year', 'rate'))).toEqual([
      [0, 0],
      [13, 1],
      [25, 2],
    ]);
    expect(counters(redrawn('year', 'share'))).toEqual([
      [0, 0],
      [13, 1],
      [25, 2],
    ]);
  });

  it('has a stream of its own in each group, where others share theirs', () => {
    const model = compile(
      sketchScenario({
        parameters: {
          p: { kind: 'rate', value: [0.1, 0.2], redrawn: ['group'] },
          q: { kind: 'rate', value: [0.1, 0.2] },
        },
        groups: { men: {}, women: { parameters: { q: [0.2, 0.3] } }, minors: {} },
        flows: [{ from: 'a', to: 'b', rate: 'p + q' }],
      }),
    );
    expect(model.inputs.map(({ purpose }) => purpose).sort()).toEqual([
      'param:p@men',
      'param:p@minors',
      'param:p@women',
      'param:q',
      'param:q@women',
    ]);
  });
});
