import { fail } from '../errors/baserate-error.ts';
import type { BetaPrior } from '../evidence/beta-prior.ts';
import { shareOfLogit } from '../math/beta-quantile.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';
import { likelihoodOf, type Likelihood } from './count-likelihood.ts';
import type { PrintedCount } from './printed-count.ts';
import { integrateSlice, softplus } from './hierarchy-grid.ts';
import { integrateLevels, type Levels } from './hierarchy-levels.ts';
import { logSum } from './log-sum.ts';
import { termWeights } from './term-weights.ts';

/** What is known of the spread between places before the counts. */
export interface HierarchyOptions {
  /** Prior of the mean share m over places; uniform unless given. */
  readonly meanPrior?: BetaPrior;
  /**
   * n0 of the prior of κ, p(κ) = n0 / (κ + n0)²: the size of a place whose count is shrunk by half
   * in the median. 1 unless given, which makes the correlation within a place, 1 / (1 + κ), uniform.
   */
  readonly priorSize?: number;
  /**
   * Part of the greatest density of κ that the last terms of its polynomial may have; tails of the
   * posterior that hold about a thousandth of that are left out too. 1e-9 unless given.
   */
  readonly tolerance?: number;
}

/** One point of the posterior of (m, κ). */
export interface HierarchyNode {
  readonly mean: number;
  readonly kappa: number;
  /** Posterior probability of the node; all sum to 1. */
  readonly weight: number;
}

/** A fitted hierarchy: the posterior of the mean share and of the spread, as weighted nodes. */
export interface Hierarchy {
  readonly places: readonly Place[];
  readonly nodes: readonly HierarchyNode[];
  /** The grid itself, for quantiles of m and κ. */
  readonly levels: Levels;
  /** Logarithm of the probability of the counts under the hierarchy (without binomial factors). */
  readonly logEvidence: number;
}

/** A place and what its count says. */
export interface Place {
  readonly id: string;
  readonly likelihood: Likelihood;
}

/** Nodes that hold less of the posterior than this, all together, are left out. */
const DROPPED = 1e-13;
const MOST_TERMS = 2000;

/**
 * Partial pooling of the shares of several places:
 *
 *     x_i ~ Binomial(n_i, p_i),   p_i ~ Beta(mκ, (1 − m)κ),
 *     m ~ Beta(1, 1),   κ ~ n0 / (κ + n0)²  (uniform shrinkage),   n0 = 1.
 *
 * κ is how many people the other places are worth to one place. The shares are integrated out in
 * closed form (beta-binomial); logit m is integrated by the trapezoidal rule on a grid fine enough
 * for the narrowest share under it, κ by polynomials over all of 0 … ∞. There is no sampling: the same counts
 * always give the same numbers. A count at weight w has its power likelihood, a bound or range its
 * censored one.
 *
 * With n0 = 1 the prior is proper, the same whatever the counts are, and uniform in the correlation
 * ρ = 1 / (1 + κ) of two people of one place.
 *
 * @param counts one per place, at least two, in any order
 * @throws       `synthesis/too-few-places`, `synthesis/too-many-terms`, `synthesis/prior-out-of-range`
 *               and as `likelihoodOf`
 * @source       Gelman et al. 2013, Bayesian Data Analysis, 5.3; prior: Daniels 1999,
 *               doi:10.2307/3316112; Natarajan & Kass 2000, doi:10.1080/01621459.2000.10473916
 */
export function fitHierarchy(
  counts: readonly PrintedCount[],
  { meanPrior = { a: 1, b: 1 }, priorSize = 1, tolerance = 1e-9 }: HierarchyOptions = {},
): Hierarchy {
  if (counts.length < 2) {
    const message = `partial needs the counts of two places or more; got ${counts.length} (use the count itself)`;
    throw fail('synthesis/too-few-places', '', message);
  }
  checkPriors(meanPrior, priorSize);
  const places = counts.map((count) => ({ id: count.id, likelihood: likelihoodOf(count) }));
  const terms = places.reduce((sum, { likelihood }) => sum + likelihood.length, 0);
  if (terms > MOST_TERMS) {
    const message = `ranges and bounds must not be so wide; got ${terms} possible counts in all (lower their weights)`;
    throw fail('synthesis/too-many-terms', '', message);
  }
  const density = logDensity(places, meanPrior, priorSize);
  const { x, n } = totals(places);
  const slice = (kappa: number, anchor: number) =>
    integrateSlice(
      (u) => density(u, kappa),
      kappa,
      anchor,
      information(places, anchor, kappa),
      tolerance,
    );
  const scale = {
    least: Math.min(1, priorSize),
    greatest: Math.max(2, priorSize, ...places.map(sizeOf)),
  };
  const firstU = log((x + 0.5) / (n - x + 0.5));
  const levels = integrateLevels(slice, scale, firstU, tolerance);
  return { places, levels, ...nodesOf(levels) };
}

/** Log density of the counts and the priors together, in (logit m, κ). */
function logDensity(places: readonly Place[], meanPrior: BetaPrior, priorSize: number) {
  const constant = log(priorSize) - logBeta(meanPrior.a, meanPrior.b);
  return (u: number, kappa: number): number => {
    const alpha = kappa * shareOfLogit(u);
    const beta = kappa * shareOfLogit(-u);
    // with the Jacobian of the logit
    const logMeanPrior = -meanPrior.a * softplus(-u) - meanPrior.b * softplus(u);
    let sum = constant + logMeanPrior - 2 * log(kappa + priorSize);
    for (const { likelihood } of places) sum += termWeights(likelihood, alpha, beta).logWhole;
    return sum;
  };
}

/**
 * Information on logit m of the counts, Σ n (κ + 1) / (κ + n) · m (1 − m), the design effect inverted,
 * and of a share of its own, κ m (1 − m): what is integrated is the product of both.
 */
function information(places: readonly Place[], u: number, kappa: number): number {
  const mean = shareOfLogit(u);
  let people = kappa;
  for (const place of places) {
    const n = sizeOf(place);
    people += (n * (kappa + 1)) / (kappa + n);
  }
  return people * mean * (1 - mean);
}

/** People that a place's count is worth at most. */
function sizeOf({ likelihood }: Place): number {
  return likelihood.reduce((most, { x, y }) => Math.max(most, x + y), 0);
}

function totals(places: readonly Place[]): { x: number; n: number } {
  let x = 0;
  let n = 0;
  for (const { likelihood } of places) {
    const middle = likelihood[Math.floor(likelihood.length / 2)];
    x += middle?.x ?? 0;
    n += (middle?.x ?? 0) + (middle?.y ?? 0);
  }
  return { x, n };
}

function nodesOf({ slices, logWidths }: Levels) {
  const all = slices.flatMap(({ kappa, start, step, logDensity: logs }, i) => {
    const logCell = (logWidths[i] ?? NaN) + log(step);
    return logs.map((value, j) => ({
      mean: shareOfLogit(start + j * step),
      kappa,
      logWeight: value + logCell,
    }));
  });
  const logEvidence = logSum(all.map(({ logWeight }) => logWeight));
  const least = logEvidence + log(DROPPED / all.length);
  const kept = all.filter(({ logWeight }) => logWeight > least);
  const nodes = kept.map(({ mean, kappa, logWeight }) => ({
    mean,
    kappa,
    weight: exp(logWeight - logEvidence),
  }));
  return { nodes, logEvidence };
}

function checkPriors(meanPrior: BetaPrior, priorSize: number): void {
  const { a, b } = meanPrior;
  if (!(a >= 0.01 && b >= 0.01 && a <= 1e6 && b <= 1e6)) {
    const message = `both numbers of the prior of the mean must be from 0.01 to 1e6; got (${a}, ${b})`;
    throw fail('synthesis/prior-out-of-range', '', message);
  }
  if (!(priorSize >= 1e-3 && priorSize <= 1e6)) {
    const message = `the size of the prior must be from 0.001 to 1e6 people; got ${priorSize}`;
    throw fail('synthesis/prior-out-of-range', '', message, priorSize);
  }
}
