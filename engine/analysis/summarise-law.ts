import type { Conditional } from '../simulate/conditional-tally.ts';
import { estimateBySums, scramblingSizes } from './by-scrambling.ts';
import type { CellLaw } from './law-of-cell.ts';
import type { CountSummary, Estimate, OutcomeResult } from './result.ts';
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
  const found = REPORTED_QUANTILES.map((p) => quantileOf(law, p));
  const upTo = law.errorsBelow(found.map(({ position }) => position));
  const below = law.errorsBelow(found.map(({ position }) => position - 1));
  const quantiles = found.map(({ value }, i): Estimate => {
    const p = REPORTED_QUANTILES[i] ?? NaN;
    const error = Math.max(upTo[i] ?? 0, below[i] ?? 0);
    const low = quantileOf(law, Math.max(p - error, 0)).value;
    const high = quantileOf(law, Math.min(p + error, 1)).value;
    return { value, mcse: (high - low) / 2 };
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

/**
 * The smallest whole number v with F(v) ≥ p, and its position; where several numbers share a position, each is
 * taken to be as likely.
 */
function quantileOf({ values, counts, draws, step }: CellLaw, p: number) {
  const wanted = p * draws * (1 - SLACK);
  let [below, last] = [0, 0];
  for (let k = 0; k < counts.length; k++) {
    const own = counts[k]!; // in range
    if (own > 0) last = k;
    if (own > 0 && below + own >= wanted) {
      const part = Math.ceil(((wanted - below) / own) * step) - 1;
      const first = (values[k] ?? NaN) - (step >> 1);
      return { position: k, value: first + Math.max(0, part) };
    }
    below += own;
  }
  return { position: last, value: values[last] ?? 0 };
}

/** Values at the horizon and draws that would have given each, without what next to no draw gives. */
export function finalOf(
  law: CellLaw,
  draws: number,
): Pick<OutcomeResult['final'], 'values' | 'counts' | 'step'> {
  const scale = draws / law.draws;
  const values: number[] = [];
  const counts: number[] = [];
  law.counts.forEach((count, k) => {
    if (!(count > LEAST * law.draws)) return;
    values.push(law.values[k] ?? 0);
    counts.push(count * scale);
  });
  const sum = counts.reduce((a, b) => a + b, 0);
  const { step } = law;
  return {
    ...{ values, counts: counts.map((count) => (count * draws) / sum) },
    ...(step > 1 && { step }),
  };
}

/** A value whose chance is less than this is left out of a distribution that is shown. */
const LEAST = 1e-12;
