import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Distribution } from '../../engine/distribution/distribution.ts';
import { quantileFunction } from '../../engine/distribution/quantile-function.ts';
import { betaQuantile } from '../../engine/math/beta-quantile.ts';
import { erfc } from '../../engine/math/erfc.ts';
import { expGenerator } from '../../engine/math/exp-generator.ts';
import { exp } from '../../engine/math/exp.ts';
import { expm1 } from '../../engine/math/expm1.ts';
import { gammaQuantile } from '../../engine/math/gamma-quantile.ts';
import { log } from '../../engine/math/log.ts';
import { log1p } from '../../engine/math/log1p.ts';
import { logGamma } from '../../engine/math/log-gamma.ts';
import { normalCdf } from '../../engine/math/normal-cdf.ts';
import { normalQuantile } from '../../engine/math/normal-quantile.ts';
import { pow } from '../../engine/math/pow.ts';
import { normalCorrelationOfRank } from '../../engine/math/rank-correlation.ts';
import { regularizedIncompleteBeta } from '../../engine/math/regularized-incomplete-beta.ts';
import { poisson } from '../../engine/simulate/poisson.ts';
import { goldenStreams } from '../oracle/golden-streams.ts';
import { inputGrid } from './input-grid.ts';

/** SHA-256 of the bytes of doubles; bytes of a NaN differ between engines, so a NaN is refused. */
export function digestOf(values: Float64Array): string {
  if (values.some((value) => value !== value)) throw new Error('a function gave NaN on the grid');
  return bytesToHex(sha256(new Uint8Array(values.buffer)));
}

const distributions: Readonly<Record<string, Distribution>> = {
  'beta(54.5, 346.5)': { kind: 'beta', a: 54.5, b: 346.5 },
  'beta(0.5, 103.5)': { kind: 'beta', a: 0.5, b: 103.5 },
  'beta(0.5, 24999.5)': { kind: 'beta', a: 0.5, b: 24999.5 },
  lognormal: { kind: 'lognormal', mu: 2, sigma: 0.5 },
  'logit-normal': { kind: 'logit-normal', mu: -3, sigma: 0.7 },
  normal: { kind: 'normal', mean: 5, sd: 2 },
};

/** States of the processes whose matrix exponential is compared. */
const STATES = 5;

/** Transition probabilities of processes with the given rates, one after another. */
function exponentials(rates: Float64Array): Float64Array {
  const out = new Float64Array(rates.length);
  const size = STATES * STATES;
  for (let at = 0; at + size <= rates.length; at += size)
    expGenerator(rates.subarray(at, at + size), STATES, out.subarray(at, at + size));
  return out;
}

/** Digests of the first values of every stream, distribution and sampler, by two kinds of kernel where one draws them. */
function goldenDigests(): Readonly<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const { name, isKernel, sets } of goldenStreams) {
    for (const set of sets) {
      digests[`${name} ${set.parameters}`] = digestOf(set.values());
      if (isKernel)
        digests[`${name} ${set.parameters} in TypeScript`] = digestOf(set.values('typescript'));
    }
  }
  return digests;
}

/** Digest of each elementary and quantile function over a fixed grid of arguments. */
export function functionDigests(): Readonly<Record<string, string>> {
  const many = 200_000;
  const few = 2_000;
  const positive = inputGrid(1).positive(many);
  const unit = inputGrid(2).spread(many, 0, 1);
  const wide = inputGrid(3).spread(many, -745, 709);
  const near = inputGrid(4).spread(many, -0.9, 4);
  const base = inputGrid(5).spread(many, 0, 50);
  const exponent = inputGrid(6).spread(many, -100, 100);
  const shape = inputGrid(7).spread(few, 0.01, 500);
  const other = inputGrid(8).spread(few, 0.01, 500);
  const share = inputGrid(9).spread(few, 0, 1);
  const deviate = inputGrid(10).spread(many, -37, 8);
  const of = (xs: Float64Array, f: (x: number, index: number) => number) => digestOf(xs.map(f));
  const quantiles = Object.entries(distributions).map(([name, distribution]) => {
    const quantile = quantileFunction(distribution);
    return [`quantile of ${name}`, of(unit, (u) => quantile(u))];
  });
  return {
    log: of(positive, (x) => log(x)),
    exp: of(wide, (x) => exp(x)),
    log1p: of(near, (x) => log1p(x)),
    expm1: of(near, (x) => expm1(x)),
    pow: of(base, (x, i) => pow(x, exponent[i] ?? 0)),
    logGamma: of(base, (x) => logGamma(x)),
    erfc: of(deviate, (x) => erfc(-x)),
    normalCdf: of(deviate, (x) => normalCdf(x)),
    normalCorrelationOfRank: of(unit, (u) => normalCorrelationOfRank(2 * u - 1)),
    normalQuantile: of(unit, (u) => normalQuantile(u)),
    regularizedIncompleteBeta: of(share, (x, i) =>
      regularizedIncompleteBeta(shape[i] ?? 1, other[i] ?? 1, x),
    ),
    betaQuantile: of(share, (p, i) => betaQuantile(shape[i] ?? 1, other[i] ?? 1, p)),
    gammaQuantile: of(share, (p, i) => gammaQuantile(shape[i] ?? 1, p)),
    poisson: of(base, (mean, i) => poisson(i % 2 === 0 ? mean : 1000 * mean, 1, 2, i, 0)),
    'matrix exponential': digestOf(exponentials(inputGrid(11).spread(few, 0, 3))),
    ...goldenDigests(),
    ...(Object.fromEntries(quantiles) as Record<string, string>), // pairs of name and digest
  };
}
