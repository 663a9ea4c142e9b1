import { betaLogitQuantile, shareOfLogit } from '../math/beta-quantile.ts';
import { betaKernel, betaShape, mirrored } from '../math/beta-shape.ts';
import {
  regularizedIncompleteBeta,
  regularizedIncompleteBetaComplement,
} from '../math/regularized-incomplete-beta.ts';
import { betaLogitTable, betaShareTable } from './beta-table.ts';
import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireWithin } from './require-parameter.ts';
import { sharedTable } from './shared-table.ts';

type Beta = DistributionOf<'beta'>;

/** Density of Beta(a, b) at 0, or at 1 with a and b exchanged. */
function densityAtZero(a: number, b: number): number {
  if (a < 1) return Infinity;
  return a > 1 ? 0 : b;
}

/** Standard deviation of Beta(a, b). */
function sdOf({ a, b }: Beta): number {
  const sum = a + b;
  return Math.sqrt(((a / sum) * (b / sum)) / (sum + 1));
}

/** Logit of the quantile of Beta(a, b), computed directly; ±∞ at the ends. */
export function betaLogit({ a, b }: { a: number; b: number }): TailQuantile {
  const shape = betaShape(a, b);
  const other = mirrored(shape);
  return (p, q) => {
    if (p === 0) return -Infinity;
    if (q === 0) return Infinity;
    return p <= 0.5 ? betaLogitQuantile(shape, p) : -betaLogitQuantile(other, q);
  };
}

/** The same through tables that all users of one Beta share. */
export function betaLogitDraw({ a, b }: { a: number; b: number }): TailQuantile {
  return sharedTable(`beta ${a},${b}`, () => betaLogitTable(a, b));
}

/** Beta(a, b) on (0, 1). */
export const beta: Family<Beta> = {
  check(d) {
    requireWithin('beta', 'a', d.a, 0.01, 1e12);
    requireWithin('beta', 'b', d.b, 0.01, 1e12);
  },
  ...withoutAtoms,
  pdf(d, x) {
    if (x < 0 || x > 1) return 0;
    if (x === 0) return densityAtZero(d.a, d.b);
    if (x === 1) return densityAtZero(d.b, d.a);
    return betaKernel(betaShape(d.a, d.b), x, 1 - x) / x / (1 - x);
  },
  lower: (d, x) => regularizedIncompleteBeta(d.a, d.b, x),
  upper: (d, x) => regularizedIncompleteBetaComplement(d.a, d.b, x),
  quantile(d) {
    const logit = betaLogit(d);
    return (p, q) => {
      if (p === 0 || q === 0) return p;
      return shareOfLogit(logit(p, q));
    };
  },
  draw: ({ a, b }) => sharedTable(`share ${a},${b}`, () => betaShareTable(a, b)),
  mean: (d) => d.a / (d.a + d.b),
  sd: sdOf,
};
