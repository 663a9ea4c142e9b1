import type { Model } from '../engine/model/model.ts';
import { sobolDimensions } from '../engine/model/sobol-dimensions.ts';
import { createExpectation } from '../engine/simulate/expectation.ts';
import { createSimulator } from '../engine/simulate/simulator.ts';
import { referenceModel, TRUTH } from './reference-model.ts';

/** Seeds that an error is measured over, and draws of each. */
const REPLICATES = 50;
const DRAWS = 1000;

/** Draws of the run that is compared with; its error is that of 1,000 draws by the √ law. */
const PLAIN_DRAWS = 100_000;

/** P(attacked ≥ 1) and mean entries to prison after ten years. */
interface Answers {
  readonly attacked: number;
  readonly imprisoned: number;
}

const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** From exact values given the parameters of each draw. */
function conditional(model: Model): Answers {
  const { any, means } = createExpectation(model).runChunk(0, DRAWS);
  const last = (2 * model.steps + 1) * DRAWS; // the second outcome's last step
  return {
    attacked: meanOf(any.subarray(0, DRAWS)),
    imprisoned: meanOf(means.subarray(last, last + DRAWS)),
  };
}

/** From the fates of people. */
function simulated(model: Model): Answers {
  const { sample } = createSimulator(model).runChunk(0, DRAWS);
  const attacked = Array.from(sample.values.subarray(0, DRAWS), (count) => (count > 0 ? 1 : 0));
  return { attacked: meanOf(attacked), imprisoned: meanOf(sample.values.subarray(DRAWS)) };
}

/** Root mean square error over replicates, each with a seed of its own. */
function errorOf(model: Model, answer: (model: Model) => Answers): Answers {
  let attacked = 0;
  let imprisoned = 0;
  for (let i = 0; i < REPLICATES; i++) {
    const answers = answer({ ...model, seed: `replicate-${i}` });
    attacked += (answers.attacked - TRUTH.attacked) ** 2;
    imprisoned += (answers.imprisoned - TRUTH.imprisoned) ** 2;
  }
  return {
    attacked: Math.sqrt(attacked / REPLICATES),
    imprisoned: Math.sqrt(imprisoned / REPLICATES),
  };
}

const random = referenceModel();
const sobol = { ...random, dimensions: sobolDimensions([random]) };
const plain = errorOf(random, simulated);
const scale = Math.sqrt(DRAWS / PLAIN_DRAWS);
const rows = [
  [`${DRAWS} plain draws`, plain],
  [`${DRAWS} Sobol draws`, errorOf(sobol, simulated)],
  [`${DRAWS} conditional draws`, errorOf(random, conditional)],
  [`${DRAWS} conditional Sobol draws`, errorOf(sobol, conditional)],
  [
    `${PLAIN_DRAWS} plain draws, by the √ law`,
    { attacked: plain.attacked * scale, imprisoned: plain.imprisoned * scale },
  ],
] as const;

console.log(
  `Root mean square error over ${REPLICATES} seeds; the reference cohort after ten years.\n`,
);
console.log(`${''.padEnd(36)}P(attacked ≥ 1)   mean prison entries`);
for (const [name, { attacked, imprisoned }] of rows) {
  console.log(
    `${name.padEnd(36)}${attacked.toExponential(2).padStart(15)}${imprisoned.toFixed(3).padStart(22)}`,
  );
}
