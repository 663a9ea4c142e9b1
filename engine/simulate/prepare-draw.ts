import type { Model } from '../model/model.ts';
import { createDrawEvaluator } from './evaluate-draw.ts';
import { createLaneEvaluator } from './evaluate-lanes.ts';
import { createLimitEvaluator } from './evaluate-limits.ts';
import { createOutcomeEvaluator } from './evaluate-outcomes.ts';
import type { KernelKind } from './create-kernel.ts';
import { createInputSampler } from './input-sampler.ts';
import type { Kernel } from './kernel.ts';
import { BATCH } from './lane-kernel.ts';
import { possiblePeople } from './max-people.ts';
import { planKernel } from './plan-kernel.ts';
import { isPlain } from '../model/is-plain.ts';

/** A kernel that can be made ready for any draw. */
export interface DrawSource {
  readonly kernel: Kernel;
  /** What runs the kernel. */
  readonly kernelKind: KernelKind;
  /** The sampled inputs of the draw last prepared, in the order of `Model.inputs`. */
  readonly inputs: Float64Array;
  /** By state: in how many of the draws prepared so far its exits added up to more than 1 and were scaled. */
  readonly overfull: Uint32Array;
  /**
   * Samples the inputs of a draw and writes everything that follows from them into the kernel.
   *
   * @throws `simulate/not-a-number`, `simulate/too-many-people`
   */
  prepare(draw: number): void;
  /** The same for inputs that were sampled elsewhere. */
  prepareInputs(sampled: Float64Array): void;
  /** Whether draws can be prepared and simulated side by side, in `kernel.lanes`. */
  readonly isPlain: boolean;
  /**
   * Prepares draws firstDraw … firstDraw + draws − 1, at most `BATCH`, for `kernel.lanes`.
   *
   * @throws `simulate/not-a-number`, `simulate/too-many-people`
   */
  prepareBatch(firstDraw: number, draws: number): void;
  /** Where asked for: the probability of each exit in the batch last prepared, exit × `BATCH` + draw. */
  readonly exits: Float64Array;
}

/**
 * @param only      the kind of kernel to take; the quickest that can run here unless given
 * @param withExits whether `exits` is asked for
 * @throws `simulate/too-many-steps`, `simulate/limited-twice`, `simulate/no-kernel`
 */
export function createDrawSource(model: Model, only?: KernelKind, withExits = false): DrawSource {
  const { kernel, kind } = planKernel(model, only);
  const sampleInputs = createInputSampler(model, isPlain(model) ? kernel.inputs : undefined);
  const evaluateDraw = createDrawEvaluator(model, kernel);
  const evaluateLimits = createLimitEvaluator(model, kernel);
  const evaluateOutcomes = createOutcomeEvaluator(model, kernel);
  const inputs = new Float64Array(model.inputs.length);
  const overfull = new Uint32Array(model.states.length);
  const exits = new Float64Array(
    withExits && isPlain(model) ? kernel.exit.exits.length * BATCH : 0,
  );
  const evaluateLanes = createLaneEvaluator(model, kernel, exits.length > 0 ? exits : undefined);
  const batch = kernel.inputs.values;
  const writePeople = (draws: number) => {
    const initial = kernel.lanes.initial;
    for (let d = 0; d < draws; d++) {
      let people = 0;
      for (const { state, input } of model.population) {
        const path = `population.${model.states[state]?.name ?? ''}`;
        const own = possiblePeople(Math.floor((batch[input * draws + d] ?? NaN) + 0.5), path);
        initial[state * BATCH + d] = own;
        people = possiblePeople(people + own, path);
      }
    }
  };
  const evaluate = () => {
    evaluateDraw(inputs, overfull);
    evaluateOutcomes(inputs);
    let people = evaluateLimits(inputs);
    kernel.initial.fill(0);
    for (const { state, input } of model.population) {
      const path = `population.${model.states[state]?.name ?? ''}`;
      const own = possiblePeople(Math.floor((inputs[input] ?? NaN) + 0.5), path);
      kernel.initial[state] = own;
      people = possiblePeople(people + own, path);
    }
  };
  return {
    kernel,
    exits,
    kernelKind: kind,
    inputs,
    overfull,
    prepare(draw) {
      sampleInputs(draw, 1, inputs);
      evaluate();
    },
    prepareInputs(sampled) {
      inputs.set(sampled);
      evaluate();
    },
    isPlain: isPlain(model),
    prepareBatch(firstDraw, draws) {
      sampleInputs(firstDraw, draws, batch);
      for (let i = 0; i < inputs.length; i++) inputs[i] = batch[i * draws + draws - 1] ?? NaN;
      evaluateLanes(batch, draws, overfull);
      evaluateOutcomes(inputs); // the same in every draw, so written once
      writePeople(draws);
    },
  };
}
