import type { DistributionOf } from './distribution.ts';
import { withoutAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { firstAtLeast, isRising } from './listed-values.ts';
import { refuseParameter } from './require-parameter.ts';

type QuantileTable = DistributionOf<'quantile-table'>;

/** The piece between points i and i + 1. */
function pieceOf({ probabilities, values }: QuantileTable, i: number) {
  const p0 = probabilities[i] ?? NaN;
  const p1 = probabilities[i + 1] ?? NaN;
  const x0 = values[i] ?? NaN;
  const x1 = values[i + 1] ?? NaN;
  return { p0, p1, x0, x1 };
}

/** Index of the piece that holds x, which lies strictly inside the support. */
function pieceAt(d: QuantileTable, x: number): number {
  return Math.max(0, firstAtLeast(d.values, x) - 1);
}

function quantileOf(d: QuantileTable): TailQuantile {
  const last = d.values.length - 1;
  return (p, q) => {
    if (p === 0) return d.values[0] ?? NaN;
    if (q === 0) return d.values[last] ?? NaN;
    const i = Math.max(0, firstAtLeast(d.probabilities, p) - 1);
    const { p0, p1, x0, x1 } = pieceOf(d, i);
    const slope = (x1 - x0) / (p1 - p0);
    // in the last piece the distance from the end keeps its digits
    const x = i === last - 1 && p > 0.5 ? x1 - q * slope : x0 + (p - p0) * slope;
    return Math.min(x1, Math.max(x0, x));
  };
}

/** ∫ x dF and ∫ (x − centre)² dF over all pieces, on each of which x is uniform. */
function momentsOf(d: QuantileTable): { mean: number; variance: number } {
  let mean = 0;
  for (let i = 0; i + 1 < d.values.length; i++) {
    const { p0, p1, x0, x1 } = pieceOf(d, i);
    mean += (p1 - p0) * (0.5 * x0 + 0.5 * x1);
  }
  let variance = 0;
  for (let i = 0; i + 1 < d.values.length; i++) {
    const { p0, p1, x0, x1 } = pieceOf(d, i);
    const a = x0 - mean;
    const b = x1 - mean;
    variance += ((p1 - p0) * (a * a + a * b + b * b)) / 3;
  }
  return { mean, variance };
}

/** Straight lines between given quantiles. */
export const quantileTable: Family<QuantileTable> = {
  check({ probabilities, values }) {
    const kind = 'quantile-table';
    if (values.length < 2 || !isRising(values) || !values.every((x) => Math.abs(x) <= 1e150))
      refuseParameter(kind, 'values', 'two or more numbers, each above the one before', values);
    if (probabilities.length !== values.length)
      refuseParameter(kind, 'probabilities', `${values.length}, one a value`, probabilities.length);
    if (!isRising(probabilities) || probabilities[0] !== 0 || probabilities.at(-1) !== 1) {
      const rule = 'rising from 0 to 1 (0 % is the least possible value, 100 % the greatest)';
      refuseParameter(kind, 'probabilities', rule, probabilities);
    }
  },
  ...withoutAtoms,
  pdf(d, x) {
    if (x < (d.values[0] ?? NaN) || x > (d.values.at(-1) ?? NaN)) return 0;
    const { p0, p1, x0, x1 } = pieceOf(d, pieceAt(d, x));
    return (p1 - p0) / (x1 - x0);
  },
  lower(d, x) {
    if (x <= (d.values[0] ?? NaN)) return 0;
    if (x >= (d.values.at(-1) ?? NaN)) return 1;
    const { p0, p1, x0, x1 } = pieceOf(d, pieceAt(d, x));
    return Math.min(p1, p0 + ((x - x0) / (x1 - x0)) * (p1 - p0));
  },
  upper(d, x) {
    if (x <= (d.values[0] ?? NaN)) return 1;
    if (x >= (d.values.at(-1) ?? NaN)) return 0;
    const { p0, p1, x0, x1 } = pieceOf(d, pieceAt(d, x));
    return Math.max(1 - p1, 1 - p1 + ((x1 - x) / (x1 - x0)) * (p1 - p0));
  },
  quantile: quantileOf,
  draw: quantileOf,
  mean: (d) => momentsOf(d).mean,
  sd: (d) => Math.sqrt(momentsOf(d).variance),
  kinks: (d) => d.probabilities,
};
