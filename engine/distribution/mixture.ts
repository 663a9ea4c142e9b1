import { exp } from '../math/exp.ts';
import { LARGEST_POSITIVE, SMALLEST_POSITIVE } from '../math/gamma-quantile.ts';
import { log } from '../math/log.ts';
import { betaMixtureAt, betaMixtureQuantile, checkBetaPart } from './beta-mixture.ts';
import { isOfBetas, type BetaParts } from './beta-parts.ts';
import type { Distribution, DistributionOf } from './distribution.ts';
import type { Family, TailQuantile } from './family.ts';
import { latticeQuantile, remembered } from './lattice-quantile.ts';
import { refuseParameter } from './require-parameter.ts';
import { sharedTable } from './shared-table.ts';
import { solveQuantile } from './solve-quantile.ts';
import { joinTails, tailTable } from './tail-table.ts';
import { valueOctave } from './value-octave.ts';

type Mixture = DistributionOf<'mixture'>;
type FamilyOf = (d: Distribution) => Family<Distribution>;

/** Power of two of cells an octave of the table gets. */
const CELL_BITS = 5;

/** Error of the table that is let through; relative, or in parts of the spread where x is near 0. */
const CLOSE = 1e-10;

/** Betas up to this number are added up at every call; of more of them a table is made. */
const FEW = 16;

const isOfManyBetas = (d: Mixture): d is BetaParts => d.components.length > FEW && isOfBetas(d);

/** Weighted sum over the components; weights are scaled to sum to 1. */
function sumOver(
  familyOf: FamilyOf,
  { components }: Mixture,
  f: (family: Family<Distribution>, d: Distribution) => number,
): number {
  let sum = 0;
  let total = 0;
  for (const { weight, distribution } of components) {
    sum += weight * f(familyOf(distribution), distribution);
    total += weight;
  }
  return sum / total;
}

function atomsOf(familyOf: FamilyOf, { components }: Mixture): 'none' | 'whole' | 'some' {
  const kinds = components.map(({ distribution: d }) => familyOf(d).atoms(d));
  if (kinds.every((kind) => kind === 'none')) return 'none';
  return kinds.every((kind) => kind === 'whole') ? 'whole' : 'some';
}

/**
 * The exact quantile: it lies between the least and the greatest of the components' quantiles.
 */
function solved(familyOf: FamilyOf, d: Mixture, isDraw: boolean): TailQuantile {
  const atoms = atomsOf(familyOf, d);
  const parts = d.components.map(({ distribution }) => {
    const family = familyOf(distribution);
    return isDraw ? family.draw(distribution) : family.quantile(distribution);
  });
  const lower = (x: number) => sumOver(familyOf, d, (family, part) => family.lower(part, x));
  const upper = (x: number) => sumOver(familyOf, d, (family, part) => family.upper(part, x));
  const pdf = (x: number) => sumOver(familyOf, d, (family, part) => family.pdf(part, x));
  const keep = isDraw && atoms === 'whole' ? remembered : (tail: typeof lower) => tail;
  const tails = { lower: keep(lower), upper: keep(upper), pdf };
  return (p, q) => {
    let least = Infinity;
    let most = -Infinity;
    for (const part of parts) {
      const x = part(p, q);
      if (x < least) least = x;
      if (x > most) most = x;
    }
    if (p === 0) return least;
    if (q === 0 || least === most) return most;
    if (atoms === 'none') return solveQuantile(tails, p, q, least, most, false);
    if (atoms === 'some') return solveQuantile(tails, p, q, least, most, true);
    const middle = Math.floor(least + 0.5 * (most - least));
    return latticeQuantile({ ...tails, guess: () => middle, least, most })(p, q);
  };
}

/** Tables of a mixture without atoms: of log x when it is positive, else of x. */
function tabulated(familyOf: FamilyOf, d: Mixture): TailQuantile {
  const exact = solved(familyOf, d, false);
  if (exact(0, 1) >= 0) {
    const lower = (t: number) => log(Math.max(SMALLEST_POSITIVE, exact(t, 1 - t)));
    const upper = (t: number) => -log(Math.max(SMALLEST_POSITIVE, exact(1 - t, t)));
    const isClose = (w: number, right: number) => Math.abs(w - right) < CLOSE;
    const logX = joinTails(
      tailTable(valueOctave(lower, isClose), CELL_BITS, lower),
      tailTable(valueOctave(upper, isClose), CELL_BITS, upper),
    );
    const most = exact(1, 0);
    return (p, q) => {
      const x = exp(logX(p, q));
      return Math.min(most, LARGEST_POSITIVE, Math.max(SMALLEST_POSITIVE, x));
    };
  }
  const spread = exact(0.75, 0.25) - exact(0.25, 0.75);
  const lower = (t: number) => exact(t, 1 - t);
  const upper = (t: number) => -exact(1 - t, t);
  const isClose = (w: number, right: number) =>
    Math.abs(w - right) < CLOSE * Math.max(Math.abs(right), spread);
  return joinTails(
    tailTable(valueOctave(lower, isClose), CELL_BITS, lower),
    tailTable(valueOctave(upper, isClose), CELL_BITS, upper),
  );
}

function meanOf(familyOf: FamilyOf, d: Mixture): number {
  return sumOver(familyOf, d, (family, part) => family.mean(part));
}

/** One of several distributions. Takes the table of families, which it stands in. */
export function mixtureFamily(familyOf: FamilyOf): Family<Mixture> {
  return {
    check(d) {
      if (d.components.length === 0)
        refuseParameter('mixture', 'components', 'one or more distributions', 'none');
      for (const { weight, distribution } of d.components) {
        if (!(weight >= 1e-150 && weight <= 1e150))
          refuseParameter('mixture', 'weight', 'above 0 (leave out what cannot happen)', weight);
        if (distribution.kind === 'beta') checkBetaPart(distribution);
        else familyOf(distribution).check(distribution);
      }
    },
    atoms: (d) => atomsOf(familyOf, d),
    pdf: (d, x) =>
      isOfManyBetas(d) && x > 0 && x < 1
        ? betaMixtureAt(d, x).density
        : sumOver(familyOf, d, (family, part) => family.pdf(part, x)),
    mass: (d, x) => sumOver(familyOf, d, (family, part) => family.mass(part, x)),
    lower: (d, x) =>
      isOfManyBetas(d) && x > 0 && x < 1
        ? betaMixtureAt(d, x).lower
        : sumOver(familyOf, d, (family, part) => family.lower(part, x)),
    upper: (d, x) =>
      isOfManyBetas(d) && x > 0 && x < 1
        ? betaMixtureAt(d, x).upper
        : sumOver(familyOf, d, (family, part) => family.upper(part, x)),
    quantile: (d) =>
      isOfManyBetas(d) ? betaMixtureQuantile(d, false) : solved(familyOf, d, false),
    draw(d) {
      if (isOfBetas(d)) return betaMixtureQuantile(d, true);
      if (atomsOf(familyOf, d) !== 'none') return solved(familyOf, d, true);
      return sharedTable(`mixture ${JSON.stringify(d)}`, () => tabulated(familyOf, d));
    },
    mean: (d) => meanOf(familyOf, d),
    sd(d) {
      const centre = meanOf(familyOf, d);
      if (centre === Infinity) return Infinity;
      const variance = sumOver(familyOf, d, (family, part) => {
        const sd = family.sd(part);
        const distance = family.mean(part) - centre;
        return sd * sd + distance * distance;
      });
      return Math.sqrt(variance);
    },
  };
}
