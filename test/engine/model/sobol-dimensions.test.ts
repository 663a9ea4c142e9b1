import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { createInputSampler } from '../../../engine/simulate/input-sampler.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';
import { sobolDimensions } from '../../../engine/model/sobol-dimensions.ts';
import { scenarioFrom } from './scenario-text.ts';

const asSobol = (scenario: Scenario): Scenario => ({
  ...scenario,
  run: { ...scenario.run, sampling: 'sobol' },
});

const VARIANTS = `
  strict: { title: Strict, set: { convicted: 90 of 100 } }
  more: { title: More, population: { back: 100 to 200 } }`;

const scenario = asSobol(scenarioFrom({ variants: VARIANTS }));

/** Sampled values of a purpose. */
function drawsOf(variant: string, purpose: string): number[] {
  const model = compile(scenario, { variant });
  const out = new Float64Array(model.inputs.length * 256);
  createInputSampler(model)(0, 256, out);
  const at = model.inputs.findIndex((input) => input.purpose === purpose);
  return Array.from(out.subarray(at * 256, at * 256 + 256));
}

describe('sobolDimensions', () => {
  it('are those of base and variants, by name, whichever is compiled', () => {
    const expected = ['param:convicted', 'param:return-rate', 'population:back'];
    for (const variant of ['base', 'strict', 'more']) {
      expect(compile(scenario, { variant }).dimensions).toEqual(expected);
    }
  });

  it('are none without `sampling: sobol`', () => {
    expect(compile(scenarioFrom({ variants: VARIANTS })).dimensions).toBeUndefined();
  });

  it('keep base and variants paired: what a variant leaves alone has the same values to the bit', () => {
    for (const variant of ['strict', 'more']) {
      expect(drawsOf(variant, 'param:return-rate')).toEqual(drawsOf('base', 'param:return-rate'));
    }
    const ranks = (values: readonly number[]) =>
      values.map((value) => values.filter((other) => other < value).length);
    expect(ranks(drawsOf('strict', 'param:convicted'))).toEqual(
      ranks(drawsOf('base', 'param:convicted')),
    );
  });

  it('leave out what is redrawn, and what is certain', () => {
    const uncertain = { kind: 'uniform', min: 0, max: 1 } as const;
    const inputs = [
      { purpose: 'param:b', counter: 0, distribution: uncertain },
      { purpose: 'param:redrawn', counter: 0, distribution: uncertain },
      { purpose: 'param:redrawn', counter: 1, distribution: uncertain },
      { purpose: 'population:a', counter: 0, distribution: { kind: 'fixed', value: 3 } as const },
      { purpose: 'param:a@men', counter: 0, distribution: uncertain },
    ];
    const model = { inputs, splits: [], hierarchies: [] };
    expect(sobolDimensions([model])).toEqual(['param:a@men', 'param:b']);
  });
});
