import { describe, expect, it } from 'vitest';
import { checkDistribution } from '../../../engine/distribution/check-distribution.ts';
import type { Distribution } from '../../../engine/distribution/distribution.ts';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';

/** Code and message of the error that checking gives. */
function refusalOf(d: Distribution): string {
  try {
    checkDistribution(d);
  } catch (error) {
    if (error instanceof BaserateError) return `${error.code} ${error.problems[0]?.message ?? ''}`;
    throw error;
  }
  return 'accepted';
}

describe('what is no distribution', () => {
  const normal: Distribution = { kind: 'normal', mean: 0, sd: 1 };
  it.each<[Distribution, string]>([
    [{ kind: 'gamma', shape: 0, rate: 1 }, 'bad-shape gamma distribution: shape must be from 0.01'],
    [{ kind: 'gamma', shape: 1, rate: NaN }, 'bad-rate'],
    [
      { kind: 'uniform', min: 2, max: 2 },
      'bad-max uniform distribution: max must be above the min 2',
    ],
    [{ kind: 'uniform', min: NaN, max: 2 }, 'bad-min'],
    [
      { kind: 'triangular', min: 0, mode: 4, max: 3 },
      'bad-mode triangular distribution: mode must be between the min 0 and the max 3',
    ],
    [{ kind: 'pert', min: 0, mode: -1, max: 3 }, 'bad-mode'],
    [{ kind: 'weibull', shape: -1, scale: 1 }, 'bad-shape'],
    [{ kind: 'weibull', shape: 1, scale: 0 }, 'bad-scale'],
    [{ kind: 'exponential', rate: Infinity }, 'bad-rate'],
    [{ kind: 'log-logistic', scale: NaN, shape: 1 }, 'bad-scale'],
    [{ kind: 'poisson', mean: -1 }, 'bad-mean'],
    [{ kind: 'binomial', n: 1.5, p: 0.5 }, 'bad-n binomial distribution: n must be a whole number'],
    [{ kind: 'binomial', n: 2, p: 1.5 }, 'bad-p'],
    [{ kind: 'negative-binomial', size: 0, mean: 1 }, 'bad-size'],
    [{ kind: 'mixture', components: [] }, 'bad-components'],
    [{ kind: 'mixture', components: [{ weight: 0, distribution: normal }] }, 'bad-weight'],
    [
      { kind: 'mixture', components: [{ weight: 1, distribution: { kind: 'poisson', mean: -1 } }] },
      'bad-mean',
    ],
    [{ kind: 'truncated', of: normal, low: 2, high: 1 }, 'bad-high'],
    [{ kind: 'truncated', of: normal, low: NaN }, 'bad-low'],
    [
      { kind: 'truncated', of: { kind: 'uniform', min: 0, max: 1 }, low: 2 },
      'empty-interval truncated distribution: the interval must hold some of what it cuts; 2 to Infinity holds 0 of it, 98 % of which is from 0.01 to 0.99',
    ],
    [{ kind: 'empirical', values: [1, 1], weights: [1, 1] }, 'bad-values'],
    [{ kind: 'empirical', values: [1, 2], weights: [1] }, 'bad-weights'],
    [{ kind: 'empirical', values: [1, 2], weights: [1, -1] }, 'bad-weights'],
    [{ kind: 'quantile-table', probabilities: [0, 1], values: [2, 1] }, 'bad-values'],
    [
      { kind: 'quantile-table', probabilities: [0.05, 0.95], values: [1, 2] },
      'bad-probabilities quantile-table distribution: probabilities must be rising from 0 to 1',
    ],
  ])('is refused with what would be possible: %o', (d, expected) => {
    expect(refusalOf(d)).toContain(`distribution/${expected}`);
  });
});
