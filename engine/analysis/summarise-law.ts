import type { Conditional } from '../simulate/conditional-tally.ts';
import { estimateBySums, scramblingSizes } from './by-scrambling.ts';
import type { CellLaw } from './law-of-cell.ts';
import type { CountSummary, Estimate } from './result.ts';
import { REPORTED_QUANTILES } from './summarise-counts.ts';

/**
 * Summary of a count whose law given the parameters is known. What the draws differ in is parameters alone,
 * so that standard errors are those of means over draws:
 *
 * - mean: √(Var(μ) / N), or from the scramblings of Sobol points
 * - chance of at least one: the standard deviation of the draws' own chances / √N, or from the scramblings
 * - quantile q: half the distance between the quantiles at p ± s, s the standard error of P(at most q), or of
 *   P(less than q) where that is known less well
 */
export function summariseLaw(law: CellLaw, conditional: Conditional): CountSummary {
  const root = Math.sqrt(law.draws);
  const positions = REPORTED_QUANTILES.map((p) => positionOf(law, p));
  const upTo = law.errorsBelow(positions);
  const below = law.errorsBelow(positions.map((position) => position - 1));
  const quantiles = REPORTED_QUANTILES.map((p, i): Estimate => {
    const error = Math.max(upTo[i] ?? 0, below[i] ?? 0);
    const low = valueAt(law, positionOf(law, Math.max(p - error, 0)));
    const high = valueAt(law, positionOf(law, Math.min(p + error, 1)));
    return { value: valueAt(law, positions[i] ?? 0), mcse: (high - low) / 2 };
  });
  const { chance, error } = law.some;
  return {
    mean: { ...meanEstimate(law, conditional, root), method: 'conditional' },
    sd: Math.sqrt(law.ignorance + law.luck),
    quantiles: quantiles as unknown as CountSummary['quantiles'], // REPORTED_QUANTILES has five entries
    atLeastOne: {
      value: chance,
      mcse: error,
      seen: chance > 0,
      upper: chance,
      method: 'conditional',
    },
  };
}

function meanEstimate(law: CellLaw, conditional: Conditional, root: number): Estimate {
  const { scramblings, high, low, draws } = conditional;
  const value = law.mean;
  if (scramblings > 1) {
    const sums = Array.from({ length: scramblings }, (_, r) => {
      const at = law.cell * scramblings + r;
      return (high[at] ?? 0) + (low[at] ?? 0);
    });
    const estimate = estimateBySums(sums, scramblingSizes(draws));
    if (estimate) return { value, mcse: estimate.mcse };
  }
  return { value, mcse: Math.sqrt(law.ignorance) / root };
}

/** Rounding allowed before a share of draws counts as not reached. */
const SLACK = 1e-12;

/** Position of the smallest value v with F(v) ≥ p. */
function positionOf({ counts, draws }: CellLaw, p: number): number {
  let below = 0;
  for (let k = 0; k < counts.length; k++) {
    below += counts[k] ?? 0;
    if (below >= p * draws * (1 - SLACK) && (counts[k] ?? 0) > 0) return k;
  }
  return counts.length - 1;
}

function valueAt({ values }: CellLaw, position: number): number {
  return values[position] ?? 0;
}

/** Values at the horizon and draws that would have given each, without what next to no draw gives. */
export function finalOf(
  law: CellLaw,
  draws: number,
): { readonly values: readonly number[]; readonly counts: readonly number[] } {
  const scale = draws / law.draws;
  const values: number[] = [];
  const counts: number[] = [];
  law.counts.forEach((count, k) => {
    if (!(count > LEAST * law.draws)) return;
    values.push(law.values[k] ?? 0);
    counts.push(count * scale);
  });
  const sum = counts.reduce((a, b) => a + b, 0);
  return { values, counts: counts.map((count) => (count * draws) / sum) };
}

/** A value whose chance is less than this is left out of a distribution that is shown. */
const LEAST = 1e-12;
