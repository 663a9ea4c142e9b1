import { shareOfLogit } from '../math/beta-quantile.ts';
import { betaLogit, betaLogitDraw, beta } from './beta.ts';
import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { requireThreePoints } from './require-parameter.ts';

type Pert = DistributionOf<'pert'>;

/** Weight of the mode in the mean: Vose's modified PERT with the classical value. */
const LAMBDA = 4;

/** The beta of (x − min) / (max − min). */
function betaOf({ min, mode, max }: Pert): DistributionOf<'beta'> {
  const width = max - min;
  return {
    kind: 'beta',
    a: 1 + (LAMBDA * (mode - min)) / width,
    b: 1 + (LAMBDA * (max - mode)) / width,
  };
}

/** Stretches a share, given by its logit, over [min, max]: exact at either end. */
function stretched({ min, max }: Pert, logit: TailQuantile): TailQuantile {
  const width = max - min;
  const middle = min + 0.5 * width;
  return (p, q) => {
    if (p === 0) return min;
    if (q === 0) return max;
    const w = logit(p, q);
    return w <= 0
      ? min + width * shareOfLogit(w)
      : Math.max(middle, max - width * shareOfLogit(-w));
  };
}

/**
 * PERT: a beta on [min, max] with this mode and mean (min + 4·mode + max) / 6.
 *
 * @source Vose 2008, Risk Analysis, 3rd edition, section on the modified PERT, lambda 4
 */
export const pert: Family<Pert> = {
  check: (d) => requireThreePoints('pert', d),
  ...withoutAtoms,
  pdf: (d, x) => beta.pdf(betaOf(d), (x - d.min) / (d.max - d.min)) / (d.max - d.min),
  lower(d, x) {
    const { a, b } = betaOf(d);
    const share = (x - d.min) / (d.max - d.min);
    // whichever of the two distances keeps its digits
    if (share <= 0.5) return beta.lower({ kind: 'beta', a, b }, share);
    return beta.upper({ kind: 'beta', a: b, b: a }, (d.max - x) / (d.max - d.min));
  },
  upper(d, x) {
    const { a, b } = betaOf(d);
    const share = (x - d.min) / (d.max - d.min);
    if (share <= 0.5) return beta.upper({ kind: 'beta', a, b }, share);
    return beta.lower({ kind: 'beta', a: b, b: a }, (d.max - x) / (d.max - d.min));
  },
  quantile: (d) => stretched(d, betaLogit(betaOf(d))),
  draw: (d) => stretched(d, betaLogitDraw(betaOf(d))),
  mean: (d) => (d.min + LAMBDA * d.mode + d.max) / (LAMBDA + 2),
  sd: (d) => (d.max - d.min) * beta.sd(betaOf(d)),
};
