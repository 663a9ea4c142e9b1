import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution } from './distribution.ts';
import type { QuantilePoint } from './fit.ts';
import { normalScore } from './normal-step.ts';
import { survivalExponent } from './survival-exponent.ts';

/** Families whose quantile is a straight line, level + slope·score(p), on the right scale. */
export type LineFamily = 'normal' | 'lognormal' | 'logit-normal' | 'weibull' | 'log-logistic';

/** Scale on which the quantiles are compared: value, log of it, or log odds of it. */
export type FitScale = 'value' | 'log' | 'logit';

/** What the lines of each family are drawn through and what they make. */
interface Line {
  readonly scale: FitScale;
  readonly score: (p: number) => number;
  readonly make: (level: number, slope: number) => Distribution;
}

const lines: Readonly<Record<LineFamily, Line>> = {
  normal: {
    scale: 'value',
    score: (p) => normalScore(p, 1 - p),
    make: (level, slope) => ({ kind: 'normal', mean: level, sd: slope }),
  },
  lognormal: {
    scale: 'log',
    score: (p) => normalScore(p, 1 - p),
    make: (level, slope) => ({ kind: 'lognormal', mu: level, sigma: slope }),
  },
  'logit-normal': {
    scale: 'logit',
    score: (p) => normalScore(p, 1 - p),
    make: (level, slope) => ({ kind: 'logit-normal', mu: level, sigma: slope }),
  },
  weibull: {
    scale: 'log',
    score: (p) => log(survivalExponent(p, 1 - p)),
    make: (level, slope) => ({ kind: 'weibull', shape: 1 / slope, scale: exp(level) }),
  },
  'log-logistic': {
    scale: 'log',
    score: (p) => log(p) - log1p(-p),
    make: (level, slope) => ({ kind: 'log-logistic', scale: exp(level), shape: 1 / slope }),
  },
};

/** x on a scale; NaN or infinite outside its range. */
export function onScale(scale: FitScale, x: number): number {
  if (scale === 'value') return x;
  return scale === 'log' ? log(x) : log(x) - log1p(-x);
}

/**
 * The distribution of a family with the least sum of squared errors of its quantiles, on the
 * family's scale; through two points it goes exactly.
 *
 * @param points  two or more, both coordinates rising, inside the family's support
 */
export function fitLine(family: LineFamily, points: readonly QuantilePoint[]): Distribution {
  const { scale, score, make } = lines[family];
  const xs = points.map(({ probability }) => score(probability));
  const ys = points.map(({ value }) => onScale(scale, value));
  const meanOf = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const centre = meanOf(xs);
  const level = meanOf(ys);
  let cross = 0;
  let square = 0;
  xs.forEach((x, i) => {
    cross += (x - centre) * ((ys[i] ?? NaN) - level);
    square += (x - centre) * (x - centre);
  });
  const slope = cross / square;
  return make(level - slope * centre, slope);
}
