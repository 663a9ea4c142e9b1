import type { Split } from '../scenario/scenario.ts';
import { splitMarginal, splitPosterior } from '../synthesis/dirichlet.ts';
import type { InputTable, JointInputs } from './input-table.ts';
import type { ModelSplit } from './model.ts';

export interface SplitTable extends JointInputs {
  /** Splits of which something was asked. */
  list(): readonly ModelSplit[];
}

/** Stream of a part of a split; a parameter keeps it where a variant gives it another value. */
export function splitPurpose(split: string, part: string): string {
  return `split:${split}:${part}`;
}

/** Compiles splits when a parameter of theirs is first used. */
export function createSplitTable(splits: readonly Split[], inputs: InputTable): SplitTable {
  const compiled = new Map<string, ModelSplit>();
  return {
    inputOf(parameter) {
      const split = splits.find(({ parameters }) => parameters.includes(parameter));
      if (!split) return undefined;
      const known = compiled.get(split.name) ?? compileSplit(split, inputs);
      compiled.set(split.name, known);
      return known.inputs[known.posterior.names.indexOf(parameter)];
    },
    list: () =>
      [...compiled.values()].sort((a, b) => (a.purposes.join() < b.purposes.join() ? -1 : 1)),
  };
}

function compileSplit(split: Split, inputs: InputTable): ModelSplit {
  const posterior = splitPosterior(split);
  const { names, counted, rest } = posterior;
  const ranged = counted.filter(({ low, high }, index) => index !== rest && low < high);
  return {
    posterior,
    inputs: names.map((name) =>
      split.parameters.includes(name)
        ? inputs.add(splitPurpose(split.name, name), splitMarginal(posterior, name))
        : -1,
    ),
    purposes: [
      ...ranged.map(({ name }) => `${splitPurpose(split.name, name)}:count`),
      ...names.slice(0, -1).map((name) => splitPurpose(split.name, name)),
    ],
  };
}
