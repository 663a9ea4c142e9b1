import { fail } from '../errors/baserate-error.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution } from './distribution.ts';
import { fitOf, quantileName } from './fit.ts';
import type { Fit } from './fit.ts';
import { normalScore } from './normal-step.ts';
import { quantile } from './quantile.ts';

/**
 * What `about x` stands for, by convention: median x, and 90 % between x / 1.2 and x · 1.2
 * (a lognormal; `about 30` is 25 to 36). Of a share the odds are meant, so that it stays below
 * 100 % (a logit-normal; about 50 % is 45.5 % to 54.5 %).
 *
 * @param x       above 0; below 1 for a share
 * @param spread  what lies within the 90 %: 0.2 for ±20 %, above 0 to 10
 * @throws        `distribution/bad-about`
 */
export function fitAbout(x: number, domain: 'positive' | 'share', spread: number = 0.2): Fit {
  const highest = domain === 'share' ? 1 - 1e-15 : 1e150;
  if (!(x >= 1e-150 && x <= highest)) {
    const possible = domain === 'share' ? 'between 0 and 100 %' : 'above 0';
    const rule = `a number that is about right must be ${possible} (0 itself can only be exact)`;
    throw fail('distribution/bad-about', 'about', `${rule}; got ${x}`, x);
  }
  if (!(spread > 0 && spread <= 10)) {
    const rule = 'the spread must be above 0 % and at most 1000 %';
    throw fail('distribution/bad-about', 'about', `${rule}; got ${100 * spread} %`, spread);
  }
  const sigma = log1p(spread) / normalScore(0.95, 0.05);
  const distribution: Distribution =
    domain === 'share'
      ? { kind: 'logit-normal', mu: log(x) - log1p(-x), sigma }
      : { kind: 'lognormal', mu: log(x), sigma };
  const stretched = (factor: number) =>
    domain === 'share' ? (x * factor) / (1 - x + x * factor) : x * factor;
  const asked = [
    [0.05, stretched(1 / (1 + spread))],
    [0.5, x],
    [0.95, stretched(1 + spread)],
  ] as const;
  return fitOf(
    distribution,
    asked.map(([probability, value]) => ({
      what: quantileName(probability),
      asked: value,
      fitted: quantile(distribution, probability),
    })),
  );
}
