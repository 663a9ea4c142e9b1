import type { Distribution } from '../distribution/distribution.ts';
import { fail } from '../errors/baserate-error.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { posteriorOfCountRange } from './posterior.ts';
import type { ParameterKind, Quantity } from './quantity.ts';

/** 95th percentile of the standard normal distribution, 1.645: a range leaves 5 % on either side. */
const z95 = normalQuantile(0.95);

/**
 * The probability distribution that a quantity stands for.
 *
 * | quantity            | distribution                                                           |
 * |---------------------|------------------------------------------------------------------------|
 * | fixed               | that value                                                             |
 * | `x of n`            | Jeffreys Beta posterior, discounted by `weight`                        |
 * | `x to y of n`       | Beta with the mean and variance of the mixture over whole counts       |
 * | a range of a share  | logit-normal with the ends as its 5 % and 95 % quantiles               |
 * | another range       | lognormal with the ends as its 5 % and 95 % quantiles                  |
 *
 * @param weight power-prior discount of a proportion, 0 to 1; must be 1 for other quantities
 * @throws `evidence/out-of-range`, `evidence/wrong-kind`, `evidence/weight-without-count`, and as
 *         `posteriorOfShare`
 */
export function distributionOf(quantity: Quantity, kind: ParameterKind, weight = 1): Distribution {
  if (quantity.kind === 'proportion') {
    const { low, high, total } = quantity;
    if (kind === 'share') return posteriorOfCountRange(low, high, total, { weight });
    throw fail('evidence/wrong-kind', '', `a count of a total is a share; got it for a ${kind}`);
  }
  if (weight !== 1) {
    const message = `only a count of a total can be weighted; got weight ${weight}`;
    throw fail('evidence/weight-without-count', '', message, weight);
  }
  if (quantity.kind === 'fixed') {
    const { value } = quantity;
    if (value >= 0 && value <= (kind === 'share' ? 1 : Number.MAX_VALUE))
      return { kind: 'fixed', value };
    throw fail('evidence/out-of-range', '', `a ${kind} cannot be ${value}`, value);
  }
  const { low, high } = quantity;
  const below = kind === 'share' ? 1 : Infinity;
  if (!(low > 0 && low < high && high < below)) {
    const shown = `${low} to ${high}`;
    throw fail('evidence/out-of-range', '', `a ${kind} cannot range from ${shown}`, shown);
  }
  return kind === 'share'
    ? { kind: 'logit-normal', ...normalThrough(logit(low), logit(high)) }
    : { kind: 'lognormal', ...normalThrough(log(low), log(high)) };
}

/** The normal distribution with these 5 % and 95 % quantiles. */
function normalThrough(low: number, high: number): { mu: number; sigma: number } {
  return { mu: (low + high) / 2, sigma: (high - low) / (2 * z95) };
}

function logit(share: number): number {
  return log(share) - log1p(-share);
}
