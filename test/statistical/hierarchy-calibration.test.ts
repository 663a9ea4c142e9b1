import { beforeAll, describe, expect, it } from 'vitest';
import { logBeta } from '../../engine/math/log-beta.ts';
import { componentsOf, type BetaMixture } from '../../engine/synthesis/beta-mixture.ts';
import {
  fitHierarchy,
  type Hierarchy,
  type HierarchyOptions,
} from '../../engine/synthesis/hierarchy.ts';
import { placePosterior } from '../../engine/synthesis/hierarchy-posterior.ts';
import { kappaCdf, meanShareCdf } from '../engine/synthesis/hierarchy-spread.ts';
import { shareCdf } from '../oracle/share-summary.ts';
import { chiSquareScore } from '../oracle/chi-square.ts';
import { logBetaNumber, randomNumbers } from '../oracle/random-numbers.ts';

/**
 * Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): parameters drawn from the prior,
 * counts drawn from the parameters, and the posterior probability below the true value of each must be
 * uniform over simulations, whatever the sample sizes. There are no draws to rank here: the posterior
 * is a distribution function, so its value at the truth is the rank itself.
 */
const SIMULATIONS = 1000;
const totals = [5, 8, 12, 20];
const CELLS = 20;

interface Simulated {
  readonly mean: number;
  readonly kappa: number;
  /** log p and log(1 − p) of the first place, as the ends are reached. */
  readonly logShare: readonly [number, number];
  readonly counts: readonly number[];
}

function simulate(seed: number): Simulated[] {
  const random = randomNumbers(seed);
  return Array.from({ length: SIMULATIONS }, () => {
    const mean = random();
    const correlation = random();
    const kappa = 1 / correlation - 1;
    const shares = totals.map(() => logBetaNumber(random, mean * kappa, (1 - mean) * kappa));
    const counts = totals.map((total, i) => {
      let count = 0;
      for (let k = 0; k < total; k++) if (Math.log(random()) < shares[i]![0]) count++;
      return count;
    });
    return { mean, kappa, logShare: shares[0]!, counts };
  });
}

/**
 * P(share ≤ p) from log p. Where places do not resemble one another shares lie so near 0 and 1 that
 * a number cannot hold them (1 − 1e-40, 1e-400); there it is Σ w p^a / (a B(a, b)).
 */
function probabilityBelow(components: BetaMixture['components'], logP: number): number {
  if (logP > -30) return shareCdf({ kind: 'mixture', components }, Math.exp(logP));
  return components.reduce(
    (sum, { weight, distribution: { a, b } }) =>
      sum + (weight * Math.exp(a * logP - logBeta(a, b))) / a,
    0,
  );
}

const rankOf = {
  mean: (fit: Hierarchy, truth: Simulated) => meanShareCdf(fit)(truth.mean),
  kappa: (fit: Hierarchy, truth: Simulated) => kappaCdf(fit)(truth.kappa),
  // on whichever side of ½ a number holds the share more closely
  share: (fit: Hierarchy, { logShare: [logP, logQ] }: Simulated) => {
    const components = componentsOf(placePosterior(fit, '0'));
    if (logP < logQ) return probabilityBelow(components, logP);
    const mirrored = components.map(({ weight, distribution: { a, b } }) => ({
      weight,
      distribution: { kind: 'beta' as const, a: b, b: a },
    }));
    return 1 - probabilityBelow(mirrored, logQ);
  },
};
type Ranked = keyof typeof rankOf;

/** Ranks of the truth; a planted bug changes the prior or the totals that the fit is told. */
function ranksOf(
  simulated: readonly Simulated[],
  ranked: readonly Ranked[],
  options: HierarchyOptions = {},
  extra = 0,
): readonly (readonly number[])[] {
  const known = new Map<string, Hierarchy>(); // small counts come up again
  const fitOf = (truth: Simulated) => {
    const counts = truth.counts.map((count, i) => {
      const total = totals[i]! + extra;
      return { id: `${i}`, low: count, high: count, total, weight: 1 };
    });
    const key = truth.counts.join();
    const fit = known.get(key) ?? fitHierarchy(counts, { tolerance: 0.01, ...options });
    known.set(key, fit);
    return fit;
  };
  const rows = simulated.map((truth) => {
    const fit = fitOf(truth);
    return ranked.map((name) => rankOf[name](fit, truth));
  });
  return ranked.map((_, i) => rows.map((row) => row[i]!));
}

/** χ² of the ranks over equal cells, as a z score. */
function scoreOf(ranks: readonly number[]): number {
  const cells = new Array<number>(CELLS).fill(0);
  for (const rank of ranks) cells[Math.min(CELLS - 1, Math.floor(rank * CELLS))]!++;
  return chiSquareScore(cells, () => 1 / CELLS);
}

/** How far the mean rank is from ½, in standard errors. */
function shiftOf(ranks: readonly number[]): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
  return (mean - 0.5) * Math.sqrt(12 * ranks.length);
}

describe(`the hierarchy, over ${SIMULATIONS} simulations from its prior`, () => {
  let simulated: Simulated[];
  beforeAll(() => {
    simulated = simulate(20180101);
  });

  // Score limit 5: a normal tail of 3e-7, for three ranks and two statistics.
  it('is calibrated: the ranks of mean share, spread and a place are uniform', () => {
    for (const ranks of ranksOf(simulated, ['mean', 'kappa', 'share'])) {
      expect(ranks.every((rank) => rank >= 0 && rank <= 1)).toBe(true);
      expect(Math.abs(scoreOf(ranks))).toBeLessThan(5);
      expect(Math.abs(shiftOf(ranks))).toBeLessThan(5);
    }
  });

  it('would be caught with a wrong prior: places taken to be ten times as alike', () => {
    const [kappa = []] = ranksOf(simulated, ['kappa'], { priorSize: 10 });
    expect(scoreOf(kappa)).toBeGreaterThan(5);
    expect(Math.abs(shiftOf(kappa))).toBeGreaterThan(5);
  });

  it('would be caught with totals that are one too large', () => {
    const [share = []] = ranksOf(simulated, ['share'], {}, 1);
    expect(scoreOf(share)).toBeGreaterThan(5);
  });
});
