import { fail } from '../errors/baserate-error.ts';
import type { Fit } from './fit.ts';
import { fitFamily } from './fit-quantiles.ts';

/**
 * The distribution whose central interval of probability `level` is low … high.
 *
 * @param level  such as 0.9, which leaves 5 % on either side; 0.01 to 0.9999
 * @throws       `distribution/bad-level`, `distribution/bad-quantiles`
 * @example      fitInterval('lognormal', 3, 18, 0.8)
 */
export function fitInterval(
  family: 'normal' | 'lognormal' | 'logit-normal',
  low: number,
  high: number,
  level: number = 0.9,
): Fit {
  if (!(level >= 0.01 && level <= 0.9999)) {
    const rule = 'the level of an interval must be from 1 % to 99.99 %';
    throw fail('distribution/bad-level', 'fit', `${rule}; got ${100 * level} %`, level);
  }
  return fitFamily(family, [
    { probability: 0.5 * (1 - level), value: low },
    { probability: 0.5 * (1 + level), value: high },
  ]);
}
