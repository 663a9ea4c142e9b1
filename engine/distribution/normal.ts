import type { DistributionOf } from './distribution.ts';
import type { Family, TailQuantile } from './family.ts';
import { normalDensity, normalLower, normalScore, normalUpper } from './normal-step.ts';
import { requireFinite, requireSpread } from './require-parameter.ts';

type Normal = DistributionOf<'normal'>;

function quantileOf({ mean, sd }: Normal): TailQuantile {
  if (sd === 0) return () => mean;
  return (p, q) => mean + sd * normalScore(p, q);
}

/** Normal(mean, sd); with sd 0 the mean itself. */
export const normal: Family<Normal> = {
  check(d) {
    requireFinite('normal', 'mean', d.mean);
    requireSpread('normal', 'sd', d.sd);
  },
  atoms: (d) => (d.sd === 0 ? 'some' : 'none'),
  mass: (d, x) => (d.sd === 0 && x === d.mean ? 1 : 0),
  pdf: (d, x) => normalDensity(x, d.mean, d.sd),
  lower: (d, x) => normalLower(x, d.mean, d.sd),
  upper: (d, x) => normalUpper(x, d.mean, d.sd),
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => d.mean,
  sd: (d) => d.sd,
};
