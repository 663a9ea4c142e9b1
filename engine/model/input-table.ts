import type { Distribution } from '../distribution/distribution.ts';
import type { ModelInput } from './model.ts';

export interface InputTable {
  /**
   * Index of the input, adding it unless the same purpose, counter and distribution are there already.
   *
   * @param counter which number of the stream; 0 unless the value is redrawn
   */
  add(purpose: string, distribution: Distribution, counter?: number): number;
  list(): readonly ModelInput[];
}

/** Inputs that are drawn together with others, by the names of the parameters they are the values of. */
export interface JointInputs {
  /** Input that holds a parameter's value; undefined when it is drawn on its own. */
  inputOf(parameter: string): number | undefined;
}

/**
 * Collects the sampled numbers of a model. One purpose may stand with several distributions (a
 * variant sets a parameter from a date): they share the uniform, so base and variant stay paired.
 */
export function createInputTable(): InputTable {
  const indexes = new Map<string, number>();
  const inputs: ModelInput[] = [];
  return {
    add(purpose, distribution, counter = 0) {
      const key = JSON.stringify([purpose, counter, distribution]);
      const known = indexes.get(key);
      if (known !== undefined) return known;
      indexes.set(key, inputs.length);
      inputs.push({ purpose, counter, distribution });
      return inputs.length - 1;
    },
    list: () => inputs,
  };
}
