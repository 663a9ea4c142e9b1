import { countRow, seriesRow, type CountRow } from './count-row.ts';

/** How many of a part of the people count: Binomial, or Poisson where `trials` is infinite. */
export interface PartLaw {
  /** Above 0, to `trials`. */
  readonly mean: number;
  /** Whole, or infinite. */
  readonly trials: number;
}

/** From this standard deviation on a series stands in for the sum; below 1 part in 10,000 of a chance is lost. */
const WIDE = 5;

/** Variance of the sum. */
export function luckOf(parts: readonly PartLaw[]): number {
  let luck = 0;
  for (const { mean, trials } of parts) luck += Math.max(0, mean * (1 - mean / trials));
  return luck;
}

/**
 * The law of a sum of independent numbers: of several by convolution, from a standard deviation of 5 on by the
 * normal density with corrections for skewness and kurtosis, which such a sum has as sums of its parts'.
 *
 * @param step distance of lattice points, as in `countRow`
 */
export function sumRow(parts: readonly PartLaw[], step: number): CountRow {
  const [only] = parts;
  if (!only) return countRow(0, Infinity, step);
  if (parts.length === 1) return countRow(only.mean, only.trials, step);
  const variance = luckOf(parts);
  if (variance < WIDE * WIDE) {
    const rows = parts.map(({ mean, trials }) => countRow(mean, trials, 1));
    return onLattice(rows.reduce(convolved), step);
  }
  let [mean, third, fourth] = [0, 0, 0];
  for (const { mean: own, trials } of parts) {
    const p = own / trials;
    const luck = Math.max(0, own * (1 - p));
    mean += own;
    third += luck * (1 - 2 * p);
    fourth += luck * (1 - 6 * p * (1 - p));
  }
  return seriesRow({ mean, variance, third, fourth }, step);
}

function convolved(a: CountRow, b: CountRow): CountRow {
  const chances = new Float64Array(a.chances.length + b.chances.length - 1);
  for (let i = 0; i < a.chances.length; i++) {
    const own = a.chances[i]!; // in range, as the others
    for (let j = 0; j < b.chances.length; j++) chances[i + j]! += own * b.chances[j]!;
  }
  return { first: a.first + b.first, chances };
}

function onLattice({ first, chances }: CountRow, step: number): CountRow {
  if (step === 1) return { first, chances };
  const from = first - (first % step);
  const points = new Float64Array(Math.floor((first + chances.length - 1 - from) / step) + 1);
  chances.forEach((chance, k) => {
    points[Math.floor((first + k - from) / step)]! += chance; // in range
  });
  return { first: from, chances: points };
}
