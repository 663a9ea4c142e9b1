import type { Distribution } from '../distribution/distribution.ts';
import type { ModelInput } from './model.ts';

export interface InputTable {
  /** Index of the input, adding it unless the same purpose and distribution is there already. */
  add(purpose: string, distribution: Distribution): number;
  list(): readonly ModelInput[];
}

/**
 * Collects the sampled numbers of a model. One purpose may stand with several distributions (a
 * variant sets a parameter from a date): they share the uniform, so base and variant stay paired.
 */
export function createInputTable(): InputTable {
  const indexes = new Map<string, number>();
  const inputs: ModelInput[] = [];
  return {
    add(purpose, distribution) {
      const key = JSON.stringify([purpose, distribution]);
      const known = indexes.get(key);
      if (known !== undefined) return known;
      indexes.set(key, inputs.length);
      inputs.push({ purpose, distribution });
      return inputs.length - 1;
    },
    list: () => inputs,
  };
}
