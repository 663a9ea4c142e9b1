import { exp } from '../math/exp.ts';
import { LARGEST_POSITIVE, SMALLEST_POSITIVE, gammaLogQuantile } from '../math/gamma-quantile.ts';
import type { Side } from '../math/gamma-quantile.ts';
import {
  gammaKernel,
  regularizedIncompleteGamma,
  regularizedIncompleteGammaComplement,
} from '../math/regularized-incomplete-gamma.ts';
import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireWithin } from './require-parameter.ts';
import { sharedTable } from './shared-table.ts';
import { joinTails, quinticOctave, tailTable } from './tail-table.ts';

type Gamma = DistributionOf<'gamma'>;

/** log x of one tail; −log x for the upper, so that it rises with the tail's probability. */
function tailOf(shape: number, side: Side): (t: number) => number {
  const sign = side === 'lower' ? 1 : -1;
  const solve = (t: number, start?: number, close?: number) =>
    sign * gammaLogQuantile(shape, t, side, start === undefined ? NaN : sign * start, close);
  const curve = {
    solve,
    density(t: number, w: number) {
      // x underflows: the tail is a pure power
      if (sign * w < -600) return shape * (side === 'lower' ? t : 1 - t);
      return gammaKernel(shape, exp(sign * w));
    },
    logSlope: (w: number) => sign * (shape - exp(sign * w)),
  };
  // log t / shape interpolates worse the smaller the shape; measured as for the beta
  const bits = shape >= 0.4 ? 4 : shape >= 0.04 ? 5 : 6;
  return tailTable(quinticOctave(curve), bits, (t) => solve(t));
}

/** x / rate, kept strictly inside the support. */
function scaled(logX: number, rate: number): number {
  return Math.min(LARGEST_POSITIVE, Math.max(SMALLEST_POSITIVE, exp(logX) / rate));
}

/** Gamma(shape, rate) on (0, ∞). */
export const gamma: Family<Gamma> = {
  check(d) {
    requireWithin('gamma', 'shape', d.shape, 0.01, 1e9);
    requireWithin('gamma', 'rate', d.rate, 1e-150, 1e150);
  },
  ...withoutAtoms,
  pdf({ shape, rate }, x) {
    if (x < 0 || x === Infinity) return 0;
    if (x === 0) return shape < 1 ? Infinity : shape > 1 ? 0 : rate;
    return gammaKernel(shape, rate * x) / x;
  },
  lower: (d, x) => regularizedIncompleteGamma(d.shape, d.rate * x),
  upper: (d, x) => regularizedIncompleteGammaComplement(d.shape, d.rate * x),
  quantile: ({ shape, rate }) => {
    return (p, q) => {
      if (p === 0) return 0;
      if (q === 0) return Infinity;
      const side = p <= 0.5 ? 'lower' : 'upper';
      return scaled(gammaLogQuantile(shape, p <= 0.5 ? p : q, side), rate);
    };
  },
  draw({ shape, rate }) {
    const logX: TailQuantile = sharedTable(`gamma ${shape}`, () =>
      joinTails(tailOf(shape, 'lower'), tailOf(shape, 'upper')),
    );
    return (p, q) => scaled(logX(p, q), rate);
  },
  mean: (d) => d.shape / d.rate,
  sd: (d) => Math.sqrt(d.shape) / d.rate,
};
