import {
  gammaKernel,
  regularizedIncompleteGamma,
  regularizedIncompleteGammaComplement,
} from '../math/regularized-incomplete-gamma.ts';
import type { DistributionOf } from './distribution.ts';
import { onlyAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { latticeQuantile, remembered, skewedGuess } from './lattice-quantile.ts';
import { requireZeroOrWithin } from './require-parameter.ts';

type Poisson = DistributionOf<'poisson'>;

/** Further than any allowed distribution of this kind reaches. */
const BEYOND = 1e15;

/** P(X ≤ k) is the chance that the (k + 1)-th event of a Poisson process comes after `mean`. */
function lower({ mean }: Poisson, x: number): number {
  if (x < 0) return 0;
  if (mean === 0 || x >= BEYOND) return 1;
  return regularizedIncompleteGammaComplement(Math.floor(x) + 1, mean);
}

function upper({ mean }: Poisson, x: number): number {
  if (x < 0) return 1;
  if (mean === 0 || x >= BEYOND) return 0;
  return regularizedIncompleteGamma(Math.floor(x) + 1, mean);
}

function quantileOf(d: Poisson, keep: typeof remembered): TailQuantile {
  const sd = Math.sqrt(d.mean);
  return latticeQuantile({
    lower: keep((k) => lower(d, k)),
    upper: keep((k) => upper(d, k)),
    guess: skewedGuess(d.mean, sd, sd === 0 ? 0 : 1 / sd),
    least: 0,
    most: d.mean === 0 ? 0 : Infinity,
  });
}

/** Poisson with this mean. */
export const poisson: Family<Poisson> = {
  check: (d) => requireZeroOrWithin('poisson', 'mean', d.mean, 1e9),
  atoms: () => 'whole',
  ...onlyAtoms(({ mean }, x) => {
    if (x < 0 || Math.floor(x) !== x || x >= BEYOND) return 0;
    if (mean === 0) return x === 0 ? 1 : 0;
    return gammaKernel(x + 1, mean) / mean;
  }),
  lower,
  upper,
  quantile: (d) => quantileOf(d, (tail) => tail),
  draw: (d) => quantileOf(d, remembered),
  mean: (d) => d.mean,
  sd: (d) => Math.sqrt(d.mean),
};
