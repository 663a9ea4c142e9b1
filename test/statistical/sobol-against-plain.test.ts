import { describe, expect, it } from 'vitest';
import { referenceModel, TRUTH } from '../../bench/reference-model.ts';
import { sobolDimensions } from '../../engine/model/sobol-dimensions.ts';
import { createExpectation } from '../../engine/simulate/expectation.ts';

const SEEDS = 8;
const DRAWS = 1000;

/** Errors of 100,000 plain draws: √(p(1 − p) / n), and that of the mean of 10,000 (0.651, another program) by the √ law. */
const PLAIN = {
  attacked: Math.sqrt((TRUTH.attacked * (1 - TRUTH.attacked)) / 100_000),
  imprisoned: 0.651 / Math.sqrt(10),
};

describe('1,000 conditional Sobol draws of the reference cohort', () => {
  it('err no more than 100,000 plain draws (bench/error-against-draws.ts measures it over 50 seeds)', () => {
    const random = referenceModel();
    const dimensions = sobolDimensions([random]);
    let attacked = 0;
    let imprisoned = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const model = { ...random, dimensions, seed: `plain-${seed}` };
      const { any, means } = createExpectation(model).runChunk(0, DRAWS);
      const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / DRAWS;
      const last = (2 * model.steps + 1) * DRAWS; // the second outcome's last step
      attacked += (mean(any.subarray(0, DRAWS)) - TRUTH.attacked) ** 2 / SEEDS;
      imprisoned += (mean(means.subarray(last, last + DRAWS)) - TRUTH.imprisoned) ** 2 / SEEDS;
    }
    expect(Math.sqrt(attacked)).toBeLessThan(PLAIN.attacked);
    expect(Math.sqrt(imprisoned)).toBeLessThan(PLAIN.imprisoned);
  });
});
