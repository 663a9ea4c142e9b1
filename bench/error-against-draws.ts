import type { Model } from '../engine/model/model.ts';
import { sobolDimensions } from '../engine/model/sobol-dimensions.ts';
import { createExpectation } from '../engine/simulate/expectation.ts';
import { createSimulator } from '../engine/simulate/simulator.ts';
import { markdownTable } from './markdown-table.mjs';
import { referenceModel, TRUTH } from './reference-model.ts';
import { median } from './spread.mjs';

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

/** What one replicate gave, and what its draws took. */
interface Replicate extends Answers {
  readonly ms: number;
}

const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** From exact values given the parameters of each draw. */
function conditional(model: Model): Replicate {
  const expectation = createExpectation(model);
  const before = performance.now();
  const { any, means } = expectation.runChunk(0, DRAWS);
  const ms = performance.now() - before;
  const last = (2 * model.steps + 1) * DRAWS; // the second outcome's last step
  return {
    attacked: meanOf(any.subarray(0, DRAWS)),
    imprisoned: meanOf(means.subarray(last, last + DRAWS)),
    ms,
  };
}

/** From the fates of people. */
function simulated(model: Model): Replicate {
  const simulator = createSimulator(model);
  const before = performance.now();
  const { sample } = simulator.runChunk(0, DRAWS);
  const ms = performance.now() - before;
  const attacked = Array.from(sample.values.subarray(0, DRAWS), (count) => (count > 0 ? 1 : 0));
  return { attacked: meanOf(attacked), imprisoned: meanOf(sample.values.subarray(DRAWS)), ms };
}

/** Root mean square error over replicates, each with a seed of its own; the middle one of the times. */
function errorOf(model: Model, answer: (model: Model) => Replicate): Replicate {
  const all = Array.from({ length: REPLICATES }, (_, i) =>
    answer({ ...model, seed: `replicate-${i}` }),
  );
  const error = (key: keyof Answers) =>
    Math.sqrt(meanOf(all.map((own) => (own[key] - TRUTH[key]) ** 2)));
  return {
    attacked: error('attacked'),
    imprisoned: error('imprisoned'),
    ms: median(all.map(({ ms }) => ms)),
  };
}

const random = referenceModel();
const sobol = { ...random, dimensions: sobolDimensions([random]) };
const plain = errorOf(random, simulated);
const times = PLAIN_DRAWS / DRAWS;
const many = {
  attacked: plain.attacked / Math.sqrt(times),
  imprisoned: plain.imprisoned / Math.sqrt(times),
  ms: plain.ms * times,
};
const few = DRAWS.toLocaleString('en');
const cases: readonly (readonly [string, Replicate])[] = [
  [`${few} plain draws`, plain],
  [`${few} Sobol draws`, errorOf(sobol, simulated)],
  [`${few} conditional draws`, errorOf(random, conditional)],
  [`${few} conditional Sobol draws`, errorOf(sobol, conditional)],
  [`${PLAIN_DRAWS.toLocaleString('en')} plain draws, by the √ law`, many],
];

/** Time that plain draws would take to err as little, as a multiple of the time taken. */
const worth = (own: Replicate, key: keyof Answers) =>
  ((plain[key] / own[key]) ** 2 * (plain.ms / own.ms)).toPrecision(2);
const rows = cases.map(([name, own]) => [
  name,
  own.attacked.toExponential(2),
  own.imprisoned.toFixed(3),
  own.ms.toPrecision(3),
  `${worth(own, 'attacked')}, ${worth(own, 'imprisoned')}`,
]);
const head = [
  `${REPLICATES} seeds, one thread`,
  'Error of P(attacked ≥ 1)',
  'Error of mean prison entries',
  'Milliseconds',
  'Plain time for the same errors, times',
];
console.log('Root mean square errors of the reference cohort after ten years.\n');
console.log(markdownTable(head, rows));
