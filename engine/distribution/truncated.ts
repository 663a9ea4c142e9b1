import { fail } from '../errors/baserate-error.ts';
import { integrateTails } from '../math/integrate-tails.ts';
import { nextBelow } from '../math/next-below.ts';
import type { Distribution, DistributionOf } from './distribution.ts';
import type { Family, TailQuantile } from './family.ts';
import { refuseParameter } from './require-parameter.ts';

type Truncated = DistributionOf<'truncated'>;
type FamilyOf = (d: Distribution) => Family<Distribution>;

/** Whole numbers that a sum goes over; with more of them the distribution counts as smooth. */
const MOST_TERMS = 1_000_000;

/** Least part of the nearer tail that must be kept, for the rest to be computed to 1e-9. */
const LEAST_KEPT = 1e-6;

/** The interval, and the probability below it, above it and in it, each relatively accurate. */
function windowOf(familyOf: FamilyOf, d: Truncated) {
  const { of } = d;
  const low = d.low ?? -Infinity;
  const high = d.high ?? Infinity;
  const family = familyOf(of);
  const before = low === -Infinity || family.atoms(of) === 'none' ? low : nextBelow(low);
  const below = low === -Infinity ? 0 : family.lower(of, before);
  const above = high === Infinity ? 0 : family.upper(of, high);
  // the tail that the interval lies in, if any, and what of it is kept
  let tail = 1;
  let inside = 1 - below - above;
  if (below > 0.5) {
    tail = family.upper(of, before);
    inside = tail - above;
  } else if (above > 0.5) {
    tail = family.lower(of, high);
    inside = tail - below;
  }
  return { low, high, below, above, inside, tail };
}

/** Quantile of the part of `whole` inside the window. */
function cut(familyOf: FamilyOf, d: Truncated, whole: TailQuantile): TailQuantile {
  const { low, high, below, above, inside } = windowOf(familyOf, d);
  const bounded = (x: number) => Math.min(high, Math.max(low, x));
  const isSmooth = familyOf(d.of).atoms(d.of) === 'none';
  return (p, q) => {
    if (p === 0 && below === 0) return bounded(whole(0, 1));
    if (q === 0 && above === 0) return bounded(whole(1, 0));
    if (p === 0 && isSmooth) return low;
    if (q === 0 && isSmooth) return high;
    return bounded(whole(below + p * inside, above + q * inside));
  };
}

/**
 * The cut of the table of the whole. Where the whole spans 0 its table is exact in parts of the
 * whole's spread only; where the cut asks for more the quantile is computed directly.
 */
function drawOf(familyOf: FamilyOf, d: Truncated): TailQuantile {
  const family = familyOf(d.of);
  const exactWhole = family.quantile(d.of);
  const draw = cut(familyOf, d, family.draw(d.of));
  if (exactWhole(0, 1) * exactWhole(1, 0) >= 0) return draw;
  const exact = cut(familyOf, d, exactWhole);
  const spreadOf = (quantile: TailQuantile) => quantile(0.75, 0.25) - quantile(0.25, 0.75);
  const spread = spreadOf(exactWhole);
  if (spreadOf(exact) < 0.2 * spread) return exact;
  if (exact(0, 1) * exact(1, 0) < 0) return draw;
  return (p, q) => {
    const x = draw(p, q);
    return Math.abs(x) < spread ? exact(p, q) : x;
  };
}

/** Sum of f(k)·P(X = k) over the atoms of a distribution of listed values or few whole numbers. */
function sumAtoms(familyOf: FamilyOf, d: Truncated, f: (x: number) => number): number | undefined {
  const { of } = d;
  const family = familyOf(of);
  const { low, high, inside } = windowOf(familyOf, d);
  const quantile = cut(familyOf, d, family.quantile(of));
  let atoms: Iterable<number>;
  if (of.kind === 'empirical') atoms = of.values.filter((x) => x >= low && x <= high);
  else if (family.atoms(of) === 'whole') {
    const first = Math.ceil(Math.max(low, quantile(1e-25, 1)));
    const last = Math.min(high, quantile(1, 1e-25));
    if (last - first > MOST_TERMS) return undefined;
    atoms = Array.from({ length: Math.floor(last - first) + 1 }, (_, i) => first + i);
  } else return undefined;
  let sum = 0;
  for (const x of atoms) sum += f(x) * (family.mass(of, x) / inside);
  return sum;
}

/** E f(X) over the window; a part of a mixture at a time, and between kinks. */
function expectation(familyOf: FamilyOf, d: Truncated, f: (x: number) => number): number {
  const { of } = d;
  if (of.kind === 'truncated') {
    const low = Math.max(d.low ?? -Infinity, of.low ?? -Infinity);
    const high = Math.min(d.high ?? Infinity, of.high ?? Infinity);
    return expectation(familyOf, { kind: 'truncated', of: of.of, low, high }, f);
  }
  if (of.kind === 'mixture') {
    let sum = 0;
    let total = 0;
    for (const { weight, distribution } of of.components) {
      const part = { ...d, of: distribution };
      const kept = weight * windowOf(familyOf, part).inside;
      if (!(kept > 1e-290)) continue;
      total += kept;
      sum += kept * expectation(familyOf, part, f);
    }
    return sum / total;
  }
  const atoms = sumAtoms(familyOf, d, f);
  if (atoms !== undefined) return atoms;
  const { below, inside } = windowOf(familyOf, d);
  const quantile = cut(familyOf, d, familyOf(of).quantile(of));
  const kinks = (familyOf(of).kinks?.(of) ?? [])
    .map((p) => (p - below) / inside)
    .filter((p) => p > 1e-12 && p < 1 - 1e-12);
  const ends = [0, ...kinks, 1];
  let sum = 0;
  for (let i = 0; i + 1 < ends.length; i++) {
    const from = ends[i] ?? NaN;
    const to = ends[i + 1] ?? NaN;
    const width = to - from;
    sum += width * integrateTails((p, q) => f(quantile(from + p * width, 1 - to + q * width)));
  }
  return sum;
}

const isEndless = (d: Truncated) => d.high === undefined || d.high === Infinity;

function meanOf(familyOf: FamilyOf, d: Truncated): number {
  if (isEndless(d) && familyOf(d.of).mean(d.of) === Infinity) return Infinity;
  return expectation(familyOf, d, (x) => x);
}

/**
 * A distribution given that it lies in an interval, ends included. Takes the table of families,
 * which it stands in.
 */
export function truncatedFamily(familyOf: FamilyOf): Family<Truncated> {
  return {
    check(d) {
      familyOf(d.of).check(d.of);
      const low = d.low ?? -Infinity;
      const high = d.high ?? Infinity;
      if (!(low < Infinity)) refuseParameter('truncated', 'low', 'a number, or left out', low);
      if (!(high > -Infinity)) refuseParameter('truncated', 'high', 'a number, or left out', high);
      if (!(low < high)) refuseParameter('truncated', 'high', `above the low ${low}`, high);
      const { inside, tail } = windowOf(familyOf, d);
      if (inside >= LEAST_KEPT * tail && tail > 1e-250) return;
      const quantile = familyOf(d.of).quantile(d.of);
      throw fail(
        'distribution/empty-interval',
        'truncated distribution',
        `the interval must hold some of what it cuts; ${low} to ${high} holds ${inside} of it, ` +
          `98 % of which is from ${quantile(0.01, 0.99)} to ${quantile(0.99, 0.01)}`,
        `${low} to ${high}`,
      );
    },
    atoms: (d) => familyOf(d.of).atoms(d.of),
    pdf(d, x) {
      const { low, high, inside } = windowOf(familyOf, d);
      return x < low || x > high ? 0 : familyOf(d.of).pdf(d.of, x) / inside;
    },
    mass(d, x) {
      const { low, high, inside } = windowOf(familyOf, d);
      return x < low || x > high ? 0 : Math.min(1, familyOf(d.of).mass(d.of, x) / inside);
    },
    lower(d, x) {
      const { low, high, below, above, inside } = windowOf(familyOf, d);
      if (x < low) return 0;
      if (x >= high) return 1;
      const family = familyOf(d.of);
      const part =
        below > 0.5
          ? 1 - (family.upper(d.of, x) - above) / inside
          : (family.lower(d.of, x) - below) / inside;
      return Math.min(1, Math.max(0, part));
    },
    upper(d, x) {
      const { low, high, below, above, inside } = windowOf(familyOf, d);
      if (x < low) return 1;
      if (x >= high) return 0;
      const family = familyOf(d.of);
      const part =
        above > 0.5
          ? 1 - (family.lower(d.of, x) - below) / inside
          : (family.upper(d.of, x) - above) / inside;
      return Math.min(1, Math.max(0, part));
    },
    quantile: (d) => cut(familyOf, d, familyOf(d.of).quantile(d.of)),
    draw: (d) => drawOf(familyOf, d),
    mean: (d) => meanOf(familyOf, d),
    sd(d) {
      if (isEndless(d) && familyOf(d.of).sd(d.of) === Infinity) return Infinity;
      const centre = meanOf(familyOf, d);
      return Math.sqrt(expectation(familyOf, d, (x) => (x - centre) * (x - centre)));
    },
    kinks(d) {
      const { below, inside } = windowOf(familyOf, d);
      return (familyOf(d.of).kinks?.(d.of) ?? [])
        .map((p) => (p - below) / inside)
        .filter((p) => p > 0 && p < 1);
    },
  };
}
