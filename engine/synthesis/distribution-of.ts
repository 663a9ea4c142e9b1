import type { Distribution } from '../distribution/distribution.ts';
import { fail } from '../errors/baserate-error.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { defaultPrior, type Prior } from './prior.ts';
import { posteriorOfPrinted } from './share-posterior.ts';

/** 95th percentile of the standard normal distribution, 1.645: a range leaves 5 % on either side. */
const z95 = normalQuantile(0.95);

/**
 * The probability distribution that a quantity stands for.
 *
 * | quantity                       | distribution                                                |
 * |--------------------------------|-------------------------------------------------------------|
 * | fixed                          | that value                                                  |
 * | `x of n`                       | Beta posterior under the prior, discounted by `weight`      |
 * | `x to y of n`, `at least`, `at most` | posterior of the censored count: a mixture of Betas   |
 * | a range of a share             | logit-normal with the ends as its 5 % and 95 % quantiles    |
 * | another range                  | lognormal with the ends as its 5 % and 95 % quantiles       |
 * | a range of a plain number that reaches 0 or below | normal, likewise                         |
 * | a distribution                 | itself                                                      |
 *
 * A range that states its level has its ends at (1 − level) / 2 and (1 + level) / 2.
 *
 * @param weight power-prior discount of a proportion, 0 to 1; must be 1 for other quantities
 * @param prior  what is known of a share before the count; Jeffreys unless given
 * @throws `evidence/out-of-range`, `evidence/wrong-kind`, `evidence/weight-without-count`, and as
 *         `posteriorOfPrinted`
 */
export function distributionOf(
  quantity: Quantity,
  kind: ParameterKind,
  weight = 1,
  prior: Prior = defaultPrior,
): Distribution {
  if (quantity.kind === 'proportion') {
    const { low, high, total } = quantity;
    if (kind !== 'share') {
      throw fail('evidence/wrong-kind', '', `a count of a total is a share; got it for a ${kind}`);
    }
    refuseWide(low, high, total);
    return posteriorOfPrinted({ id: '', low, high, total, weight }, prior);
  }
  if (weight !== 1) {
    const message = `only a count of a total can be weighted; got weight ${weight}`;
    throw fail('evidence/weight-without-count', '', message, weight);
  }
  if (quantity.kind === 'distribution') return quantity.distribution;
  if (quantity.kind === 'fixed') {
    const { value } = quantity;
    const least = kind === 'number' ? -Number.MAX_VALUE : 0;
    if (value >= least && value <= (kind === 'share' ? 1 : Number.MAX_VALUE))
      return { kind: 'fixed', value };
    throw fail('evidence/out-of-range', '', `a ${kind} cannot be ${value}`, value);
  }
  const { low, high, level } = quantity;
  const below = kind === 'share' ? 1 : Infinity;
  const above = kind === 'number' ? -Infinity : 0;
  if (!(low > above && low < high && high < below)) {
    const shown = `${low} to ${high}`;
    throw fail('evidence/out-of-range', '', `a ${kind} cannot range from ${shown}`, shown);
  }
  const score = level === undefined ? z95 : normalQuantile((1 + level) / 2);
  if (!(low > 0)) {
    const { mu, sigma } = normalThrough(low, high, score);
    return { kind: 'normal', mean: mu, sd: sigma };
  }
  return kind === 'share'
    ? { kind: 'logit-normal', ...normalThrough(logit(low), logit(high), score) }
    : { kind: 'lognormal', ...normalThrough(log(low), log(high), score) };
}

/** Most whole counts that a range or bound may leave possible; each is a Beta of the posterior. */
const MOST_COUNTS = 20_000;

function refuseWide(low: number, high: number, total: number): void {
  if (high - low <= MOST_COUNTS || (low === 0 && high === total)) return;
  const message =
    `a range or bound must leave at most ${MOST_COUNTS.toLocaleString('en')} counts possible; got ` +
    `${low} to ${high} of ${total} (write it as a range of shares, such as 5% to 20%)`;
  throw fail('evidence/too-wide', '', message);
}

/** The normal distribution with its quantiles at ±score standard deviations at these ends. */
function normalThrough(low: number, high: number, score: number): { mu: number; sigma: number } {
  return { mu: (low + high) / 2, sigma: (high - low) / (2 * score) };
}

function logit(share: number): number {
  return log(share) - log1p(-share);
}
