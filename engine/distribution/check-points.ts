import { fail } from '../errors/baserate-error.ts';
import type { QuantilePoint } from './fit.ts';
import type { FitScale } from './fit-line.ts';

const ranges = {
  value: { low: -1e300, high: 1e300, words: 'finite numbers' },
  log: { low: 1e-150, high: 1e150, words: 'above 0' },
  logit: { low: 1e-300, high: 1 - 1e-15, words: 'between 0 and 1 (0 % and 100 %)' },
} as const;

/**
 * Refuses points that no distribution on this scale has.
 *
 * @throws `distribution/bad-quantiles`
 */
export function checkPoints(points: readonly QuantilePoint[], scale: FitScale): void {
  const refuse = (rule: string, value: unknown): never => {
    throw fail('distribution/bad-quantiles', 'fit', `${rule}; got ${String(value)}`, value);
  };
  if (points.length < 2) refuse('two or more quantiles must be given', points.length);
  const { low, high, words } = ranges[scale];
  points.forEach(({ probability, value }, i) => {
    if (!(probability > 1e-12 && probability < 1 - 1e-12))
      refuse('the probability of a quantile must be between 0 and 1, ends left out', probability);
    if (!(value >= low && value <= high)) refuse(`the values must be ${words}`, value);
    const before = points[i - 1];
    if (before === undefined) return;
    if (!(probability > before.probability))
      refuse(`the probabilities must rise, above ${before.probability}`, probability);
    if (!(value > before.value))
      refuse(`the values must rise with their probabilities, above ${before.value}`, value);
  });
}
