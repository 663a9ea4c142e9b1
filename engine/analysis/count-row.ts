import { exp } from '../math/exp.ts';

/** A law of a count on a lattice: the chance of value first + k × step (of the values nearest to it) is chances[k]. */
export interface CountRow {
  readonly first: number;
  readonly chances: Float64Array;
}

/** Up to this standard deviation a law is worked out number by number. */
const MOST_SD = 48;
/** What is less likely than this, beside the likeliest number, does not count. */
const LEAST = 1e-16;
/** Standard deviations to either side that a normal law is worked out for. */
const REACH = 9;

/**
 * Binomial, or Poisson where `trials` is infinite: by the ratio of neighbouring chances from the likeliest
 * number on, so that each is exact to rounding; with a standard deviation above 48 by `seriesRow`.
 *
 * @param mean   0 to `trials`
 * @param trials whole, or infinite
 * @param step   distance of lattice points: 1, or where the law is wide a power of 2
 */
export function countRow(mean: number, trials: number, step: number): CountRow {
  if (!(mean > 0)) return { first: 0, chances: Float64Array.of(1) };
  if (mean >= trials) return { first: trials - (trials % step), chances: Float64Array.of(1) };
  const p = mean / trials;
  const sd = Math.sqrt(mean * (1 - p));
  if (!(sd > MOST_SD)) return narrowRow(mean, trials, step);
  const variance = mean * (1 - p);
  const third = variance * (1 - 2 * p);
  return seriesRow({ mean, variance, third, fourth: variance * (1 - 6 * p * (1 - p)) }, step);
}

const upwards = new Float64Array(2048);
const downwards = new Float64Array(2048);

function narrowRow(mean: number, trials: number, step: number): CountRow {
  const odds = mean / (1 - mean / trials); // times (1 − v / trials) / (v + 1) is the ratio of v + 1 to v
  const fall = odds / trials;
  const mode = Math.min(Math.floor(mean + mean / trials), trials);
  let sum = 1;
  let up = 0;
  for (let v = mode, chance = 1; v < trials; v++) {
    chance *= (odds - fall * v) / (v + 1);
    if (chance < LEAST) break;
    upwards[up++] = chance;
    sum += chance;
  }
  let down = 0;
  for (let v = mode, chance = 1; v > 0; v--) {
    chance *= v / (odds - fall * (v - 1));
    if (chance < LEAST) break;
    downwards[down++] = chance;
    sum += chance;
  }
  const low = mode - down;
  const first = low - (low % step);
  const chances = new Float64Array(Math.floor((mode + up - first) / step) + 1);
  const share = 1 / sum;
  if (step === 1) {
    for (let k = 0; k < down; k++) chances[down - 1 - k] = downwards[k]! * share; // written above
    chances[down] = share;
    for (let k = 0; k < up; k++) chances[down + 1 + k] = upwards[k]! * share; // written above
    return { first, chances };
  }
  const add = (value: number, chance: number) => {
    const at = Math.floor((value - first) / step);
    chances[at] = (chances[at] ?? 0) + chance * share;
  };
  for (let k = 0; k < down; k++) add(mode - 1 - k, downwards[k] ?? 0);
  add(mode, 1);
  for (let k = 0; k < up; k++) add(mode + 1 + k, upwards[k] ?? 0);
  return { first, chances };
}

/** The first four cumulants of a law. */
export interface Cumulants {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
  readonly fourth: number;
}

/**
 * A sum of many independent chances by the normal density with its corrections for skewness and kurtosis. From a
 * standard deviation of 5 on no probability of at most so many is off by more than 1 in 10,000.
 *
 * @source Edgeworth's expansion for lattice distributions; Feller 1971, An Introduction to Probability Theory and Its
 *         Applications II, XVI.4
 */
export function seriesRow({ mean, variance, third, fourth }: Cumulants, step: number): CountRow {
  const sd = Math.sqrt(variance);
  const skew = third / (6 * variance * sd);
  const tail = fourth / (24 * variance * variance);
  const square = (skew * skew) / 2;
  const from = Math.max(0, Math.floor(mean - REACH * sd));
  const first = from - (from % step);
  const chances = new Float64Array(Math.ceil((2 * REACH * sd) / step) + 1);
  const middle = (step - 1) / 2;
  const curve = (step * step - 1) / (24 * sd * sd);
  let sum = 0;
  for (let k = 0; k < chances.length; k++) {
    const z = (first + k * step + middle - mean) / sd;
    const y = z * z;
    const bend = 1 + curve * (y - 1); // the numbers of a lattice point are not all at its middle
    const series =
      1 + skew * z * (y - 3) + tail * ((y - 6) * y + 3) + square * (((y - 15) * y + 45) * y - 15);
    const chance = Math.max(0, exp(-0.5 * y) * series * bend);
    chances[k] = chance;
    sum += chance;
  }
  return { first, chances: chances.map((chance) => chance / sum) };
}
