import type { Model } from '../model/model.ts';
import { createBackwardMemory } from './expect-backward.ts';
import { createForward } from './expect-forward.ts';
import { createLaw } from './expect-law.ts';
import { emptyExpected, type Expected } from './expect-merge.ts';
import { createOutcomeMeans } from './expect-outcomes.ts';
import { createDrawSource } from './prepare-draw.ts';

export interface Expectation {
  /**
   * Means given the parameters of draws firstDraw … firstDraw + draws − 1: a pure function of the model and
   * the draw numbers. None for a model with capacities, whose people are not independent.
   */
  runChunk(firstDraw: number, draws: number): Expected;
}

/**
 * Prepares a model's conditional means: the expectation over people's fates given each draw's parameters,
 * and people at the start as the simulator draws them.
 *
 * @throws from `runChunk`: as the simulator's
 */
export function createExpectation(model: Model): Expectation {
  if (model.capacities.length > 0) return { runChunk: emptyExpected };
  const source = createDrawSource(model);
  const law = createLaw(model, source.kernel);
  const forward = createForward(model, law);
  const memory = createBackwardMemory(law);
  const outcomes = model.outcomes.map((_, index) =>
    createOutcomeMeans(model, index, law, forward, source.kernel.meter, memory),
  );
  const cells = model.steps + 1;
  return {
    runChunk(firstDraw, draws) {
      const expected: Expected = {
        draws: Uint32Array.from({ length: draws }, (_, i) => firstDraw + i),
        means: new Float64Array(outcomes.length * cells * draws),
        any: new Float64Array(outcomes.length * draws),
      };
      for (let i = 0; i < draws; i++) {
        source.prepare(firstDraw + i);
        law.update();
        forward.run();
        outcomes.forEach((outcome, o) => {
          expected.any[o * draws + i] = outcome.any();
          outcome.write(expected.means, o * cells * draws + i, draws);
        });
      }
      return expected;
    },
  };
}
