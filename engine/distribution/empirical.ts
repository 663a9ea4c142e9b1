import type { DistributionOf } from './distribution.ts';
import { onlyAtoms } from './family.ts';
import type { Family, TailQuantile } from './family.ts';
import { hasReached } from './lattice-quantile.ts';
import { firstAtLeast, isRising } from './listed-values.ts';
import { refuseParameter } from './require-parameter.ts';

type Empirical = DistributionOf<'empirical'>;

/** Probability of the first `count` values, or of the others. */
function partOf({ weights }: Empirical, count: number, side: 'first' | 'others'): number {
  let first = 0;
  let others = 0;
  weights.forEach((weight, i) => {
    if (i < count) first += weight;
    else others += weight;
  });
  return (side === 'first' ? first : others) / (first + others);
}

/** How many values are at most x. */
function countUpTo({ values }: Empirical, x: number): number {
  const i = firstAtLeast(values, x);
  return values[i] === x ? i + 1 : i;
}

function quantileOf(d: Empirical): TailQuantile {
  const { values } = d;
  const last = values.length - 1;
  const lowers = Float64Array.from(values, (_, i) => partOf(d, i + 1, 'first'));
  const uppers = Float64Array.from(values, (_, i) => partOf(d, i + 1, 'others'));
  return (p, q) => {
    let low = -1;
    let high = p === 0 ? 0 : last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (
        hasReached(
          p,
          q,
          () => lowers[middle] ?? NaN,
          () => uppers[middle] ?? NaN,
        )
      )
        high = middle;
      else low = middle;
    }
    return values[high] ?? NaN;
  };
}

function meanOf({ values, weights }: Empirical): number {
  let sum = 0;
  let total = 0;
  values.forEach((value, i) => {
    const weight = weights[i] ?? NaN;
    sum += weight * value;
    total += weight;
  });
  return sum / total;
}

/** One of listed values, each with its weight. */
export const empirical: Family<Empirical> = {
  check(d) {
    const { values, weights } = d;
    if (values.length === 0 || !isRising(values))
      refuseParameter(
        'empirical',
        'values',
        'one or more numbers, each above the one before',
        values,
      );
    if (weights.length !== values.length)
      refuseParameter(
        'empirical',
        'weights',
        `${values.length}, one for each value`,
        weights.length,
      );
    if (!weights.every((weight) => weight >= 1e-150 && weight <= 1e150))
      refuseParameter('empirical', 'weights', 'above 0 (leave out what cannot happen)', weights);
  },
  atoms: (d) => (d.values.every((value) => Number.isSafeInteger(value)) ? 'whole' : 'some'),
  ...onlyAtoms((d, x) => {
    const i = firstAtLeast(d.values, x);
    return d.values[i] === x ? (d.weights[i] ?? NaN) / d.weights.reduce((a, b) => a + b, 0) : 0;
  }),
  lower: (d, x) => partOf(d, countUpTo(d, x), 'first'),
  upper: (d, x) => partOf(d, countUpTo(d, x), 'others'),
  quantile: quantileOf,
  draw: quantileOf,
  mean: meanOf,
  sd(d) {
    const centre = meanOf(d);
    const squares = d.values.map((value) => (value - centre) * (value - centre));
    let sum = 0;
    let total = 0;
    squares.forEach((square, i) => {
      const weight = d.weights[i] ?? NaN;
      sum += weight * square;
      total += weight;
    });
    return Math.sqrt(sum / total);
  },
};
