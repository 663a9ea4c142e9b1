import { expm1 } from '../math/expm1.ts';
import { log1p } from '../math/log1p.ts';
import { binEdges, createBinScale } from '../simulate/bin-scale.ts';
import type { Conditional } from '../simulate/conditional-tally.ts';
import { countRow, type CountRow } from './count-row.ts';

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
  /** Probability of at least one, and its standard deviation over draws. */
  readonly some: { readonly chance: number; readonly sd: number };
  /** Variance of the expected numbers over draws, and mean of the variances given the parameters. */
  readonly ignorance: number;
  readonly luck: number;
  /** Standard deviations over draws of P(at most the value at a position | parameters); positions ascending. */
  sdBelow(positions: readonly number[]): readonly number[];
}

/** Draws whose law is taken to be one. */
interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly trials: number;
  /** Variance of the expected numbers within it. */
  readonly spread: number;
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
const PARTS = 1024;
const FINE_PARTS = 1_048_576;

/**
 * Laws of the cells of a run, from what the conditional way has kept of them: Σ wᵢ·Binomial(nᵢ, μᵢ / nᵢ).
 * With one group of a fixed number of people that is the law itself, expected numbers being rounded to bins;
 * else nᵢ is what gives the variance Σ n p (1 − p) over all groups (Poisson where only Poisson inflows count).
 */
export function createCellLaws(conditional: Conditional): (cell: number) => CellLaw {
  const edges = binEdges(createBinScale(conditional.people, conditional.most));
  return (cell) => lawOf(conditional, edges, cell);
}

function lawOf(conditional: Conditional, edges: Float64Array, cell: number): CellLaw {
  const { draws } = conditional;
  const mean = meanOf(conditional, cell);
  const all = divided(componentsOf(conditional, edges, cell, mean));
  const parts = joined(all);
  const step = latticeOf(parts);
  const rows = parts.map(({ mean: own, trials }) => countRow(own, trials, step));
  const { first, counts } = mixed(parts, rows, step);
  let [some, squares, luck, ignorance] = [0, 0, 0, 0];
  all.forEach(({ weight, mean: own, trials }) => {
    const chance = chanceOfSome(own, trials);
    some += weight * chance;
    squares += weight * chance * chance;
    luck += weight * own * (1 - own / trials);
    ignorance += weight * (own - mean) * (own - mean);
  });
  const chance = some / draws;
  return {
    cell,
    draws,
    mean,
    values: Float64Array.from(counts, (_, k) => first + k * step + (step >> 1)),
    counts,
    step,
    some: { chance, sd: Math.sqrt(Math.max(0, squares / draws - chance * chance)) },
    ignorance: ignorance / draws,
    luck: luck / draws,
    sdBelow(positions) {
      const sums = positions.map(() => 0);
      const squares = positions.map(() => 0);
      rows.forEach(({ first: own, chances }, i) => {
        const weight = parts[i]?.weight ?? 0;
        const offset = (own - first) / step;
        let [k, below] = [0, 0];
        positions.forEach((position, j) => {
          const last = Math.min(position - offset, chances.length - 1);
          for (; k <= last; k++) below += chances[k]!; // in range
          sums[j]! += weight * below;
          squares[j]! += weight * below * below;
        });
      });
      return sums.map((sum, j) =>
        Math.sqrt(Math.max(0, (squares[j] ?? 0) / draws - (sum / draws) * (sum / draws))),
      );
    },
  };
}

/** From so many expected people on, the probability that none counts is below a tenth of the last bit of 1. */
const CERTAIN = 40;

function chanceOfSome(mean: number, trials: number): number {
  if (mean >= CERTAIN || mean >= trials) return mean > 0 ? 1 : 0;
  return 0 - expm1(trials < Infinity ? trials * log1p(-mean / trials) : -mean);
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

/** One component for each bin; all are shifted in their bins alike so that the mean comes out exactly. */
function componentsOf(
  { offsets, bins, counts, people, moments, draws }: Conditional,
  edges: Float64Array,
  cell: number,
  mean: number,
): readonly Component[] {
  const side = edges.length - 1;
  const begin = offsets[cell] ?? 0;
  const end = offsets[cell + 1] ?? 0;
  const found = [];
  let [sum, widths] = [0, 0];
  for (let i = begin; i < end; i++) {
    const bin = bins[i] ?? 0;
    const isFar = bin >= side;
    const low = edges[isFar ? bin - side : bin] ?? 0;
    const width = (edges[(isFar ? bin - side : bin) + 1] ?? low) - low;
    const weight = counts[i] ?? 0;
    let [place, spread, trials] = [0.5, 1 / 12, people];
    if (people === 0) {
      place = ((moments[3 * i] ?? 0) / weight + 0.5) / PARTS;
      const square = (moments[3 * i + 1] ?? 0) / weight / PARTS / PARTS;
      spread = Math.max(0, square - (place - 0.5 / PARTS) * (place - 0.5 / PARTS));
      trials = (moments[3 * i + 2] ?? 0) / weight / FINE_PARTS; // how unlike people are, so far
    }
    const own = low + place * width;
    const at = isFar ? people - own : own;
    sum += weight * at;
    widths += weight * width;
    found.push({ weight, at, trials, width, spread: spread * width * width });
  }
  const shift = widths > 0 ? (mean * draws - sum) / widths : 0;
  return found.map(({ weight, at, trials, width, spread }): Component => {
    const own = at + Math.min(Math.max(shift, -0.5), 0.5) * width;
    const bounded = Math.max(own, 0);
    if (people > 0) return { weight, mean: Math.min(bounded, people), trials, spread };
    const alike = trials > 0 ? bounded / trials : Infinity;
    return { weight, mean: bounded, trials: wholeTrials(bounded, alike), spread };
  });
}

/** A whole number of trials near one that gives the variance, and not below the mean. */
function wholeTrials(mean: number, trials: number): number {
  if (!(trials < 1e9)) return Infinity;
  return Math.max(Math.round(trials), Math.ceil(mean), 1);
}

/** Divides components whose expected numbers are further apart than luck would hide. */
function divided(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) => {
    const { weight, mean, trials, spread } = component;
    const luck = Math.sqrt(Math.max(mean * (1 - mean / trials), 0));
    const length = Math.sqrt(12 * spread);
    const parts = Math.min(MOST_PARTS, Math.ceil(length / (APART * Math.max(luck, 1))));
    if (parts <= 1) return [component];
    const spare = trials - mean;
    return Array.from({ length: parts }, (_, k): Component => {
      const own = Math.max(0, mean + length * ((k + 0.5) / parts - 0.5));
      const whole = spare < 0.5 * Math.max(1, length) ? wholeTrials(own, own + spare) : trials;
      return { weight: weight / parts, mean: Math.min(own, whole), trials: whole, spread: 0 };
    });
  });
}

/**
 * Joins components that follow each other and hardly differ, measured in their luck, so that fewer laws are
 * worked out: the mean is kept, of the variance about 1 part in 75 of luck's is lost.
 */
function joined(components: readonly Component[]): readonly Component[] {
  const found: Component[] = [];
  let [weight, sum, first, trials, reach] = [0, 0, 0, 0, -1];
  for (const own of components) {
    if (own.trials !== trials || !(Math.abs(own.mean - first) <= reach)) {
      if (weight > 0)
        found.push({ weight, mean: Math.min(sum / weight, trials), trials, spread: 0 });
      [weight, sum, first, trials] = [0, 0, own.mean, own.trials];
      reach = JOINED * Math.sqrt(Math.max(first * (1 - first / trials), 0));
    }
    weight += own.weight;
    sum += own.weight * own.mean;
  }
  if (weight > 0) found.push({ weight, mean: Math.min(sum / weight, trials), trials, spread: 0 });
  return found;
}

/** Distance of lattice points: 1 unless the law is very wide. */
function latticeOf(parts: readonly Component[]): number {
  let [least, most] = [Infinity, 0];
  for (const { mean, trials } of parts) {
    const reach = 6 * Math.sqrt(Math.max(mean * (1 - mean / trials), 0));
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
