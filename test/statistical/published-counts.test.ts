import { describe, expect, it } from 'vitest';
import {
  compile,
  createSimulator,
  distributionOf,
  meanOf,
  quantile,
  readScenario,
  setParameter,
  summarise,
} from '../../engine/index.ts';
import { readProject } from '../scenarios/read-project.ts';

/** Beta-binomial probabilities 0 … n by the recursion of its ratio, with the platform's Math. */
function betaBinomial(n: number, a: number, b: number): number[] {
  const weights = [1];
  for (let k = 0; k < n; k++)
    weights.push((weights[k]! * (n - k) * (k + a)) / ((k + 1) * (n - k - 1 + b)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Smallest k whose distribution function reaches p. */
function quantileOf(mass: readonly number[], p: number): number {
  let below = 0;
  return mass.findIndex((weight) => (below += weight) >= p);
}

const PATH = 'scenarios/uk-returnees/scenario.yaml';

/** The variant of 400 known returnees and no attacks, with time for every verdict. */
function fourHundred(convicted?: string) {
  let text = readProject()(PATH) ?? '';
  if (convicted) text = setParameter(text, 'convicted', convicted);
  text = text.replace(/end: \d{4}-\d{2}/, 'end: 2060-01');
  return readScenario(PATH, readProject({ [PATH]: text }));
}

const DRAWS = 4000;

function convictions(scenario: ReturnType<typeof fourHundred>) {
  const model = compile(scenario, { variant: 'printed-count' });
  const result = summarise(model, createSimulator(model).runChunk(0, DRAWS));
  const outcome = result.outcomes.find(({ name }) => name === 'convicted');
  if (!outcome) throw new Error('no such outcome');
  return outcome.final;
}

describe('54 of 400, followed until everybody has a verdict', () => {
  const truth = betaBinomial(400, 54.5, 346.5); // closed form
  const mean = 400 * (54.5 / 401);

  it('gives the beta-binomial: mean and 90 % interval within 4 standard errors', () => {
    const final = convictions(fourHundred());
    expect(Math.abs(final.mean.value - mean) / final.mean.mcse).toBeLessThan(4);
    for (const [index, p] of [
      [0, 0.05],
      [4, 0.95],
    ] as const) {
      const { value, mcse } = final.quantiles[index]!;
      expect(Math.abs(value - quantileOf(truth, p))).toBeLessThanOrEqual(4 * Math.max(mcse, 0.5));
    }
  });

  it('would be noticed if the share were that of 58 of 400', () => {
    const final = convictions(fourHundred('58 of 400'));
    expect(Math.abs(final.mean.value - mean) / final.mean.mcse).toBeGreaterThan(4);
  });
});

describe('0 of 103 as printed', () => {
  const scenario = readScenario('scenarios/us-travelers/scenario.yaml', readProject());
  const attack = scenario.parameters.find(({ name }) => name === 'attack');
  if (!attack) throw new Error('no such parameter');
  const posterior = distributionOf(attack.assignment.quantity, 'share', attack.assignment.weight);

  it('has mean 0.48 % and 95 % upper quantile 1.84 % (Beta(½, 103½), scipy 1.17), never 0', () => {
    expect(attack.assignment.text).toBe('0 of 103');
    expect(meanOf(posterior)).toBeCloseTo(0.004807692307692308, 15);
    expect(quantile(posterior, 0.95)).toBeCloseTo(0.01843062172544724, 12);
    expect(quantile(posterior, 1e-9)).toBeGreaterThan(0);
  });

  it('reaches the simulation: the sampled shares have that mean and that upper tail', () => {
    const model = compile(scenario);
    const simulator = createSimulator(model);
    const index = model.inputs.findIndex(({ purpose }) => purpose === 'param:attack');
    const shares = Array.from(
      { length: DRAWS },
      (_, draw) => (simulator.runDraw(draw), simulator.inputs[index]!),
    );
    const average = shares.reduce((sum, share) => sum + share, 0) / DRAWS;
    expect(Math.abs(average - 0.0048077) / (0.0067504 / Math.sqrt(DRAWS))).toBeLessThan(4);
    const above = shares.filter((share) => share > 0.01843062172544724).length / DRAWS;
    expect(Math.abs(above - 0.05) / Math.sqrt((0.05 * 0.95) / DRAWS)).toBeLessThan(4);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });

  it('has an 8-fold heavier tail in the variant the report supports', () => {
    const change = scenario.variants
      .flatMap(({ changes }) => changes)
      .find(
        ({ parameter, op }) =>
          parameter === 'attack' && op.kind === 'set' && op.assignment.text === '0 of 12',
      );
    if (change?.op.kind !== 'set') throw new Error('no variant with 0 of 12');
    const { quantity, weight } = change.op.assignment;
    const ratio =
      quantile(distributionOf(quantity, 'share', weight), 0.975) / quantile(posterior, 0.975);
    expect(ratio).toBeGreaterThan(7);
    expect(ratio).toBeLessThan(9);
  });
});
