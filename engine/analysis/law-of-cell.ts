// Long because components are read from bins, divided, joined and mixed in one place.
import { expm1 } from '../math/expm1.ts';
import { log1p } from '../math/log1p.ts';
import { binEdges, createBinScale } from '../simulate/bin-scale.ts';
import { isKnown, sumsOf, type Conditional } from '../simulate/conditional-tally.ts';
import { partBin } from '../simulate/part-bins.ts';
import { estimateBySums, scramblingSizes } from './by-scrambling.ts';
import type { CountRow } from './count-row.ts';
import { luckOf, sumRow, type PartLaw } from './sum-row.ts';

/** The law of a count over the draws of a run: the mixture of the laws that its draws gave. */
export interface CellLaw {
  /** Which cell of the conditional part it is of. */
  readonly cell: number;
  readonly draws: number;
  /** Expected number, exact but for the rounding of each draw's. */
  readonly mean: number;
  /** Whole numbers, ascending, `step` apart, and draws that would have given each (of those nearest to it). */
  readonly values: Float64Array;
  readonly counts: Float64Array;
  readonly step: number;
  /** Probability of at least one, and its standard error. */
  readonly some: { readonly chance: number; readonly error: number };
  /** Variance of the expected numbers over draws, and mean of the variances given the parameters. */
  readonly ignorance: number;
  readonly luck: number;
  /** Standard errors of P(at most the value at a position); positions ascending. */
  errorsBelow(positions: readonly number[]): readonly number[];
}

/** Draws whose law is taken to be one. */
interface Component extends Made {
  /** Variance of the expected numbers within it. */
  readonly spread: number;
  /** Variance given the parameters. */
  readonly luck: number;
}

/** What a component is made of. */
interface Made {
  /** Draws in all, and by scrambling; the latter are left out where there is one. */
  readonly weight: number;
  readonly weights: ArrayLike<number>;
  readonly mean: number;
  /** Components of different kinds are not joined. */
  readonly kind: number;
  /** Of each part of the people its share in the mean, and of Σ n p². */
  readonly shares: ArrayLike<number>;
  readonly alike: ArrayLike<number>;
}

/** Lattice points that a law has at most, roughly. */
const MOST_POINTS = 1024;
/** Parts of its own standard deviation that the expected numbers of one component may be apart. */
const APART = 0.5;
/** Parts of its standard deviation that laws may be apart to be taken for one. */
const JOINED = 0.4;
/** Parts that a component is divided into at most. */
const MOST_PARTS = 32;
/** Units of the sums of each bin. */
const PLACES = 1024;
const SHARES = 1_048_576;

/**
 * Laws of the cells of a run, from what the conditional way has kept of them: the mean over draws of the law of
 * Σ Binomial(n, p) over parts of the people, a Poisson number for those who come in. Numbers that a draw
 * expects are rounded to bins; within a bin each part has the mean of its share.
 */
export function createCellLaws(conditional: Conditional): (cell: number) => CellLaw {
  const { outcomes, offsets, people, parts, scramblings } = conditional;
  const rows = (offsets.length - 1) / Math.max(1, outcomes.length);
  const edges = people > 0 ? binEdges(createBinScale(people, scramblings)) : new Float64Array(0);
  const firstSums: number[] = [0];
  parts.forEach((own, c) => {
    const bins = (offsets[(c + 1) * rows] ?? 0) - (offsets[c * rows] ?? 0);
    firstSums.push((firstSums[c] ?? 0) + bins * sumsOf(people, own));
  });
  return (cell) => {
    const outcome = Math.floor(cell / rows);
    const sizes = parts[outcome] ?? [];
    // of parts that stand in the order of their chances the number of people is not known
    const known = people > 0 ? [people] : isKnown(sizes) ? sizes : sizes.map(() => 0);
    const found =
      people > 0
        ? loneBins(conditional, edges, cell)
        : partBins(conditional, cell, {
            width: sumsOf(people, sizes),
            first: firstSums[outcome] ?? 0,
            origin: offsets[outcome * rows] ?? 0,
          });
    return lawOf(conditional, cell, found, known);
  };
}

function lawOf(
  conditional: Conditional,
  cell: number,
  found: readonly Found[],
  sizes: readonly number[],
): CellLaw {
  const { draws, scramblings } = conditional;
  const mean = meanOf(conditional, cell);
  const all = divided(found, shiftOf(found, mean * draws), sizes);
  const parts = joined(all, sizes);
  const step = latticeOf(parts);
  const rows = parts.map((own) => sumRow(partsOf(own, sizes), step));
  const { first, counts } = mixed(parts, rows, step);
  const chances = new Float64Array(all.length);
  // within the bins of one group it is not measured
  const isMeasured = conditional.people === 0;
  let [luck, ignorance] = [0, 0];
  for (let i = 0; i < all.length; i++) {
    const own = all[i]!; // in range
    chances[i] = chanceOfSome(own, sizes);
    luck += own.weight * own.luck;
    const apart = (own.mean - mean) * (own.mean - mean);
    ignorance += own.weight * (isMeasured ? apart + own.spread : apart);
  }
  return {
    cell,
    draws,
    mean,
    values: Float64Array.from(counts, (_, k) => first + k * step + (step >> 1)),
    counts,
    step,
    some: overDraws(all, chances, draws, scramblings),
    ignorance: ignorance / draws,
    luck: luck / draws,
    errorsBelow(positions) {
      const below = positions.map(() => new Float64Array(parts.length));
      rows.forEach(({ first: own, chances: its }, i) => {
        const offset = (own - first) / step;
        let [k, sum] = [0, 0];
        positions.forEach((position, j) => {
          const last = Math.min(position - offset, its.length - 1);
          for (; k <= last; k++) sum += its[k]!; // in range
          below[j]![i] = sum; // one for each position
        });
      });
      return below.map((own) => overDraws(parts, own, draws, scramblings).error);
    },
  };
}

/**
 * Mean over draws of a probability that components have, with its standard error: of independent draws, or
 * from how the scramblings of Sobol points differ (see `estimateBySums`).
 */
function overDraws(
  components: readonly Component[],
  chances: ArrayLike<number>,
  draws: number,
  scramblings: number,
): { readonly chance: number; readonly error: number } {
  let [sum, squares] = [0, 0];
  const sums = new Float64Array(scramblings);
  components.forEach(({ weight, weights }, i) => {
    const own = chances[i] ?? NaN;
    sum += weight * own;
    squares += weight * own * own;
    if (scramblings > 1) for (let r = 0; r < scramblings; r++) sums[r]! += (weights[r] ?? 0) * own;
  });
  const chance = sum / draws;
  const scrambled = scramblings > 1 ? estimateBySums(sums, scramblingSizes(draws)) : undefined;
  const variance = Math.max(0, squares / draws - chance * chance);
  return { chance, error: scrambled?.mcse ?? Math.sqrt(variance / draws) };
}

/** From so many expected people on, the probability that none counts is below a tenth of the last bit of 1. */
const CERTAIN = 40;

function chanceOfSome(component: Component, sizes: readonly number[]): number {
  if (component.shares === ALL) return 0 - expm1(logOfNone(component.mean, sizes[0] ?? Infinity));
  let none = 0;
  for (const { mean, trials } of partsOf(component, sizes)) none += logOfNone(mean, trials);
  return 0 - expm1(none);
}

/** Logarithm of the chance that none of a part of the people counts. */
function logOfNone(mean: number, trials: number): number {
  if (mean >= CERTAIN || (mean >= trials && mean > 0)) return -CERTAIN;
  return trials < Infinity ? trials * log1p(-mean / trials) : -mean;
}

/** Mean over draws of the expected number of a cell. */
export function meanOf({ draws, scramblings, high, low }: Conditional, cell: number): number {
  let [most, rest] = [0, 0];
  for (let r = cell * scramblings; r < (cell + 1) * scramblings; r++) {
    most += high[r] ?? 0;
    rest += low[r] ?? 0;
  }
  return (most + rest) / draws;
}

/** A bin with the draws in it, before its place is settled: `mean` may be anywhere in it. */
interface Found extends Made {
  readonly width: number;
  readonly spread: number;
}

const ALL: readonly number[] = [1];
const NONE: readonly number[] = [];

function loneBins(
  { offsets, bins, people, counts, scramblings }: Conditional,
  edges: Float64Array,
  cell: number,
): readonly Found[] {
  const side = edges.length - 1;
  const found: Found[] = [];
  for (let i = offsets[cell] ?? 0; i < (offsets[cell + 1] ?? 0); i++) {
    const bin = bins[i] ?? 0;
    const isFar = bin >= side;
    const low = edges[isFar ? bin - side : bin] ?? 0;
    const width = (edges[(isFar ? bin - side : bin) + 1] ?? low) - low;
    const own = low + 0.5 * width;
    const weights = drawsOfBin(counts, i, scramblings);
    found.push({
      weight: weights === NONE ? (counts[i] ?? 0) : sumOf(weights),
      weights,
      mean: isFar ? people - own : own,
      width,
      spread: (width * width) / 12,
      kind: 0,
      shares: ALL,
      alike: NONE,
    });
  }
  return found;
}

function partBins(
  { offsets, bins, sums, counts, scramblings }: Conditional,
  cell: number,
  { width: kept, first, origin }: { width: number; first: number; origin: number },
): readonly Found[] {
  const found: Found[] = [];
  for (let i = offsets[cell] ?? 0; i < (offsets[cell + 1] ?? 0); i++) {
    const { kind, low, width } = partBin(bins[i] ?? 0);
    const weights = drawsOfBin(counts, i, scramblings);
    const weight = weights === NONE ? (counts[i] ?? 0) : sumOf(weights);
    let at = first + (i - origin) * kept;
    const place = (sums[at++] ?? 0) / weight / PLACES;
    const square = (sums[at++] ?? 0) / weight / PLACES / PLACES;
    const shares: number[] = [];
    const alike: number[] = [];
    for (const end = at + kept - 2; at < end; at += 2) {
      shares.push((sums[at] ?? 0) / weight / SHARES);
      alike.push((sums[at + 1] ?? 0) / weight / SHARES);
    }
    const all = sumOf(shares) || 1;
    found.push({
      weight,
      weights,
      mean: low + (place + 0.5 / PLACES) * width,
      width,
      spread: Math.max(0, square - place * place) * width * width,
      kind,
      shares: kept > 2 ? shares.map((own) => own / all) : ALL,
      alike,
    });
  }
  return found;
}

function drawsOfBin(counts: Uint32Array, i: number, scramblings: number): ArrayLike<number> {
  return scramblings === 1 ? NONE : counts.subarray(i * scramblings, (i + 1) * scramblings);
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

/** By which part of their widths all are shifted in their bins, so that the mean comes out exactly. */
function shiftOf(found: readonly Found[], total: number): number {
  let [sum, widths] = [0, 0];
  for (const { weight, mean, width } of found) {
    sum += weight * mean;
    widths += weight * width;
  }
  const shift = widths > 0 ? (total - sum) / widths : 0;
  return Math.min(Math.max(shift, -0.5), 0.5);
}

function componentOf(made: Made, spread: number, sizes: readonly number[]): Component {
  const { weight, weights, mean, kind, shares, alike } = made;
  const luck =
    shares === ALL
      ? Math.max(0, mean * (1 - mean / (sizes[0] ?? Infinity)))
      : luckOf(partsOf(made, sizes));
  return { weight, weights, mean, spread, kind, shares, alike, luck };
}

/** The law of each part of the people, without those of whom nobody is expected to count. */
function partsOf({ mean, shares, alike }: Made, sizes: readonly number[]): readonly PartLaw[] {
  const parts: PartLaw[] = [];
  for (let k = 0; k < sizes.length; k++) {
    const people = sizes[k] ?? 0;
    const share = shares[k] ?? 0;
    const own = mean * share;
    if (!(own > 0)) continue;
    if (people > 0) parts.push({ mean: Math.min(own, people), trials: people });
    else {
      const trials = wholeTrials(own, (own * share) / (alike[k] ?? 0));
      parts.push({ mean: Math.min(own, trials), trials });
    }
  }
  return parts;
}

/** What the rounding of shares, and of places in bins, may have added to a mean: a part of it, and so many people. */
const ROUNDED_PART = 2e-6;
const ROUNDED = 1e-3;

/** A whole number of trials near one that gives the variance, and not below the mean but for its rounding. */
function wholeTrials(mean: number, trials: number): number {
  if (!(trials < 1e9)) return Infinity;
  return Math.max(Math.round(trials), Math.ceil(mean * (1 - ROUNDED_PART) - ROUNDED), 1);
}

/** Components of bins; those whose expected numbers are further apart than luck would hide become several. */
function divided(
  found: readonly Found[],
  shift: number,
  sizes: readonly number[],
): readonly Component[] {
  const components: Component[] = [];
  for (const bin of found) {
    const mean = Math.max(bin.mean + shift * bin.width, 0);
    const whole = componentOf({ ...bin, mean }, bin.spread, sizes);
    const length = Math.sqrt(12 * bin.spread);
    const most = APART * Math.max(Math.sqrt(whole.luck), 1);
    const parts = Math.min(MOST_PARTS, Math.ceil(length / most));
    if (parts <= 1) {
      components.push(whole);
      continue;
    }
    const weight = bin.weight / parts;
    const weights = Array.from(bin.weights, (draws) => draws / parts);
    for (let k = 0; k < parts; k++) {
      const own = Math.max(0, mean + length * ((k + 0.5) / parts - 0.5));
      const spread = bin.spread / parts / parts;
      components.push(componentOf({ ...bin, weight, weights, mean: own }, spread, sizes));
    }
  }
  return components;
}

/**
 * Joins components that follow each other and hardly differ, measured in their luck, so that fewer laws are
 * worked out: the mean is kept, of the variance about 1 part in 75 of luck's is lost.
 */
function joined(components: readonly Component[], sizes: readonly number[]): readonly Component[] {
  const found: Component[] = [];
  let from = 0;
  for (let end = 1; end <= components.length; end++) {
    const first = components[from]!; // in range
    const own = components[end];
    if (own && own.kind === first.kind) {
      const reach = JOINED * Math.sqrt(first.luck);
      if (Math.abs(own.mean - first.mean) <= reach) continue;
    }
    found.push(together(components, from, end, sizes));
    from = end;
  }
  return found;
}

/** One component in place of several; shares count by the numbers that they are of. */
function together(
  components: readonly Component[],
  from: number,
  end: number,
  sizes: readonly number[],
): Component {
  const only = components[from]!; // in range, as all until `end`
  if (end === from + 1) return only;
  let [weight, sum] = [0, 0];
  for (let i = from; i < end; i++) {
    const own = components[i]!;
    weight += own.weight;
    sum += own.weight * own.mean;
  }
  const added = (of: (own: Component) => ArrayLike<number>, by: (own: Component) => number) => {
    const sums = new Float64Array(of(only).length);
    for (let i = from; i < end; i++) {
      const own = components[i]!;
      const values = of(own);
      const factor = by(own);
      for (let k = 0; k < sums.length; k++) sums[k]! += factor * (values[k] ?? 0); // of one length
    }
    return sums;
  };
  const part = (own: Component) => (own.weight * own.mean) / sum;
  const isAlike = only.shares === ALL || !(sum > 0);
  const made = {
    weight,
    weights:
      only.weights === NONE
        ? NONE
        : added(
            ({ weights }) => weights,
            () => 1,
          ),
    mean: sum / weight,
    kind: only.kind,
    shares: isAlike ? only.shares : added(({ shares }) => shares, part),
    alike: isAlike ? only.alike : added(({ alike }) => alike, part),
  };
  return componentOf(made, 0, sizes);
}

/** Distance of lattice points: 1 unless the law is very wide. */
function latticeOf(parts: readonly Component[]): number {
  let [least, most] = [Infinity, 0];
  for (const { mean, luck } of parts) {
    const reach = 6 * Math.sqrt(luck);
    least = Math.min(least, mean - reach);
    most = Math.max(most, mean + reach);
  }
  let step = 1;
  while ((most - Math.max(least, 0)) / step > MOST_POINTS) step *= 2;
  return step;
}

function mixed(parts: readonly Component[], rows: readonly CountRow[], step: number) {
  let [first, last] = [Infinity, 0];
  for (const row of rows) {
    first = Math.min(first, row.first);
    last = Math.max(last, row.first + (row.chances.length - 1) * step);
  }
  const counts = new Float64Array(Math.round((last - first) / step) + 1);
  rows.forEach((row, i) => {
    const weight = parts[i]?.weight ?? 0;
    const at = Math.round((row.first - first) / step);
    const { chances } = row;
    for (let k = 0; k < chances.length; k++) counts[at + k]! += weight * chances[k]!; // in range
  });
  return { first, counts };
}
