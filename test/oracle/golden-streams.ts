// Long because every distribution and sampler stands here with five sets of parameters.
import type { Distribution } from '../../engine/distribution/distribution.ts';
import { quantileFunction } from '../../engine/distribution/quantile-function.ts';
import type { Model } from '../../engine/model/model.ts';
import { masterKey } from '../../engine/random/master-key.ts';
import { purposeKey } from '../../engine/random/purpose-key.ts';
import { nextUniform, seedStream } from '../../engine/random/short-stream.ts';
import { uniform } from '../../engine/random/uniform.ts';
import { poisson } from '../../engine/simulate/poisson.ts';
import { binomial } from '../../engine/simulate/binomial.ts';
import type { KernelKind } from '../../engine/simulate/create-kernel.ts';
import { BATCH, STOCK } from '../../engine/simulate/lane-kernel.ts';
import { createDrawSource } from '../../engine/simulate/prepare-draw.ts';
import { createUniformSources } from '../../engine/simulate/uniform-sources.ts';
import { goldenInputs } from './golden-inputs.ts';
import { makeModel, type ModelSketch } from './make-model.ts';

/** Values of a stream that are kept. */
const VALUES = 1000;
/** Draws and steps of a kernel's. */
const DRAWS = 100;
const STEPS = 10;

export interface GoldenSet {
  readonly parameters: string;
  /** The first values; `kind` is the kernel that draws them, where one does. */
  values(kind?: KernelKind): Float64Array;
}

export interface GoldenStream {
  readonly name: string;
  /** Whether a kernel draws it. */
  readonly isKernel: boolean;
  readonly sets: readonly GoldenSet[];
}

const keyOf = (name: string) => purposeKey(masterKey('golden'), name);
const first = (next: (i: number) => number) =>
  Float64Array.from({ length: VALUES }, (_, i) => next(i));

const component = (weight: number, distribution: Distribution) => ({ weight, distribution });
const beta = (a: number, b: number) => ({ kind: 'beta', a, b }) as const;
const gamma = (shape: number, rate: number) => ({ kind: 'gamma', shape, rate }) as const;
const normal = (mean: number, sd: number) => ({ kind: 'normal', mean, sd }) as const;

/** Of every kind but `fixed`, five. */
const distributions: readonly Distribution[] = [
  ...[beta(54.5, 346.5), beta(0.5, 25_000), beta(0.01, 1), beta(8992.5, 54_846.5), beta(12.5, 0.5)],
  ...[gamma(0.01, 1), gamma(0.5, 2), gamma(1, 3), gamma(54.5, 300), gamma(25_000, 0.5)],
  ...[
    [2, 0.5],
    [0, 1],
    [-3, 3],
    [10, 0.01],
    [1, 1],
  ].map(([mu = 0, sigma = 0]) => ({ kind: 'lognormal', mu, sigma }) as const),
  ...[
    [-3, 0.7],
    [1, 5],
    [0, 0.1],
    [-8, 1],
    [4, 2],
  ].map(([mu = 0, sigma = 0]) => ({ kind: 'logit-normal', mu, sigma }) as const),
  ...[normal(5, 2), normal(0, 1), normal(-1e6, 1e-3), normal(1, 1e9), normal(0.5, 0.1)],
  ...[
    [0, 1],
    [-3, 4],
    [1e6, 2e6],
    [0.1, 0.2],
    [-1, -0.5],
  ].map(([min = 0, max = 0]) => ({ kind: 'uniform', min, max }) as const),
  ...[
    [1, 2, 7],
    [0, 0, 1],
    [0, 1, 1],
    [-5, 0, 5],
    [100, 150, 1000],
  ].flatMap(([min = 0, mode = 0, max = 0]) => [
    { kind: 'triangular', min, mode, max } as const,
    { kind: 'pert', min, mode, max } as const,
  ]),
  ...[
    [0.4, 3],
    [1, 5],
    [2, 0.1],
    [7.5, 100],
    [0.9, 24],
  ].flatMap(([shape = 0, scale = 0]) => [
    { kind: 'weibull', shape, scale } as const,
    { kind: 'log-logistic', shape: shape + 0.5, scale } as const,
  ]),
  ...[0.01, 0.25, 1, 7, 300].map((rate) => ({ kind: 'exponential', rate }) as const),
  ...[0.01, 0.5, 7.3, 31, 20_000].map((mean) => ({ kind: 'poisson', mean }) as const),
  ...[
    [1, 0.3],
    [20, 0.5],
    [850, 0.02],
    [40_000, 1e-5],
    [1_000_000, 0.999],
  ].map(([n = 0, p = 0]) => ({ kind: 'binomial', n, p }) as const),
  ...[
    [0.5, 12],
    [1, 3],
    [20, 0.1],
    [7, 400],
    [0.1, 1],
  ].map(([size = 0, mean = 0]) => ({ kind: 'negative-binomial', size, mean }) as const),
  ...[
    [component(1, beta(54.5, 346.5)), component(2, beta(0.5, 103.5))],
    [1, 2, 3, 4, 5].map((k) => component(k, beta(10 * k, 60 - 10 * k))),
    [component(1, normal(0, 1)), component(1, normal(20, 1))],
    [component(3, gamma(20, 1)), component(1, normal(0, 1))],
    [component(1, { kind: 'poisson', mean: 3 }), component(4, { kind: 'fixed', value: 0 })],
  ].map((components) => ({ kind: 'mixture', components }) as const),
  { kind: 'truncated', of: normal(0, 1), low: 0 },
  { kind: 'truncated', of: normal(5, 2), low: 4, high: 9 },
  { kind: 'truncated', of: beta(54.5, 346.5), high: 0.15 },
  { kind: 'truncated', of: gamma(0.5, 2), low: 0.1, high: 4 },
  { kind: 'truncated', of: { kind: 'poisson', mean: 7.3 }, low: 3 },
  ...[
    [1, 1, 1],
    [5, 1, 2],
    [0.1, 0.2, 0.7],
    [1, 1000, 1],
    [1e-6, 1, 1],
  ].map((weights) => ({ kind: 'empirical', values: [-1, 0, 2.5], weights }) as const),
  ...[
    [0, 1, 2],
    [0, 1, 100],
    [-5, 0, 5],
    [10, 11, 20],
    [0.01, 0.02, 0.5],
  ].map((values) => ({ kind: 'quantile-table', probabilities: [0, 0.5, 1], values }) as const),
];

function ofDistribution(d: Distribution): GoldenSet {
  const { kind, ...parameters } = d;
  return {
    parameters: JSON.stringify(parameters),
    values() {
      const [k0, k1] = keyOf(`value:${kind}`);
      const quantile = quantileFunction(d);
      return first((draw) => quantile(uniform(k0, k1, draw, 0)));
    },
  };
}

/** One outcome over the first draws and steps, as a kernel of a kind has it. */
function kernelValues(model: Model, name: string, kind?: KernelKind): Float64Array {
  const { kernel, isPlain, prepare, prepareBatch } = createDrawSource(model, kind);
  const outcome = model.outcomes.findIndex((it) => it.name === name);
  const out = new Float64Array(DRAWS * STEPS);
  for (let draw = 0; draw < DRAWS; draw++) {
    const lane = draw % BATCH;
    if (!isPlain) {
      prepare(draw);
      kernel.simulate(draw);
    } else if (lane === 0) {
      const draws = Math.min(BATCH, DRAWS - draw);
      prepareBatch(draw, draws);
      kernel.lanes.simulate(draw, draws);
    }
    const { way, place, stocks, others } = kernel.lanes;
    for (let step = 1; step <= STEPS; step++) {
      const at = (place[outcome]! * (STEPS + 1) + step) * BATCH + lane;
      const alone = kernel.meter.values[outcome * (STEPS + 1) + step]!;
      const sideBySide = way[outcome] === STOCK ? stocks[at]! : others[at]!;
      out[draw * STEPS + step - 1] = isPlain ? sideBySide : alone;
    }
  }
  return out;
}

type Sketch = Omit<ModelSketch, 'steps' | 'seed'>;

function ofKernel(
  name: string,
  outcome: string,
  sets: readonly (readonly number[])[],
  sketch: (...numbers: readonly number[]) => Sketch,
): GoldenStream {
  return {
    name,
    isKernel: true,
    sets: sets.map((numbers) => ({
      parameters: JSON.stringify(numbers),
      values: (kind) =>
        kernelValues(
          makeModel({ ...sketch(...numbers), steps: STEPS, seed: 'golden' }),
          outcome,
          kind,
        ),
    })),
  };
}

const states = ['a', 'b', 'c', 'd'];
const probability = (to: string, value: number) =>
  ({ from: 'a', to, kind: 'probability', value }) as const;

const ofKernels: readonly GoldenStream[] = [
  ofKernel(
    'kernel-leavers',
    'in a',
    [
      [1, 0.3],
      [850, 0.02],
      [850, 0.97],
      [40_000, 0.2],
      [1_000_000, 1e-6],
    ],
    (n = 0, p = 0) => ({ states, people: { a: n }, flows: [probability('b', p)] }),
  ),
  ofKernel(
    'kernel-exits',
    'a>c',
    [
      [850, 0.01, 0.01, 0.01],
      [20, 0.2, 0.3, 0.4],
      [5000, 0.1, 0.001, 0.2],
      [200_000, 0.05, 0.05, 0.3],
      [1_000_000, 1e-6, 2e-6, 0.001],
    ],
    (n = 0, ...[b = 0, c = 0, d = 0]) => ({
      states,
      people: { a: n },
      flows: [probability('b', b), probability('c', c), probability('d', d)],
    }),
  ),
  ofKernel(
    'kernel-dwell',
    'in a',
    [
      [1, 0.02],
      [850, 0.01],
      [850, 0.09],
      [40_000, 0.03],
      [1_000_000, 1e-5],
    ],
    (n = 0, p = 0) => ({
      states,
      people: { a: n },
      byDwell: { a: 4 },
      flows: [
        {
          from: 'a',
          to: 'b',
          kind: 'probability',
          value: { program: ['dwell', 1, '+', p, '*'] },
        },
      ],
    }),
  ),
  ofKernel('kernel-arrivals', '>a', [[0.01], [1], [13.9], [31], [20_000]], (mean = 0) => ({
    states,
    people: { a: 0 },
    flows: [probability('b', 0.1)],
    inflows: [{ state: 'a', rate: mean }],
  })),
  ofKernel(
    'kernel-times',
    'a>b',
    [
      [15, 6, 0.6],
      [15, 2.5, 1.3],
      [3000, 6, 0.6],
      [100_000, 4, 0.2],
      [850, 30, 1],
    ],
    (n = 0, median = 0, sigma = 0) => ({
      states,
      people: { a: n },
      flows: [{ from: 'a', to: 'b', kind: 'share', value: 0.7, median, sigma }],
    }),
  ),
  ofKernel(
    'kernel-events',
    'events',
    [
      [30, 1, 1],
      [30, 0.4, 1],
      [30, 1, 0.5, 0.3, 0.2],
      [3000, 0.1, 0.2, 0.8],
      [5, 0.9, 0.1, 0.1, 0.1, 0.1, 0.6],
    ],
    (n = 0, share = 0, ...persons) => ({
      states,
      people: { a: n },
      flows: [probability('b', 0.2)],
      measures: {
        events: ({ entries }) => ({
          kind: 'events',
          of: entries(['a>b']),
          persons,
          share: [[share]],
          rowAt: [0],
        }),
      },
    }),
  ),
];

const names = ['one', 'two', 'three', 'four', 'five'];

/** Sources of uniform numbers under five names. */
const sources: Readonly<Record<string, (name: string) => (i: number) => number>> = {
  'stream-addressed': (name) => {
    const [k0, k1] = keyOf(name);
    return (i) => uniform(k0, k1, i, 0);
  },
  'stream-short': (name) => {
    const [k0, k1] = keyOf(name);
    const state = new Int32Array(4);
    return (i) => {
      if (i % 100 === 0) seedStream(k0, k1, i / 100, 0, state, 0, 1);
      return nextUniform(state, 0, 1);
    };
  },
  'stream-sobol': (name) => {
    const fill = createUniformSources({ seed: 'golden', dimensions: names })(name);
    const out = new Float64Array(1);
    return (i) => {
      fill(i, 1, out, 0);
      return out[0]!;
    };
  },
};

/** Counts of single draws, as the kernel's general path takes them. */
const counts: Readonly<Record<string, readonly [readonly number[][], CountSampler]>> = {
  'count-binomial': [
    [
      [1, 0.3],
      [850, 0.02],
      [850, 0.97],
      [40_000, 0.2],
      [1_000_000, 1e-6],
    ],
    ([n = 0, p = 0], k0, k1, i) => binomial(n, p, k0, k1, i, 0),
  ],
  'count-poisson': [
    [[0.01], [1], [13.9], [31], [100_000]],
    ([mean = 0], k0, k1, i) => poisson(mean, k0, k1, i, 0),
  ],
};
type CountSampler = (numbers: readonly number[], k0: number, k1: number, i: number) => number;

/** The first 1,000 values of every stream, distribution and sampler, five sets of parameters each. */
export const goldenStreams: readonly GoldenStream[] = [
  ...Object.entries(sources).map(([name, source]) => ({
    name,
    isKernel: false,
    sets: names.map((own) => ({ parameters: own, values: () => first(source(own)) })),
  })),
  ...[...new Set(distributions.map(({ kind }) => kind))].map((kind) => ({
    name: `value-${kind}`,
    isKernel: false,
    sets: distributions.filter((d) => d.kind === kind).map(ofDistribution),
  })),
  ...Object.entries(counts).map(([name, [sets, sampler]]) => ({
    name,
    isKernel: false,
    sets: sets.map((numbers) => ({
      parameters: JSON.stringify(numbers),
      values: () => {
        const [k0, k1] = keyOf(name);
        return first((i) => sampler(numbers, k0, k1, i));
      },
    })),
  })),
  ...ofKernels,
  ...goldenInputs,
];
