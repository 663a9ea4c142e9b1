import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createInputSampler } from '../../../engine/simulate/input-sampler.ts';
import { BATCH } from '../../../engine/simulate/lane-kernel.ts';
import { planKernel } from '../../../engine/simulate/plan-kernel.ts';
import { makeModel } from '../../oracle/make-model.ts';

const distributions: readonly Distribution[] = [
  { kind: 'beta', a: 54.5, b: 346.5 },
  { kind: 'beta', a: 0.5, b: 25_000 },
  { kind: 'beta', a: 12.5, b: 0.5 },
  { kind: 'beta', a: 0.02, b: 3 }, // whose logit is looked up, with more cells
  { kind: 'normal', mean: 3, sd: 2 },
  { kind: 'fixed', value: 7 },
  { kind: 'gamma', shape: 3, rate: 2 },
  { kind: 'beta', a: 54.5, b: 346.5 },
];
const inputs = distributions.map((distribution, i) => ({ purpose: `param:${i}`, distribution }));
const plain = makeModel({
  states: ['a', 'b'],
  flows: [{ from: 'a', to: 'b', kind: 'probability', value: { program: [{ input: 0 }] } }],
  inputs,
  people: { a: 9 },
  steps: 2,
});
const withSobol: Model = {
  ...plain,
  dimensions: inputs.slice(1).map(({ purpose }) => purpose),
};
const withCopula: Model = {
  ...plain,
  copula: { purposes: ['param:0', 'param:4'], factor: [1, 0, 0.6, 0.8] },
};

/** Batches so many that each tail is looked up where it is hardly ever, and beyond. */
const BATCHES = 40;

describe.each([
  ['counted out of streams', plain],
  ['of Sobol points', withSobol],
  ['of a copula', withCopula],
])('inputs of a batch %s', (_, model) => {
  it.each(['typescript', 'scalar', 'simd'] as const)(
    'have in the kernel %s the bits that they have draw by draw',
    (kind) => {
      const { kernel } = planKernel(model, kind);
      const { values } = kernel.inputs;
      const inLanes = createInputSampler(model, kernel.inputs);
      const singly = createInputSampler(model);
      const row = new Float64Array(inputs.length);
      let different = 0;
      for (let batch = 0; batch < BATCHES; batch++) {
        const first = 1000 + batch * BATCH;
        inLanes(first, BATCH, values);
        for (let d = 0; d < BATCH; d++) {
          singly(first + d, 1, row);
          row.forEach((value, i) => (different += Object.is(values[i * BATCH + d], value) ? 0 : 1));
        }
      }
      expect(different).toBe(0);
    },
  );
});

describe('inputs of fewer draws than a batch has', () => {
  it('stand next to each other, with the same bits', () => {
    const { kernel } = planKernel(plain);
    const inLanes = createInputSampler(plain, kernel.inputs);
    const whole = new Float64Array(inputs.length * BATCH);
    createInputSampler(plain)(5, BATCH, whole);
    inLanes(5, 37, kernel.inputs.values);
    for (let i = 0; i < inputs.length; i++) {
      const own = kernel.inputs.values.subarray(37 * i, 37 * (i + 1));
      expect(own).toEqual(whole.subarray(BATCH * i, BATCH * i + 37));
    }
  });
});

describe('the kernel for inputs', () => {
  it('looks most of them up in tables, one for each distribution that is asked for', () => {
    const { kernel } = planKernel(plain);
    const inLanes = createInputSampler(plain, kernel.inputs);
    for (let batch = 0; batch < BATCHES; batch++) {
      inLanes(batch * BATCH, BATCH, kernel.inputs.values);
    }
    expect([...kernel.inputs.tableOf].filter((table) => table >= 0)).toHaveLength(4);
    kernel.inputs.count(64);
    expect(kernel.inputs.lookUp()).toBeLessThan(16);
  });
});
