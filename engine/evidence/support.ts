import type { Distribution } from '../distribution/distribution.ts';

/** Least and greatest value that a distribution can give; ±Infinity where there is none. */
export function supportOf(d: Distribution): readonly [low: number, high: number] {
  switch (d.kind) {
    case 'fixed':
      return [d.value, d.value];
    case 'beta':
    case 'logit-normal':
      return [0, 1];
    case 'normal':
      return [-Infinity, Infinity];
    case 'uniform':
    case 'triangular':
    case 'pert':
      return [d.min, d.max];
    case 'binomial':
      return [0, d.n];
    case 'gamma':
    case 'lognormal':
    case 'weibull':
    case 'exponential':
    case 'log-logistic':
    case 'poisson':
    case 'negative-binomial':
      return [0, Infinity];
    case 'mixture': {
      const parts = d.components.map(({ distribution }) => supportOf(distribution));
      return [Math.min(...parts.map(([low]) => low)), Math.max(...parts.map(([, high]) => high))];
    }
    case 'truncated': {
      const [low, high] = supportOf(d.of);
      return [Math.max(low, d.low ?? -Infinity), Math.min(high, d.high ?? Infinity)];
    }
    case 'empirical':
    case 'quantile-table':
      return [d.values[0] ?? NaN, d.values.at(-1) ?? NaN];
  }
}
