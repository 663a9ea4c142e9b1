// Long because both ways of drawing numbers together are held against one sampler and its oracle.
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { cdf } from '../../../engine/distribution/cdf.ts';
import { cholesky } from '../../../engine/math/cholesky.ts';
import { normalCorrelationOfRank } from '../../../engine/math/rank-correlation.ts';
import type { Model } from '../../../engine/model/model.ts';
import { splitMarginal, splitPosterior } from '../../../engine/synthesis/dirichlet.ts';
import { createInputSampler } from '../../../engine/simulate/input-sampler.ts';
import { makeModel } from '../../oracle/make-model.ts';
import reference from '../../fixtures/dirichlet-row.json' with { type: 'json' };

const bare = makeModel({ states: ['a'], flows: [], people: { a: 1 }, steps: 1, seed: 'sampler' });

/** A model of inputs alone, correlated by the given correlations of their normal scores. */
function modelOf(
  distributions: Readonly<Record<string, Distribution>>,
  normal: readonly (readonly [string, string, number])[] = [],
): Model {
  const names = [...new Set(normal.flatMap(([a, b]) => [a, b]))].sort();
  const matrix = names.flatMap((a) =>
    names.map((b) =>
      a === b ? 1 : (normal.find((its) => its.includes(a) && its.includes(b))?.[2] ?? 0),
    ),
  );
  const factor = cholesky(matrix, names.length) ?? [];
  return {
    ...bare,
    inputs: Object.entries(distributions).map(([name, distribution]) => ({
      purpose: `param:${name}`,
      counter: 0,
      distribution,
    })),
    ...(names.length > 0
      ? { copula: { purposes: names.map((name) => `param:${name}`), factor: Array.from(factor) } }
      : {}),
  };
}

/** Values of each input over the draws. */
function sample(model: Model, draws: number, first = 0): readonly Float64Array[] {
  const sampler = createInputSampler(model);
  const columns = model.inputs.map(() => new Float64Array(draws));
  const row = new Float64Array(model.inputs.length);
  for (let draw = 0; draw < draws; draw++) {
    sampler(first + draw, 1, row);
    row.forEach((value, i) => (columns[i]![draw] = value));
  }
  return columns;
}

function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const rank = new Float64Array(values.length);
  order.forEach((at, position) => (rank[at] = position));
  return rank;
}

function correlation(x: Float64Array, y: Float64Array): number {
  const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    xy += (value - mx) * (y[i]! - my);
    xx += (value - mx) ** 2;
    yy += (y[i]! - my) ** 2;
  });
  return xy / Math.sqrt(xx * yy);
}

const spearman = (x: Float64Array, y: Float64Array) => correlation(ranks(x), ranks(y));

/** Kolmogorov's distance to a continuous distribution, times √n. */
function kolmogorov(values: Float64Array, distribution: Distribution): number {
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  sorted.forEach((value, i) => {
    const p = cdf(distribution, value);
    distance = Math.max(distance, p - i / sorted.length, (i + 1) / sorted.length - p);
  });
  return distance * Math.sqrt(sorted.length);
}

/** P(√n·D > 2.7) < 2·exp(−2·2.7²) = 9.3e-7 (Kolmogorov's distribution). */
const KOLMOGOROV_LIMIT = 2.7;

const MARGINALS: Readonly<Record<string, Distribution>> = {
  a: { kind: 'beta', a: 54.5, b: 346.5 },
  b: { kind: 'lognormal', mu: -1, sigma: 1.2 },
  c: { kind: 'beta', a: 0.5, b: 103.5 },
  d: { kind: 'logit-normal', mu: 1.7, sigma: 0.5 },
};

describe('rank correlations', () => {
  const DRAWS = 60_000;
  // SE of Spearman's coefficient of two normal scores is at most (1 − ρ²)·1.06 / √n for |ρ| ≤ 0.9
  // (Fieller, Hartley & Pearson 1957); bounded here by 1.1·(1 − ρ²) / √n
  const standardError = (rank: number) => (1.1 * (1 - rank * rank)) / Math.sqrt(DRAWS);
  const pairs = [
    ['a', 'b', 0.6],
    ['a', 'c', -0.5],
    ['c', 'd', 0.4],
  ] as const;
  const scored = pairs.map(([x, y, rank]) => [x, y, normalCorrelationOfRank(rank)] as const);
  const names = Object.keys(MARGINALS);
  const columnsOf = (normal: readonly (readonly [string, string, number])[]) =>
    sample(modelOf(MARGINALS, normal), DRAWS);
  const deviations = (columns: readonly Float64Array[]) =>
    pairs.map(
      ([x, y, rank]) =>
        (spearman(columns[names.indexOf(x)]!, columns[names.indexOf(y)]!) - rank) /
        standardError(rank),
    );
  const columns = columnsOf(scored);

  it('are those asked for, within 4 standard errors, for betas, lognormals and logit-normals', () => {
    for (const deviation of deviations(columns)) expect(Math.abs(deviation)).toBeLessThan(4);
    const zero = spearman(columns[names.indexOf('b')]!, columns[names.indexOf('d')]!);
    // b and d are tied through a and c: their normal scores are independent by the zero asked for
    expect(Math.abs(zero) / standardError(0)).toBeLessThan(4);
  });

  it('are those asked for with Sobol points too, and nearer to it', () => {
    const model = modelOf(MARGINALS, scored);
    const points = sample(
      { ...model, dimensions: model.inputs.map(({ purpose }) => purpose) },
      DRAWS,
    );
    for (const deviation of deviations(points)) expect(Math.abs(deviation)).toBeLessThan(1);
    names.forEach((name, i) =>
      expect(kolmogorov(points[i]!, MARGINALS[name]!), name).toBeLessThan(KOLMOGOROV_LIMIT / 3),
    );
  });

  it('leave every marginal distribution as it was', () => {
    names.forEach((name, i) =>
      expect(kolmogorov(columns[i]!, MARGINALS[name]!), name).toBeLessThan(KOLMOGOROV_LIMIT),
    );
  });

  it('would be noticed if the rank correlation were used as the normal one, or its sign turned', () => {
    const wrong = deviations(columnsOf(pairs));
    expect(Math.max(...wrong.map(Math.abs))).toBeGreaterThan(4);
    const turned = deviations(columnsOf(scored.map(([x, y, r]) => [x, y, -r])));
    for (const deviation of turned) expect(Math.abs(deviation)).toBeGreaterThan(100);
  });

  it('move only the later of two names, to the bit', () => {
    const [before, after] = [[], [['b', 'c', 0.5] as const]].map((normal) =>
      sample(modelOf(MARGINALS, normal), 500),
    );
    expect(after![0]).toEqual(before![0]);
    expect(after![1]).toEqual(before![1]);
    expect(after![3]).toEqual(before![3]);
    expect(after![2]!.every((value, i) => value !== before![2]![i])).toBe(true);
  });

  it('are the same in every distribution that shares a stream, so variants stay paired', () => {
    const twice: Model = modelOf(MARGINALS, scored);
    const wider: Distribution = { kind: 'lognormal', mu: 0, sigma: 2 };
    const both = {
      ...twice,
      inputs: [...twice.inputs, { purpose: 'param:b', counter: 0, distribution: wider }],
    };
    const paired = sample(both, 300);
    const scoreOf = (x: number, mu: number, sigma: number) => (Math.log(x) - mu) / sigma;
    paired[1]!.forEach((value, i) =>
      expect(scoreOf(value, -1, 1.2)).toBeCloseTo(scoreOf(paired[4]![i]!, 0, 2), 9),
    );
  });

  it('are never asked for a quantile at 0 or 1, however far the scores', () => {
    const tied = modelOf({ a: MARGINALS['b']!, b: MARGINALS['b']! }, [['a', 'b', 0.9999]]);
    for (const column of sample(tied, 20_000)) {
      expect(column.every((value) => value > 0 && value < Infinity)).toBe(true);
    }
  });
});

describe('a parameter that is redrawn', () => {
  const [once] = modelOf({ shock: { kind: 'lognormal', mu: 0, sigma: 1 } }).inputs;
  const yearly: Model = {
    ...bare,
    inputs: [0, 1, 2, 3].map((counter) => ({ ...once!, counter })),
  };

  it('has numbers of its own for each year, the first that of a parameter drawn once', () => {
    const [first, ...later] = sample(yearly, 4000);
    expect(Array.from(first!)).toEqual(Array.from(sample({ ...bare, inputs: [once!] }, 4000)[0]!));
    // the correlation of 4,000 independent pairs has the standard error 0.016
    for (const other of later) {
      expect(Math.abs(correlation(ranks(first!), ranks(other)))).toBeLessThan(0.08);
    }
  });
});

describe('the parts of a split', () => {
  // Dirichlet(1251, 350, 116, 17): the counts of the fixture under a uniform prior
  const [a = 0, b = 0, c = 0, d = 0] = reference.alpha;
  const names = ['a', 'b', 'c', 'd'];
  const posterior = splitPosterior({
    total: a + b + c + d - 4,
    parts: [
      { name: 'a', count: a - 1 },
      { name: 'b', count: b - 1 },
      { name: 'c', count: c - 1 },
      { name: 'd', count: d - 1 },
    ],
    prior: 1,
  });
  const model: Model = {
    ...bare,
    inputs: names.map((name) => ({
      purpose: `split:fate:${name}`,
      counter: 0,
      distribution: splitMarginal(posterior, name),
    })),
    splits: [
      {
        posterior,
        inputs: [0, 1, 2, 3],
        purposes: ['split:fate:a', 'split:fate:b', 'split:fate:c'],
      },
    ],
  };
  const DRAWS = 20_000;
  const columns = sample(model, DRAWS);

  /** Largest deviation of means, variances and one covariance from scipy's, in standard errors. */
  function worst(values: readonly Float64Array[]): number {
    const means = values.map((column) => column.reduce((x, y) => x + y, 0) / DRAWS);
    const central = (i: number, j: number) => {
      let [sum, squares] = [0, 0];
      for (let draw = 0; draw < DRAWS; draw++) {
        const product = (values[i]![draw]! - means[i]!) * (values[j]![draw]! - means[j]!);
        sum += product;
        squares += product * product;
      }
      const mean = sum / DRAWS;
      return { mean, error: Math.sqrt((squares / DRAWS - mean * mean) / DRAWS) };
    };
    const deviations = names.flatMap((_, i) => {
      const variance = central(i, i);
      return [
        (means[i]! - reference.mean[i]!) / Math.sqrt(reference.var[i]! / DRAWS),
        (variance.mean - reference.var[i]!) / variance.error,
      ];
    });
    const covariance = central(1, 2);
    const truth = (-b * c) / ((a + b + c + d) ** 2 * (a + b + c + d + 1)); // closed form
    deviations.push((covariance.mean - truth) / covariance.error);
    const first = central(0, 1);
    deviations.push(
      (first.mean + (a * b) / ((a + b + c + d) ** 2 * (a + b + c + d + 1))) / first.error,
    );
    return Math.max(...deviations.map(Math.abs));
  }

  it('have the means, variances and covariances of scipy within 5 standard errors', () => {
    // 10 numbers, each two-sided: P(any beyond 5) < 10 · 5.8e-7
    expect(worst(columns)).toBeLessThan(5);
  });

  it('would be noticed if they were independent betas, normalised', () => {
    const independent = sample(
      modelOf(Object.fromEntries(names.map((name) => [name, splitMarginal(posterior, name)]))),
      DRAWS,
    );
    const normalised = independent.map((column) =>
      column.map((value, draw) => value / independent.reduce((sum, its) => sum + its[draw]!, 0)),
    );
    expect(worst(normalised)).toBeGreaterThan(10);
  });

  it('add up to 1 in every draw and have their marginals', () => {
    for (let draw = 0; draw < 2000; draw++) {
      expect(Math.abs(columns.reduce((sum, its) => sum + its[draw]!, 0) - 1)).toBeLessThan(1e-14);
    }
    names.forEach((name, i) =>
      expect(kolmogorov(columns[i]!, splitMarginal(posterior, name)), name).toBeLessThan(
        KOLMOGOROV_LIMIT,
      ),
    );
  });
});
