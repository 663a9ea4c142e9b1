import { fail } from '../errors/baserate-error.ts';
import type { Model, ModelFlow } from '../model/model.ts';
import { expm1 } from '../math/expm1.ts';
import { runProgram } from '../model/run-program.ts';
import type { Kernel } from './kernel.ts';

/** Rounding allowed before the exits of a state count as more than 1. */
const SLACK = 1e-12;

/**
 * Writes one draw's probabilities and times into the kernel, from the draw's sampled inputs.
 *
 * Exits that add up to more than 1 (independent posteriors can, rarely) are scaled to 1, negative
 * ones set to 0; both are counted in `overfull` so that the result can say so.
 *
 * @param inputs    one value per `Model.inputs`
 * @param overfull  by state: 1 is added if this draw needed the correction
 * @throws          `simulate/not-a-number` naming the flow when the arithmetic has no value
 */
export function evaluateDraw(
  model: Model,
  kernel: Kernel,
  inputs: Float64Array,
  overfull: Uint32Array,
): void {
  for (let state = 0; state < kernel.states; state++) {
    const first = kernel.firstFlow[state] ?? 0;
    const end = kernel.firstFlow[state + 1] ?? 0;
    if (first === end) continue;
    let corrected = false;
    for (let epoch = 0; epoch < model.epochs.length; epoch++) {
      if (evaluateState(model, kernel, inputs, state, first, end, epoch)) corrected = true;
    }
    if (corrected) overfull[state] = (overfull[state] ?? 0) + 1;
  }
}

/** @returns whether the exits had to be corrected */
function evaluateState(
  model: Model,
  kernel: Kernel,
  inputs: Float64Array,
  state: number,
  first: number,
  end: number,
  epoch: number,
): boolean {
  const row = epoch * kernel.flows;
  let rest = -1;
  let sum = 0;
  let corrected = false;
  for (let index = first; index < end; index++) {
    const flow = flowAt(model, index);
    if (flow.kind === 'share' && kernel.tabulated[row + index] !== 1) {
      evaluateSojourn(flow, kernel, inputs, row + index, epoch);
    }
    if (flow.value === 'rest') {
      rest = index;
      continue;
    }
    const value = checked(runProgram(flow.value[epoch] ?? [], inputs), flow);
    if (value < 0) corrected = true;
    kernel.conditional[row + index] = Math.max(value, 0);
    sum += Math.max(value, 0);
  }
  if (rest >= 0) {
    kernel.conditional[row + rest] = Math.max(1 - sum, 0);
    if (sum < 1) sum = 1;
  }
  const kind = flowAt(model, first).kind;
  if (kind === 'rate') kernel.leave[epoch * kernel.states + state] = leaveProbability(sum);
  else {
    if (sum > 1 + SLACK) corrected = true;
    kernel.leave[epoch * kernel.states + state] = Math.min(sum, 1);
  }
  makeConditional(kernel.conditional, row + first, row + end);
  return corrected;
}

/** Turns shares p_i into p_i / (p_i + p_{i+1} + …), the chance of exit i if no earlier one was dealt. */
function makeConditional(shares: Float64Array, first: number, end: number): void {
  let tail = 0;
  for (let index = end - 1; index >= first; index--) {
    const share = shares[index] ?? 0;
    tail += share;
    shares[index] = tail > 0 ? share / tail : 0;
  }
}

function evaluateSojourn(
  flow: ModelFlow,
  kernel: Kernel,
  inputs: Float64Array,
  at: number,
  epoch: number,
): void {
  const sojourn = flow.sojourn[epoch];
  if (sojourn?.kind !== 'lognormal') return;
  const median = checked(runProgram(sojourn.median, inputs), flow);
  kernel.median[at] = Math.max(median, 0);
  kernel.sigma[at] = sojourn.sigma;
}

function checked(value: number, flow: ModelFlow): number {
  if (value > -Infinity && value < Infinity) return value;
  throw fail(
    'simulate/not-a-number',
    `flows.${flow.name}`,
    `its value has no finite result in some draws (a division by zero?); got ${String(value)}`,
    value,
  );
}

function flowAt(model: Model, index: number): ModelFlow {
  const flow = model.flows[index];
  if (!flow)
    throw fail('simulate/no-such-flow', 'flows', `index ${String(index)} is outside the model`);
  return flow;
}

/** Probability of leaving within a step under the total hazard per month, 1 − exp(−Σh). */
function leaveProbability(hazard: number): number {
  return -expm1(-hazard);
}
