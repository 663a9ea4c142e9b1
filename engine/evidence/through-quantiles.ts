import type { Distribution } from '../distribution/distribution.ts';
import { fitQuantiles } from '../distribution/fit-quantiles.ts';
import type { QuantilePoint } from '../distribution/fit.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import type { ParameterKind } from './quantity.ts';

/** Normal scores at which the curve through three or more quantiles is tabulated: −8 to 8 in steps. */
const LAST_SCORE = 8;
const SCORE_STEP = 0.025;

/**
 * The distribution through stated quantiles, which it meets exactly.
 *
 * Two give a lognormal, of a share a logit-normal. Three or more give the curve of log x (of a share
 * logit x) over the normal score: the monotone cubic of Fritsch & Carlson between the points, straight
 * beyond them, so that either tail is lognormal. It is kept as a table of quantiles at steps of 0.025
 * in the score, the stated ones among them; between two a quantile is off by less than s² / 12,800 of
 * its value, s the standard deviation of the logarithm there.
 *
 * @param points rising in both
 * @source Fritsch & Carlson 1980, doi:10.1137/0717021
 */
export function throughQuantiles(
  points: readonly QuantilePoint[],
  kind: ParameterKind,
): Distribution {
  const isShare = kind === 'share';
  if (points.length === 2) return fitQuantiles(points, isShare ? 'share' : 'positive').distribution;
  const z = points.map(({ probability }) => normalQuantile(probability));
  const y = points.map(({ value }) => (isShare ? log(value) - log1p(-value) : log(value)));
  const curve = monotoneCubic(z, y);
  const backward = (w: number) => (isShare ? 1 / (1 + exp(-w)) : exp(w));
  const grid = Array.from(
    { length: (2 * LAST_SCORE) / SCORE_STEP + 1 },
    (_, i) => i * SCORE_STEP - LAST_SCORE,
  ).map((score) => ({ probability: normalCdf(score), value: backward(curve(score)) }));
  const probabilities: number[] = [];
  const values: number[] = [];
  for (const { probability, value } of [...grid, ...points].sort(
    (a, b) => a.probability - b.probability,
  )) {
    const p = probabilities.length === 0 ? 0 : probability;
    // neighbours may round to one value
    if (!(p > (probabilities.at(-1) ?? -1) && value > (values.at(-1) ?? -1))) continue;
    probabilities.push(p);
    values.push(value);
  }
  probabilities[probabilities.length - 1] = 1;
  return { kind: 'quantile-table', probabilities, values };
}

/** The rising cubic through rising points, straight beyond them. */
function monotoneCubic(x: readonly number[], y: readonly number[]): (at: number) => number {
  const last = x.length - 1;
  const rise = x
    .slice(1)
    .map((right, i) => ((y[i + 1] ?? 0) - (y[i] ?? 0)) / (right - (x[i] ?? 0)));
  // harmonic mean of the slopes on either side, which keeps every piece rising
  const slope = x.map((_, i) => {
    const [left, right] = [rise[i - 1], rise[i]];
    if (left === undefined || right === undefined) return left ?? right ?? 0;
    return (2 * left * right) / (left + right);
  });
  return (at) => {
    if (at <= (x[0] ?? 0)) return (y[0] ?? 0) + (slope[0] ?? 0) * (at - (x[0] ?? 0));
    if (at >= (x[last] ?? 0)) return (y[last] ?? 0) + (slope[last] ?? 0) * (at - (x[last] ?? 0));
    let i = 0;
    while (at > (x[i + 1] ?? Infinity)) i++;
    const width = (x[i + 1] ?? 0) - (x[i] ?? 0);
    const t = (at - (x[i] ?? 0)) / width;
    const [m0, m1] = [(slope[i] ?? 0) * width, (slope[i + 1] ?? 0) * width];
    const d = (y[i + 1] ?? 0) - (y[i] ?? 0);
    return (y[i] ?? 0) + t * (m0 + t * (3 * d - 2 * m0 - m1 + t * (m0 + m1 - 2 * d)));
  };
}
