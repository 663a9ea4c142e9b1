import type { Distribution } from '../distribution/distribution.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { pow } from '../math/pow.ts';

/** What an argument measures: the parameter's own kind, one over it, a bare number or a probability. */
export type ArgumentMeasure = 'value' | 'inverse' | 'number' | 'probability';

/** One way to give the parameters of a family. */
export interface Form {
  /** Argument names, in the order in which they may stand without their names. */
  readonly names: readonly string[];
  readonly measures: readonly ArgumentMeasure[];
  /** @param values in base units, in the order of `names` */
  readonly build: (values: readonly number[]) => Distribution;
}

/** A form from `name: measure` pairs. */
function form(
  measures: Readonly<Record<string, ArgumentMeasure>>,
  build: (...values: readonly number[]) => Distribution,
): Form {
  return {
    names: Object.keys(measures),
    measures: Object.values(measures),
    build: (values) => build(...values),
  };
}

const ends = { min: 'value', max: 'value' } as const;
const threePoints = { min: 'value', mode: 'value', max: 'value' } as const;

/**
 * The distributions that a phrase can name, each with the ways to give its parameters; the first
 * way is the one whose argument names may be left out.
 */
export const distributionFamilies: ReadonlyMap<string, readonly Form[]> = new Map([
  [
    'beta',
    [
      form({ a: 'number', b: 'number' }, (a = 0, b = 0) => ({ kind: 'beta', a, b })),
      form({ mean: 'value', size: 'number' }, (mean = 0, size = 0) => ({
        kind: 'beta',
        a: mean * size,
        b: (1 - mean) * size,
      })),
    ],
  ],
  [
    'gamma',
    [
      form({ shape: 'number', rate: 'inverse' }, (shape = 0, rate = 0) => ({
        kind: 'gamma',
        shape,
        rate,
      })),
      form({ shape: 'number', mean: 'value' }, (shape = 0, mean = 0) => ({
        kind: 'gamma',
        shape,
        rate: shape / mean,
      })),
      form({ mean: 'value', sd: 'value' }, (mean = 0, sd = 0) => ({
        kind: 'gamma',
        shape: (mean / sd) * (mean / sd),
        rate: mean / sd / sd,
      })),
    ],
  ],
  [
    'lognormal',
    [
      form({ median: 'value', sigma: 'number' }, (median = 0, sigma = 0) => ({
        kind: 'lognormal',
        mu: log(median),
        sigma,
      })),
      form({ mean: 'value', sd: 'value' }, (mean = 0, sd = 0) => {
        // E X = exp(mu + sigma²/2), sd² = (E X)² (exp(sigma²) − 1)
        const variance = log1p((sd / mean) * (sd / mean));
        return { kind: 'lognormal', mu: log(mean) - variance / 2, sigma: Math.sqrt(variance) };
      }),
    ],
  ],
  [
    'logit-normal',
    [
      form({ median: 'value', sigma: 'number' }, (median = 0, sigma = 0) => ({
        kind: 'logit-normal',
        mu: log(median) - log1p(-median),
        sigma,
      })),
    ],
  ],
  [
    'normal',
    [form({ mean: 'value', sd: 'value' }, (mean = 0, sd = 0) => ({ kind: 'normal', mean, sd }))],
  ],
  ['uniform', [form(ends, (min = 0, max = 0) => ({ kind: 'uniform', min, max }))]],
  [
    'triangular',
    [
      form(threePoints, (min = 0, mode = 0, max = 0) => ({
        kind: 'triangular',
        min,
        mode,
        max,
      })),
    ],
  ],
  ['pert', [form(threePoints, (min = 0, mode = 0, max = 0) => ({ kind: 'pert', min, mode, max }))]],
  [
    'weibull',
    [
      form({ shape: 'number', scale: 'value' }, (shape = 0, scale = 0) => ({
        kind: 'weibull',
        shape,
        scale,
      })),
      form({ shape: 'number', median: 'value' }, (shape = 0, median = 0) => ({
        kind: 'weibull',
        shape,
        scale: median / pow(log(2), 1 / shape),
      })),
    ],
  ],
  [
    'exponential',
    [
      form({ mean: 'value' }, (mean = 0) => ({ kind: 'exponential', rate: 1 / mean })),
      form({ rate: 'inverse' }, (rate = 0) => ({ kind: 'exponential', rate })),
    ],
  ],
  [
    'log-logistic',
    [
      form({ median: 'value', shape: 'number' }, (scale = 0, shape = 0) => ({
        kind: 'log-logistic',
        scale,
        shape,
      })),
    ],
  ],
  ['poisson', [form({ mean: 'value' }, (mean = 0) => ({ kind: 'poisson', mean }))]],
  [
    'binomial',
    [form({ n: 'number', p: 'probability' }, (n = 0, p = 0) => ({ kind: 'binomial', n, p }))],
  ],
  [
    'negative-binomial',
    [
      form({ mean: 'value', size: 'number' }, (mean = 0, size = 0) => ({
        kind: 'negative-binomial',
        mean,
        size,
      })),
    ],
  ],
]);
