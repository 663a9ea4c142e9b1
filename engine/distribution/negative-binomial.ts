import { betaLowerTail } from '../math/regularized-incomplete-beta.ts';
import { betaKernel, betaShape, mirrored } from '../math/beta-shape.ts';
import type { DistributionOf } from './distribution.ts';
import { onlyAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { gamma } from './gamma.ts';
import { latticeQuantile, remembered } from './lattice-quantile.ts';
import { requireWithin, requireZeroOrWithin } from './require-parameter.ts';

type NegativeBinomial = DistributionOf<'negative-binomial'>;

/** Further than any allowed distribution of this kind reaches. */
const BEYOND = 1e15;

/** P(X ≤ k) = I_p(size, k + 1), p = size / (size + mean). */
function lower({ size, mean }: NegativeBinomial, x: number): number {
  if (x < 0) return 0;
  if (mean === 0 || x >= BEYOND) return 1;
  const sum = size + mean;
  const shape = betaShape(size, Math.floor(x) + 1);
  const kernel = betaKernel(shape, size / sum, mean / sum);
  return Math.min(1, Math.max(0, betaLowerTail(shape, size / sum, mean / sum, kernel)));
}

function upper({ size, mean }: NegativeBinomial, x: number): number {
  if (x < 0) return 1;
  if (mean === 0 || x >= BEYOND) return 0;
  const sum = size + mean;
  const shape = betaShape(size, Math.floor(x) + 1);
  const kernel = betaKernel(shape, size / sum, mean / sum);
  return Math.min(1, Math.max(0, betaLowerTail(mirrored(shape), mean / sum, size / sum, kernel)));
}

function quantileOf(d: NegativeBinomial, keep: typeof remembered): TailQuantile {
  const { size, mean } = d;
  const none = mean === 0;
  return latticeQuantile({
    lower: keep((k) => lower(d, k)),
    upper: keep((k) => upper(d, k)),
    // the quantile of the gamma of its means
    guess: none ? () => 0 : gamma.draw({ kind: 'gamma', shape: size, rate: size / mean }),
    least: 0,
    most: none ? 0 : Infinity,
  });
}

/** Poisson whose mean is Gamma(size, size / mean). */
export const negativeBinomial: Family<NegativeBinomial> = {
  check(d) {
    requireWithin('negative-binomial', 'size', d.size, 0.01, 1e9);
    requireZeroOrWithin('negative-binomial', 'mean', d.mean, 1e9);
  },
  atoms: () => 'whole',
  ...onlyAtoms(({ size, mean }, x) => {
    if (x < 0 || Math.floor(x) !== x || x >= BEYOND) return 0;
    if (mean === 0) return x === 0 ? 1 : 0;
    const sum = size + mean;
    const kernel = betaKernel(betaShape(size, x + 1), size / sum, mean / sum);
    return kernel / (mean / sum) / (size + x);
  }),
  lower,
  upper,
  quantile: (d) => quantileOf(d, (tail) => tail),
  draw: (d) => quantileOf(d, remembered),
  mean: (d) => d.mean,
  sd: (d) => Math.sqrt(d.mean + (d.mean * d.mean) / d.size),
};
