import type { Model } from '../../engine/model/model.ts';
import { createExpectation } from '../../engine/simulate/expectation.ts';

/** Means of the first draw: [outcome][step], and P(at least one) by outcome. */
export function expectationOf(model: Model) {
  const { means, any } = createExpectation(model).runChunk(0, 1);
  const cells = model.steps + 1;
  return model.outcomes.map((_, o) => ({
    means: Array.from(means.subarray(o * cells, (o + 1) * cells)),
    any: any[o]!,
  }));
}

/** The same of one outcome. */
export function expectationOfOutcome(model: Model, name: string) {
  return expectationOf(model)[model.outcomes.findIndex((one) => one.name === name)]!;
}
