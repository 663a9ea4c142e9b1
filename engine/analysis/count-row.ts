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
 * number on, so that each is exact to rounding; with a standard deviation above 48 by the normal density with
 * its correction for skewness (Edgeworth; Feller 1971, XVI.4), whose error is below 1 part in 10,000 of it.
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
  return sd > MOST_SD ? wideRow(mean, p, sd, step) : narrowRow(mean, trials, step);
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

function wideRow(mean: number, p: number, sd: number, step: number): CountRow {
  const skew = (1 - 2 * p) / (6 * sd);
  const from = Math.max(0, Math.floor(mean - REACH * sd));
  const first = from - (from % step);
  const chances = new Float64Array(Math.ceil((2 * REACH * sd) / step) + 1);
  const middle = (step - 1) / 2;
  const curve = (step * step) / (24 * sd * sd);
  let sum = 0;
  for (let k = 0; k < chances.length; k++) {
    const z = (first + k * step + middle - mean) / sd;
    const bend = 1 + curve * (z * z - 1); // the numbers of a lattice point are not all at its middle
    const chance = Math.max(0, exp(-0.5 * z * z) * (1 + skew * z * (z * z - 3)) * bend);
    chances[k] = chance;
    sum += chance;
  }
  return { first, chances: chances.map((chance) => chance / sum) };
}
