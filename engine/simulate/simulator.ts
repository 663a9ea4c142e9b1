import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { evaluateDraw } from './evaluate-draw.ts';
import { createInputSampler } from './input-sampler.ts';
import { planKernel } from './plan-kernel.ts';
import { createTallyScratch, tallyCells } from './tally-cells.ts';
import { SAMPLE_LIMIT, type Sample, type Tally } from './tally.ts';

/** Most people a run may hold: whole counts stay exact and within 32 bits. */
const MAX_PEOPLE = 1_000_000_000;

export interface Simulator {
  /**
   * Counts of draws firstDraw … firstDraw + draws − 1: a pure function of the model and the draw
   * numbers, whatever ran before.
   */
  runChunk(firstDraw: number, draws: number): Tally;
  /** Counts of one draw: outcome o at step t is at o × (steps + 1) + t. Valid until the next call. */
  runDraw(draw: number): Int32Array;
  /** The sampled inputs of the last draw, in the order of `Model.inputs`. */
  readonly inputs: Float64Array;
}

/**
 * Prepares a model for simulation on this thread: stream keys, quantile functions, the kernel's
 * memory.
 *
 * @throws from `runChunk` and `runDraw`: `simulate/not-a-number`, `simulate/too-many-people`
 */
export function createSimulator(model: Model): Simulator {
  const kernel = planKernel(model);
  const sampleInputs = createInputSampler(model);
  const inputs = new Float64Array(model.inputs.length);
  const overfull = new Uint32Array(model.states.length);
  let drawnCounts = new Uint32Array(0);
  let scratch = createTallyScratch(0);

  function runDraw(draw: number): Int32Array {
    sampleInputs(draw, inputs);
    evaluateDraw(model, kernel, inputs, overfull);
    kernel.initial.fill(0);
    for (const { state, input } of model.population) {
      kernel.initial[state] = wholePeople(inputs[input] ?? NaN, model.states[state] ?? '');
    }
    kernel.simulate(draw);
    return kernel.outcomeCounts;
  }

  return {
    inputs,
    runDraw,
    runChunk(firstDraw, draws) {
      overfull.fill(0);
      const sampled = Math.max(0, Math.min(draws, SAMPLE_LIMIT - firstDraw));
      const sample: Sample = {
        draws: Uint32Array.from({ length: sampled }, (_, d) => firstDraw + d),
        counts: new Uint32Array(sampled * model.outcomes.length),
      };
      const cells = model.outcomes.length * (model.steps + 1);
      if (drawnCounts.length < cells * draws) {
        drawnCounts = new Uint32Array(cells * draws);
        scratch = createTallyScratch(cells * draws);
      }
      for (let d = 0; d < draws; d++) {
        const drawn = runDraw(firstDraw + d);
        for (let cell = 0; cell < cells; cell++) drawnCounts[cell * draws + d] = drawn[cell]!; // one count per cell
        if (d >= sampled) continue;
        for (let o = 0; o < model.outcomes.length; o++) {
          sample.counts[o * sampled + d] = drawn[o * (model.steps + 1) + model.steps] ?? 0;
        }
      }
      return {
        draws,
        outcomes: model.outcomes.map((outcome) => outcome.name),
        steps: model.steps,
        ...tallyCells(drawnCounts, cells, draws, scratch),
        overfull: overfull.slice(),
        sample,
      };
    },
  };
}

function wholePeople(sampled: number, state: string): number {
  const people = Math.floor(sampled + 0.5);
  if (people >= 0 && people <= MAX_PEOPLE) return people;
  throw fail(
    'simulate/too-many-people',
    `population.${state}`,
    `the number of people must lie between 0 and ${String(MAX_PEOPLE)}; got ${String(sampled)}`,
    sampled,
  );
}
