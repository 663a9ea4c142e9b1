import type { Distribution } from '../../engine/distribution/distribution.ts';
import { cholesky } from '../../engine/math/cholesky.ts';
import type { Model } from '../../engine/model/model.ts';
import { createInputSampler } from '../../engine/simulate/input-sampler.ts';
import { splitMarginal, splitPosterior, type Split } from '../../engine/synthesis/dirichlet.ts';
import type { GoldenSet, GoldenStream } from './golden-streams.ts';
import { makeModel } from './make-model.ts';

/** Values that are kept: of a draw those of all inputs, then those of the next. */
const VALUES = 1000;

const beta = (a: number, b: number): Distribution => ({ kind: 'beta', a, b });
const lognormal: Distribution = { kind: 'lognormal', mu: 2, sigma: 0.5 };
const input = (name: string, distribution: Distribution, counter = 0) => ({
  purpose: `param:${name}`,
  counter,
  distribution,
});

/** What a model of these inputs draws first. */
function ofModel(own: Partial<Model>): Float64Array {
  const bare = makeModel({
    states: ['a'],
    flows: [],
    people: { a: 1 },
    steps: 1,
    seed: 'golden',
  });
  const model = { ...bare, ...own };
  const sample = createInputSampler(model);
  const row = new Float64Array(model.inputs.length);
  const out = new Float64Array(VALUES);
  for (let at = 0; at < VALUES; at += row.length) {
    sample(at / row.length, 1, row);
    out.set(row.subarray(0, VALUES - at), at);
  }
  return out;
}

/** Shares of one table of counts; with `isSobol` from coordinates of points. */
function ofSplit(split: Split, isSobol = false): GoldenSet {
  return {
    parameters: JSON.stringify({ ...split, ...(isSobol && { sampling: 'sobol' }) }),
    values() {
      const posterior = splitPosterior(split);
      const inputs = posterior.names.map((name) => input(name, splitMarginal(posterior, name)));
      const purposes = Array.from({ length: posterior.uniforms }, (_, i) => `split:fate:${i}`);
      const splits = [{ posterior, inputs: inputs.map((_, i) => i), purposes }];
      return ofModel({ inputs, splits, ...(isSobol && { dimensions: purposes }) });
    },
  };
}

/** Inputs with a normal correlation of each with the next. */
function ofCopula(correlation: number, ...distributions: readonly Distribution[]): GoldenSet {
  return {
    parameters: JSON.stringify({ correlation, distributions }),
    values() {
      const inputs = distributions.map((own, i) => input('abc'.charAt(i), own));
      const matrix = inputs.flatMap((_, i) =>
        inputs.map((__, j) => correlation ** Math.abs(i - j)),
      );
      const factor = Array.from(cholesky(matrix, inputs.length) ?? []);
      return ofModel({ inputs, copula: { purposes: inputs.map((it) => it.purpose), factor } });
    },
  };
}

/** One parameter that is drawn again for each of several years or steps. */
function ofRedrawn(times: number, distribution: Distribution): GoldenSet {
  return {
    parameters: JSON.stringify({ times, distribution }),
    values: () =>
      ofModel({ inputs: Array.from({ length: times }, (_, t) => input('a', distribution, t)) }),
  };
}

const part = (name: string, count: Split['parts'][number]['count']) => ({ name, count });
const printed: Split = {
  total: 1700,
  rest: 'elsewhere',
  parts: [part('returned', 250), part('killed', { low: 400, high: 450 }), part('fighting', 500)],
};

/** Parameters that are not drawn each by itself, five sets each. */
export const goldenInputs: readonly GoldenStream[] = [
  {
    name: 'inputs-split',
    isKernel: false,
    sets: [
      ofSplit({ total: 15, parts: [part('a', 12), part('b', 3), part('c', 0)] }),
      ofSplit(printed),
      ofSplit({ total: 20, parts: [part('a', 12), part('b', 'unknown'), part('c', 'unknown')] }),
      ofSplit({ total: 900, weight: 0.25, prior: 1, parts: [part('a', 899), part('b', 1)] }),
      ofSplit(printed, true),
    ],
  },
  {
    name: 'inputs-copula',
    isKernel: false,
    sets: [
      ofCopula(0.5, beta(54.5, 346.5), lognormal),
      ofCopula(-0.9, beta(0.5, 103.5), beta(54.5, 346.5)),
      ofCopula(0.99, lognormal, { kind: 'normal', mean: 5, sd: 2 }),
      ofCopula(0.3, beta(0.01, 1), lognormal, { kind: 'uniform', min: -3, max: 4 }),
      ofCopula(-0.2, { kind: 'poisson', mean: 7.3 }, { kind: 'gamma', shape: 0.5, rate: 2 }),
    ],
  },
  {
    name: 'inputs-redrawn',
    isKernel: false,
    sets: [
      ofRedrawn(1, beta(54.5, 346.5)),
      ofRedrawn(10, beta(54.5, 346.5)),
      ofRedrawn(120, lognormal),
      ofRedrawn(3, { kind: 'poisson', mean: 31 }),
      ofRedrawn(7, { kind: 'gamma', shape: 0.01, rate: 1 }),
    ],
  },
];
