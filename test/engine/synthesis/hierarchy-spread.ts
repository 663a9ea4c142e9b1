import { exp } from '../../../engine/math/exp.ts';
import { log } from '../../../engine/math/log.ts';
import { log1p } from '../../../engine/math/log1p.ts';
import { shareOfLogit } from '../../../engine/math/beta-quantile.ts';
import { chebyshevIntegral, chebyshevSum } from '../../../engine/math/chebyshev.ts';
import { gridCdf } from '../../../engine/synthesis/grid-cdf.ts';
import type { Hierarchy } from '../../../engine/synthesis/hierarchy.ts';
import { levelOf } from '../../../engine/synthesis/hierarchy-levels.ts';

/** P(m ≤ x) of the mean share over places, absolute error below 5e-4. */
export function meanShareCdf(hierarchy: Hierarchy): (x: number) => number {
  const { slices, logWidths } = hierarchy.levels;
  const parts = slices
    .map((slice, i) => ({ ...slice, logWeight: slice.logMass + (logWidths[i] ?? NaN) }))
    .filter(({ logWeight }) => logWeight > hierarchy.logEvidence - 20)
    .map(({ start, step, logDensity, logMass, logWeight }) => ({
      weight: exp(logWeight - hierarchy.logEvidence),
      cdf: gridCdf(
        start,
        step,
        logDensity.map((value) => exp(value - logMass)),
      ),
    }));
  let sum = 0;
  for (const { weight } of parts) sum += weight;
  return (x) => {
    if (!(x > 0)) return x === x ? 0 : NaN;
    if (x >= 1) return 1;
    const u = log(x) - log1p(-x);
    let below = 0;
    for (const { weight, cdf } of parts) below += weight * cdf(u);
    return below / sum;
  };
}

/** P(κ ≤ x) of the spread between places, absolute error below 1e-7. */
export function kappaCdf({ levels }: Hierarchy): (x: number) => number {
  const { scale, from, until, density } = levels;
  const integral = chebyshevIntegral(density);
  const whole = chebyshevSum(integral, 1);
  return (x) => {
    if (!(x > 0)) return x === x ? 0 : NaN;
    if (x === Infinity) return 1;
    const s = (2 * (levelOf(scale, x) - from)) / (until - from) - 1;
    return s < 1 ? Math.min(1, Math.max(0, chebyshevSum(integral, Math.max(-1, s)) / whole)) : 1;
  };
}

/** Mean, standard deviation and quantiles of the mean share and of κ. */
export interface HierarchySpread {
  readonly meanShare: {
    readonly mean: number;
    readonly sd: number;
    readonly quantiles: readonly number[];
  };
  /** κ has no mean: its posterior has a tail like 1/κ². Quantiles only. */
  readonly kappa: { readonly quantiles: readonly number[] };
  /** ρ = 1 / (1 + κ), the correlation of two people of one place. */
  readonly correlation: { readonly mean: number; readonly sd: number };
}

/** Summary of the posterior of (m, κ). @param probabilities each in (0, 1) */
export function summariseSpread(
  hierarchy: Hierarchy,
  probabilities: readonly number[],
): HierarchySpread {
  const { nodes } = hierarchy;
  const moments = (value: (node: (typeof nodes)[number]) => number) => {
    let mean = 0;
    let sum = 0;
    for (const node of nodes) {
      mean += node.weight * value(node);
      sum += node.weight;
    }
    mean /= sum;
    let variance = 0;
    for (const node of nodes) {
      const distance = value(node) - mean;
      variance += (node.weight / sum) * distance * distance;
    }
    return { mean, sd: Math.sqrt(variance) };
  };
  const ofMean = meanShareCdf(hierarchy);
  const ofKappa = kappaCdf(hierarchy);
  return {
    meanShare: {
      ...moments(({ mean }) => mean),
      quantiles: probabilities.map((p) =>
        shareOfLogit(bisect((u) => ofMean(shareOfLogit(u)) - p, -60, 36)),
      ),
    },
    kappa: {
      quantiles: probabilities.map((p) => exp(bisect((v) => ofKappa(exp(v)) - p, -60, 60))),
    },
    correlation: moments(({ kappa }) => 1 / (1 + kappa)),
  };
}

function bisect(excess: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
