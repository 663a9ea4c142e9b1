import { fail } from '../errors/baserate-error.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { checkPoints } from './check-points.ts';
import type { Distribution } from './distribution.ts';
import { fitOf, quantileName } from './fit.ts';
import type { Fit, QuantilePoint } from './fit.ts';
import { fitLine, onScale } from './fit-line.ts';
import type { FitScale, LineFamily } from './fit-line.ts';
import { fitTwoParameters } from './fit-two-parameters.ts';
import type { Pair } from './fit-two-parameters.ts';
import { meanOf, sdOf } from './moments.ts';
import { quantile } from './quantile.ts';

/** Families that can be fitted to quantiles. */
export type FittedFamily = LineFamily | 'gamma' | 'beta';

/** What is fitted: any number, a positive one, or a share. */
export type FitDomain = 'any' | 'positive' | 'share';

const domains: Readonly<
  Record<FitDomain, { readonly scale: FitScale; readonly families: readonly FittedFamily[] }>
> = {
  any: { scale: 'value', families: ['normal'] },
  positive: { scale: 'log', families: ['lognormal', 'gamma', 'weibull', 'log-logistic'] },
  share: { scale: 'logit', families: ['logit-normal', 'beta'] },
};

/** Differences on the scale between the distribution's quantiles and the given ones. */
function residualsOf(d: Distribution, points: readonly QuantilePoint[], scale: FitScale): number[] {
  return points.map(
    ({ probability, value }) => onScale(scale, quantile(d, probability)) - onScale(scale, value),
  );
}

const gammaAt = ([s, r]: Pair): Distribution => ({ kind: 'gamma', shape: exp(s), rate: exp(r) });
const betaAt = ([a, b]: Pair): Distribution => ({ kind: 'beta', a: exp(a), b: exp(b) });

/** Whether the fit stays where its quantiles are computed and on the scale. */
const isAllowed = ([a, b]: Pair) => a > -4.6 && a < 18 && b > -300 && b < 300;

/** The gamma of the lognormal's, or the beta of the logit-normal's mean and spread, improved. */
function fitShape(family: 'gamma' | 'beta', points: readonly QuantilePoint[]): Distribution {
  const near = fitLine(family === 'gamma' ? 'lognormal' : 'logit-normal', points);
  const mean = meanOf(near);
  const sd = sdOf(near);
  const scale = family === 'gamma' ? 'log' : 'logit';
  const at = family === 'gamma' ? gammaAt : betaAt;
  const allowed = (pair: Pair) =>
    isAllowed(pair) && (family === 'gamma' || (pair[1] > -4.6 && pair[1] < 18));
  const within = (x: number) => Math.min(1e7, Math.max(0.02, x));
  let start: Pair;
  if (family === 'gamma') {
    const shape = within(((mean / sd) * mean) / sd);
    start = [log(shape), log(shape / mean)];
  } else {
    const size = (mean * (1 - mean)) / sd / sd - 1;
    start = [log(within(mean * size)), log(within((1 - mean) * size))];
  }
  // a spread too wide for moments: start from a shape of 0.1 at the first value
  const last = Math.max(-299, Math.min(299, -log(points[0]?.value ?? 1)));
  const plain: Pair = [log(0.1), family === 'gamma' ? last : 0];
  const pair = fitTwoParameters(
    (trial) => (allowed(trial) ? residualsOf(at(trial), points, scale) : points.map(() => NaN)),
    allowed(start) ? start : plain,
  );
  return at(pair);
}

/** The distribution of one family that is nearest to the points. */
export function fitFamily(family: FittedFamily, points: readonly QuantilePoint[]): Fit {
  const scale = scaleOfFamily(family);
  checkPoints(points, scale);
  const distribution =
    family === 'gamma' || family === 'beta' ? fitShape(family, points) : fitLine(family, points);
  return fitOf(distribution, checksOf(distribution, points));
}

function scaleOfFamily(family: FittedFamily): FitScale {
  if (family === 'normal') return 'value';
  return family === 'beta' || family === 'logit-normal' ? 'logit' : 'log';
}

function checksOf(distribution: Distribution, points: readonly QuantilePoint[]) {
  return points.map(({ probability, value }) => ({
    what: quantileName(probability),
    asked: value,
    fitted: quantile(distribution, probability),
  }));
}

/**
 * The distribution nearest to two or more stated quantiles.
 *
 * In every family the sum of squared errors of the quantiles is made least, of their values
 * (`any`), logarithms (`positive`) or log odds (`share`); the family in which it is least is taken,
 * on a tie the first. Two points are met exactly, and by the first family.
 *
 * @param points    both coordinates rising
 * @param families  candidates in order of preference; those of the domain when left out: normal;
 *                  lognormal, gamma, Weibull, log-logistic; logit-normal, beta
 * @throws          `distribution/bad-quantiles`
 * @example         fitQuantiles([{ probability: 0.1, value: 2 }, { probability: 0.5, value: 5 },
 *                  { probability: 0.9, value: 11 }], 'positive')
 */
export function fitQuantiles(
  points: readonly QuantilePoint[],
  domain: FitDomain,
  families: readonly FittedFamily[] = domains[domain].families,
): Fit {
  const { scale } = domains[domain];
  checkPoints(points, scale);
  const [first] = families;
  if (first === undefined || !families.every((family) => scaleOfFamily(family) === scale)) {
    const possible = domains[domain].families.join(', ');
    throw fail(
      'distribution/bad-family',
      'fit',
      `the families must be of ${possible}; got ${families.join(', ') || 'none'}`,
      families,
    );
  }
  if (points.length === 2) return fitFamily(first, points);
  let best: Fit | undefined;
  let least = Infinity;
  for (const family of families) {
    const fit = fitFamily(family, points);
    const sum = residualsOf(fit.distribution, points, scale).reduce((s, r) => s + r * r, 0);
    if (best === undefined || sum < least * (1 - 1e-9)) {
      best = fit;
      least = sum;
    }
  }
  return best ?? fitFamily(first, points);
}
