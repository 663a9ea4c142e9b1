import { describe, expect, it } from 'vitest';
import { convergenceOf } from '../../../engine/analysis/convergence.ts';
import { summarise } from '../../../engine/analysis/summarise.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { makeModel } from '../../oracle/make-model.ts';

const model = makeModel({
  states: ['free', 'convicted'],
  flows: [
    { from: 'free', to: 'convicted', kind: 'probability', value: { program: [{ input: 0 }] } },
  ],
  inputs: [{ purpose: 'param:share', distribution: { kind: 'beta', a: 12, b: 28 } }],
  people: { free: 100 },
  steps: 1,
});
const last = model.outcomes.findIndex(({ name }) => name === 'in convicted');

describe('convergenceOf', () => {
  it('has the means that runs of 128, 256, 512 … draws give, then that of all', () => {
    const tally = createSimulator(model).runChunk(0, 1000);
    const final = summarise(model, tally).outcomes[last]!.final.mean;
    const points = convergenceOf(tally, last, final, 1000);
    expect(points.map(({ draws }) => draws)).toEqual([128, 256, 512, 1000]);
    for (const { draws, estimate, mcse } of points) {
      const alone = summarise(model, createSimulator(model).runChunk(0, draws));
      const { mean } = alone.outcomes[last]!.final;
      expect(estimate).toBeCloseTo(mean.value, 9);
      expect(mcse).toBeCloseTo(mean.mcse, 9);
    }
  });

  it('stops where draws are missing while a run is under way', () => {
    const tally = createSimulator(model).runChunk(512, 512);
    const final = { value: 30, mcse: 0.4, method: 'simulated' } as const;
    expect(convergenceOf(tally, last, final, 512)).toEqual([
      { draws: 512, estimate: 30, mcse: 0.4 },
    ]);
  });

  it('goes on to the end where the law is known, with the means of the draws’ own means', () => {
    const run = createConditional(model);
    const tally = { ...createSimulator(model).runChunk(0, 64), conditional: run.runChunk(0, 3000) };
    const { convergence, final } = summarise(model, tally).outcomes[last]!;
    expect(convergence?.map(({ draws }) => draws)).toEqual([128, 256, 512, 1024, 2048, 3000]);
    const cell = run.outcomes.indexOf(last) * 2 + 1;
    let sum = 0;
    for (let draw = 0; draw < 512; draw++) sum += run.runDraw(draw).means[cell]!;
    expect(convergence?.[2]?.estimate).toBeCloseTo(sum / 512, 9);
    // the standard deviation of 100 θ, θ ~ Beta(12, 28), over √512
    const sd = 100 * Math.sqrt((12 * 28) / (40 * 40 * 41));
    expect(convergence?.[2]?.mcse).toBeCloseTo(sd / Math.sqrt(512), 1);
    expect(convergence?.at(-1)?.mcse).toBe(final.mean.mcse);
  });

  it('is part of the result', () => {
    const tally = createSimulator(model).runChunk(0, 300);
    const { convergence, final } = summarise(model, tally).outcomes[last]!;
    expect(convergence?.map(({ draws }) => draws)).toEqual([128, 256, 300]);
    expect(convergence?.at(-1)).toMatchObject({
      estimate: final.mean.value,
      mcse: final.mean.mcse,
    });
  });
});
