import type { Expected, Sample } from '../simulate/tally.ts';
import { FEWEST_DRAWS } from './choose-estimate.ts';
import type { Estimate, Spread } from './result.ts';

/**
 * Splits an outcome's variance at the horizon into ignorance and luck by the law of total variance,
 *
 *     Var(Y) = Var(E[Y | parameters]) + E[Var(Y | parameters)].
 *
 * With m the exact mean given a draw's parameters and y what the draw gave, over the n draws that have both:
 * ignorance is the sample variance of m; luck is the mean of (y − m)², unbiased because E[y | parameters] is
 * m. Standard errors: of a variance √((μ₄ − σ⁴) / n), of a mean s/√n, of the ratio by the delta method.
 *
 * @param outcome index of the outcome
 * @param steps   of the run
 * @returns       undefined with fewer than 30 draws of both, without means, or where nothing varies
 * @source        Casella & Berger 2002, theorem 4.4.7; Cochran 1977, 6.4 (ratio)
 */
export function splitVariance(
  sample: Sample,
  expected: Expected,
  outcome: number,
  steps: number,
): Spread | undefined {
  const { drawn, given } = pairDraws(sample, expected, outcome, steps);
  const n = drawn.length;
  if (n < FEWEST_DRAWS || given.some(Number.isNaN)) return undefined;
  const mean = given.reduce((sum, m) => sum + (m - (given[0] ?? 0)), 0) / n + (given[0] ?? 0);
  const between = given.map((m) => ((m - mean) * (m - mean) * n) / (n - 1));
  const within = given.map((m, i) => ((drawn[i] ?? NaN) - m) * ((drawn[i] ?? NaN) - m));
  return spreadOf(meanOf(between), meanOf(within), (share) =>
    meanOf(given.map((_, i) => (1 - share) * (between[i] ?? 0) - share * (within[i] ?? 0))),
  );
}

/**
 * The split where nothing is uncertain: all of the variance is luck.
 *
 * @param luck variance with its standard error
 */
export function onlyLuck(luck: Estimate): Spread | undefined {
  const none = { value: 0, mcse: 0 };
  return luck.value > 0 ? { ignorance: none, luck, ignoranceShare: none } : undefined;
}

function spreadOf(
  ignorance: Estimate,
  luck: Estimate,
  residual: (share: number) => Estimate,
): Spread | undefined {
  const total = ignorance.value + luck.value;
  if (!(total > 0)) return undefined;
  const share = ignorance.value / total;
  const ignoranceShare = { value: share, mcse: residual(share).mcse / total };
  return { ignorance, luck, ignoranceShare };
}

/** Values of an outcome at the horizon in the draws that have both, in the order of draws. */
function pairDraws(sample: Sample, expected: Expected, outcome: number, steps: number) {
  const drawn: number[] = [];
  const given: number[] = [];
  const n = expected.draws.length;
  const row = (outcome * (steps + 1) + steps) * n;
  for (let i = 0, k = 0; i < sample.draws.length && k < n;) {
    const apart = (sample.draws[i] ?? 0) - (expected.draws[k] ?? 0);
    if (apart === 0) {
      drawn.push(sample.values[outcome * sample.draws.length + i] ?? NaN);
      given.push(expected.means[row + k] ?? NaN);
    }
    if (apart <= 0) i++;
    if (apart >= 0) k++;
  }
  return { drawn, given };
}

function meanOf(values: readonly number[]): Estimate {
  const n = values.length;
  const value = values.reduce((sum, x) => sum + x, 0) / n;
  const squares = values.reduce((sum, x) => sum + (x - value) * (x - value), 0);
  return { value, mcse: Math.sqrt(squares / (n - 1) / n) };
}
