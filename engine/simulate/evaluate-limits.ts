import type { Model } from '../model/model.ts';
import { epochValues } from './epoch-values.ts';
import type { Kernel } from './kernel.ts';
import { MAX_PEOPLE, possiblePeople } from './max-people.ts';
import { wholeByStep } from './whole-by-step.ts';

/** Rounding allowed before a place counts as not there. */
const SLACK = 1e-9;

interface Writer {
  readonly isConstant: boolean;
  write(inputs: Float64Array): void;
}

/**
 * Writes one draw's inflows and capacities into the kernel; what a draw makes negative is 0.
 *
 * @returns how many people enter in all, on average where their number is Poisson
 * @throws  `simulate/not-a-number`, `simulate/too-many-people`
 */
export function createLimitEvaluator(
  model: Model,
  kernel: Kernel,
): (inputs: Float64Array) => number {
  const entering = new Float64Array(model.inflows.length);
  const writers = [...inflowWriters(model, kernel, entering), ...capacityWriters(model, kernel)];
  let isFirst = true;
  return (inputs) => {
    for (const writer of writers) if (isFirst || !writer.isConstant) writer.write(inputs);
    isFirst = false;
    return entering.reduce((sum, people) => sum + people, 0);
  };
}

function inflowWriters(model: Model, kernel: Kernel, entering: Float64Array): readonly Writer[] {
  const { epochs, epochOfStep, inflowRate, inflowPeople } = kernel;
  return model.inflows.map(({ state, law, size }, i): Writer => {
    const path = `inflow.${model.states[state]?.name ?? ''}`;
    const first = i * (model.steps + 1);
    if (size.kind === 'series') {
      return {
        isConstant: true,
        write: () => {
          entering[i] = 0;
          for (let step = 1; step <= model.steps; step++) {
            const people = size.people[step - 1] ?? 0;
            inflowPeople[first + step] = possiblePeople(people, path);
            entering[i] = (entering[i] ?? 0) + people;
          }
        },
      };
    }
    const rates = epochValues(size.value, size.rowAt, path);
    const own = inflowRate.subarray(i * epochs, (i + 1) * epochs);
    return {
      isConstant: rates.isConstant,
      write: (inputs) => {
        rates.write(inputs, own, 0);
        for (let epoch = 0; epoch < epochs; epoch++) own[epoch] = Math.max(own[epoch] ?? 0, 0);
        entering[i] = 0;
        for (let step = 1; step <= model.steps; step++) {
          const rate = own[epochOfStep[step] ?? 0] ?? 0;
          entering[i] = possiblePeople((entering[i] ?? 0) + rate, path);
        }
        if (law === 'poisson') return;
        wholeByStep(own, epochOfStep, (step, people) => (inflowPeople[first + step] = people));
      },
    };
  });
}

function capacityWriters(model: Model, kernel: Kernel): readonly Writer[] {
  const { gate, epochOfStep, epochs } = kernel;
  return [...gate.capacityAt].flatMap((index, c): readonly Writer[] => {
    const capacity = model.capacities[index];
    if (!capacity) return [];
    const limits = epochValues(capacity.limit, capacity.rowAt, `capacities.${capacity.name}`);
    const own = new Float64Array(epochs);
    const first = c * (model.steps + 1);
    return [
      {
        isConstant: limits.isConstant,
        write: (inputs) => {
          limits.write(inputs, own, 0);
          for (let epoch = 0; epoch < epochs; epoch++) {
            own[epoch] = Math.min(Math.max(own[epoch] ?? 0, 0), MAX_PEOPLE); // as good as none
          }
          if (capacity.kind === 'flow') {
            wholeByStep(own, epochOfStep, (step, people) => (gate.limit[first + step] = people));
            return;
          }
          for (let step = 1; step <= model.steps; step++) {
            gate.limit[first + step] = Math.floor((own[epochOfStep[step] ?? 0] ?? 0) + SLACK);
          }
        },
      },
    ];
  });
}
