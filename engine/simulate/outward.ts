// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { wholePower } from './binomial.ts';
import { LANES } from './lanes.ts';

/** Least mean of the rarer outcome: from here on the mass of the middle is right to 11 digits, soon to 15. */
export const LEAST_OUTWARD: f64 = 16.0;
/** Most steps that lanes take side by side; some 20 standard deviations, and more where there are few. */
export const MOST_OUTWARD: i32 = 1024;
/** By how much what masses are divided by grows a step where they begin at 0: they keep their size up to a mean of 16. */
export const SMALL_STEP: f64 = 0.0625;
/** 1 / √(2π). */
export const PEAK: f64 = 0.3989422804014327;
/** A mass below this share of what is left never uses it up. */
const SPENT: f64 = 1e-20;

/**
 * Binomial number of a uniform number by inversion from the middle: the whole number m nearest to the mean has a mass
 * in closed form, and the masses beside it follow one from the other. Numbers below `split`, which is close to
 * P(X < m), walk down from m, the others up. Exact though `split` is not: what one side has too little for is
 * found at the far end of the other. Monotone in u but for that share, at most 0.001. Small means begin at 0.
 *
 * @param n      trials
 * @param chance at most ½
 * @param odds   chance / (1 − chance)
 * @source       the mass: Loader 2000, "Fast and accurate computation of binomial probabilities"
 */
export function invertOutward(n: i32, chance: f64, odds: f64, u: f64): i32 {
  const whole: f64 = n as f64;
  const mean: f64 = whole * chance;
  if (mean < LEAST_OUTWARD) {
    if (u <= 1.0 - mean) return 0; // Bernoulli's inequality: (1 − p)^n ≥ 1 − n·p
    const none: f64 = wholePower(1.0 - chance, n);
    const fine: f64 = odds * SMALL_STEP;
    let found: i32 = walk(u - none, none, (whole + 1.0) * fine, fine, 0.0, SMALL_STEP);
    if (found < 0) found = -1 - found;
    return found < n ? found : n;
  }
  const middle: f64 = Math.floor(mean + 0.5);
  const rest: f64 = whole - middle;
  const off: f64 = middle - mean;
  const own: f64 = 1.0 / middle;
  const other: f64 = 1.0 / rest;
  const fall: f64 = fallOf(off, own, other) + gap(own) + gap(other) - gap(1.0 / whole);
  const top: f64 = PEAK * Math.sqrt(own + other) * expOf(-fall);
  const split: f64 = 0.5 + top * (off - (1.0 + chance) * 0.3333333333333333);
  const isDown: boolean = u < split;
  const steep: f64 = odds * own;
  const far: f64 = rest * steep;
  let left: f64 = isDown ? split - u : u - split - top;
  let count: i32 = isDown
    ? walk(left, top, 1.0 + own, own, far, steep)
    : walk(left, top, far + steep, steep, 1.0, own);
  let down: boolean = isDown;
  if (count < 0) {
    // the side is used up: its mass is below its share, and the other's above
    left = isDown
      ? 1.0 - split + (left - massOf(top, 1.0 + own, own, far, steep)) - top
      : split + (left - massOf(top, far + steep, steep, 1.0, own));
    down = !isDown;
    count = down
      ? walk(left, top, 1.0 + own, own, far, steep)
      : walk(left, top, far + steep, steep, 1.0, own);
    if (count < 0) count = -1 - count;
  }
  const x: f64 = down ? middle - (count as f64) : middle + (count as f64);
  return x > 0.0 ? (x < whole ? (x as i32) : n) : 0;
}

/**
 * Steps until the masses of a side have used up what is left: mass number i is the one before it times over / under, of
 * which `over` falls and `under` grows from step to step. All is multiplied by every `under` so far, so that nothing
 * is divided.
 *
 * @returns below 0, and −1 less the steps, where the masses are used up first
 */
function walk(left: f64, mass: f64, over: f64, lower: f64, under: f64, higher: f64): i32 {
  let x: i32 = 0;
  while (left > 0.0) {
    if (mass <= left * SPENT) return -1 - x;
    over -= lower;
    under += higher;
    mass = mass * (over > 0.0 ? over : 0.0);
    left = left * under - mass;
    x = x + 1;
  }
  return x;
}

/** All masses of a side together, that of the middle left out. */
function massOf(mass: f64, over: f64, lower: f64, under: f64, higher: f64): f64 {
  let sum: f64 = 0.0;
  while (mass > sum * SPENT) {
    over -= lower;
    under += higher;
    mass = over > 0.0 ? (mass * over) / under : 0.0;
    sum += mass;
  }
  return sum;
}

/**
 * How far the logarithm of the mass of a number lies below that of the mean, Stirling's corrections left out: the
 * series of −m·log(1 − off/m) − r·log(1 + off/r).
 *
 * @param own,other 1 / m and 1 / r, of which `off` is the distance of m from the mean
 */
function fallOf(off: f64, own: f64, other: f64): f64 {
  const x: f64 = off * own;
  const y: f64 = -off * other;
  return off * (x * tailOfLog(x) - y * tailOfLog(y));
}

/** 1/2 + x/3 + x²/4 + … to the fifth; |x| at most ½ / `LEAST_OUTWARD`. Short chains: processors add side by side. */
function tailOfLog(x: f64): f64 {
  const square: f64 = x * x;
  const high: f64 = 0.16666666666666666 + x * 0.14285714285714285;
  return 0.5 + x * 0.3333333333333333 + square * (0.25 + x * 0.2 + square * high);
}

/** Stirling's correction of log(n!) for 1 / n; n at least `LEAST_OUTWARD`. Source: NIST DLMF 5.11.1. */
function gap(inverse: f64): f64 {
  const z: f64 = inverse * inverse;
  return inverse * (8.333333333333333e-2 - z * (2.777777777777778e-3 - z * 7.936507936507937e-4));
}

/** exp(x) by its series to the fifth; |x| at most 0.03. */
function expOf(x: f64): f64 {
  const square: f64 = x * x;
  const high: f64 = 4.1666666666666664e-2 + x * 8.333333333333333e-3;
  return 1.0 + x + square * (0.5 + x * 0.16666666666666666 + square * high);
}

/**
 * The same in the lanes that `which` has a bit for.
 *
 * @param trials by lane, from `at` on
 * @param p      their probabilities from `pAt` on, of any size
 * @param u      uniform numbers from `uAt` on
 * @param limit  greatest mean of the rarer outcome; lanes above it are left to others
 * @param found  receives the binomial numbers of those lanes from `foundAt` on, and 0 in the others
 * @returns      a bit for each lane of `which` above the limit
 */
export function outwardLanes(
  trials: Int32Array,
  at: i32,
  p: Float64Array,
  pAt: i32,
  u: Float64Array,
  uAt: i32,
  which: i32,
  limit: f64,
  found: Int32Array,
  foundAt: i32,
): i32 {
  let above: i32 = 0;
  for (let l: i32 = 0; l < LANES; l++) {
    found[foundAt + l] = 0;
    if (((which >> l) & 1) === 0) continue;
    const n: i32 = trials[at + l]!;
    const own: f64 = p[pAt + l]!;
    if ((n as f64) * (own > 0.5 ? 1.0 - own : own) > limit) above |= 1 << l;
    else found[foundAt + l] = outwardOf(n, own, u[uAt + l]!);
  }
  return above;
}

/** Binomial number by inversion from the middle, for a p of any size. */
export function outwardOf(n: i32, p: f64, u: f64): i32 {
  const turned: boolean = p > 0.5;
  const chance: f64 = turned ? 1.0 - p : p;
  const odds: f64 = chance / (1.0 - chance);
  const x: i32 = invertOutward(n, chance, odds, turned ? 1.0 - u : u);
  return turned ? n - x : x;
}
