import { pow } from '../math/pow.ts';
import type { Model, ModelMeasure } from '../model/model.ts';
import { isConstant, runProgram } from '../model/run-program.ts';
import { epochValues } from './epoch-values.ts';
import { finiteValue } from './finite-value.ts';
import type { Kernel } from './kernel.ts';

type Total = Extract<ModelMeasure, { kind: 'total' }>;

/** Writes what outcomes need of one draw: amounts, discounted weights, the share of events that count. */
export function createOutcomeEvaluator(
  model: Model,
  kernel: Kernel,
): (inputs: Float64Array) => void {
  const { meter, epochs } = kernel;
  const writers: { isConstant: boolean; write(inputs: Float64Array): void }[] = [];
  model.outcomes.forEach(({ name, measure }, o) => {
    const path = `outcomes.${name}`;
    if (measure.kind === 'events') {
      const share = epochValues(measure.share, measure.rowAt, path);
      writers.push({
        isConstant: share.isConstant,
        write: (inputs) => share.write(inputs, meter.eventShare, o * epochs),
      });
    }
    if (measure.kind !== 'total') return;
    const first = meter.firstTerm[o] ?? 0;
    [...measure.inState, ...measure.onMove].forEach(({ value, rowAt }, i) => {
      const amounts = epochValues(value, rowAt, path);
      writers.push({
        isConstant: amounts.isConstant,
        write: (inputs) => amounts.write(inputs, meter.amount, (first + i) * epochs),
      });
    });
    const rate = measure.discount?.rate ?? [0];
    writers.push({
      isConstant: isConstant(rate),
      write: (inputs) => {
        const yearly = finiteValue(runProgram(rate, inputs), path);
        writeWeights(measure, yearly, model, kernel, o * (model.steps + 1));
      },
    });
  });
  let isFirst = true;
  return (inputs) => {
    for (const writer of writers) if (isFirst || !writer.isConstant) writer.write(inputs);
    isFirst = false;
  };
}

/**
 * Weight of people at the beginning and end of each step, and of the moves in it: the counting
 * convention times (1 + r)^−years. Weights of a list stand for times, moves of a step included.
 */
function writeWeights(
  { counting, discount }: Total,
  yearly: number,
  model: Model,
  { meter }: Kernel,
  at: number,
): void {
  const stepYears = model.clock.stepMonths / 12;
  const worth = (steps: number) => (yearly === 0 ? 1 : pow(1 + yearly, -steps * stepYears));
  for (let step = 0; step <= model.steps; step++) {
    const start = Math.max(step - 1, 0);
    let [early, late] = [worth(start), worth(step)];
    if (discount?.index === 'start') late = early;
    if (discount?.index === 'middle') early = late = worth((start + step) / 2);
    let [weightEarly, weightLate, weightMoves] = [0, 0, 1];
    if (counting === 'start') weightEarly = 1;
    else if (counting === 'end') weightLate = 1;
    else if (counting === 'half-cycle') weightEarly = weightLate = 0.5;
    else weightLate = weightMoves = counting[step] ?? 0;
    if (step === 0 && typeof counting === 'string') weightEarly = weightLate = 0;
    meter.earlyWeight[at + step] = weightEarly * early;
    meter.lateWeight[at + step] = weightLate * late;
    meter.moveWeight[at + step] = weightMoves * late;
  }
}
