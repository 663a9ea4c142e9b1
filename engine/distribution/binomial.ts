import { betaKernel, betaShape } from '../math/beta-shape.ts';
import {
  regularizedIncompleteBeta,
  regularizedIncompleteBetaComplement,
} from '../math/regularized-incomplete-beta.ts';
import type { DistributionOf } from './distribution.ts';
import { onlyAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { latticeQuantile, remembered, skewedGuess } from './lattice-quantile.ts';
import { requireWhole, requireZeroOrWithin } from './require-parameter.ts';

type Binomial = DistributionOf<'binomial'>;

/** P(X ≤ k) is the chance that the (k + 1)-th smallest of n uniform numbers exceeds p. */
function lower({ n, p }: Binomial, x: number): number {
  if (x < 0) return 0;
  if (x >= n) return 1;
  const k = Math.floor(x);
  return regularizedIncompleteBetaComplement(k + 1, n - k, p);
}

function upper({ n, p }: Binomial, x: number): number {
  if (x < 0) return 1;
  if (x >= n) return 0;
  const k = Math.floor(x);
  return regularizedIncompleteBeta(k + 1, n - k, p);
}

const sdOf = ({ n, p }: Binomial) => Math.sqrt(n * p * (1 - p));

function quantileOf(d: Binomial, keep: typeof remembered): TailQuantile {
  const sd = sdOf(d);
  return latticeQuantile({
    lower: keep((k) => lower(d, k)),
    upper: keep((k) => upper(d, k)),
    guess: skewedGuess(d.n * d.p, sd, sd === 0 ? 0 : (1 - 2 * d.p) / sd),
    least: d.p === 1 ? d.n : 0,
    most: d.p === 0 ? 0 : d.n,
  });
}

/** Successes in n trials of probability p. */
export const binomial: Family<Binomial> = {
  check(d) {
    requireWhole('binomial', 'n', d.n, 0, 1e9);
    requireZeroOrWithin('binomial', 'p', d.p, 1);
  },
  atoms: () => 'whole',
  ...onlyAtoms(({ n, p }, x) => {
    if (x < 0 || x > n || Math.floor(x) !== x) return 0;
    if (p === 0 || p === 1) return x === p * n ? 1 : 0;
    // the density of Beta(x + 1, n − x + 1) at p is n + 1 times the probability
    return betaKernel(betaShape(x + 1, n - x + 1), p, 1 - p) / p / (1 - p) / (n + 1);
  }),
  lower,
  upper,
  quantile: (d) => quantileOf(d, (tail) => tail),
  draw: (d) => quantileOf(d, remembered),
  mean: (d) => d.n * d.p,
  sd: sdOf,
};
