// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { log } from '../math/log.ts';
import { logFactorial } from '../math/log-factorial.ts';
import { uniform } from '../random/uniform.ts';

/** Below this mean a single uniform is inverted; above it the rejection method is quicker. */
const INVERSION_LIMIT: f64 = 14.0;
/** Probability below which the upper tail is cut, far under the resolution 2^-54 of the uniform. */
const NEGLIGIBLE: f64 = 1e-20;
/** Rejection attempts that fit the counter word; 128 failures in a row have probability < 1e-60. */
const ATTEMPTS: i32 = 128;

/**
 * Number of successes among n independent trials, exactly Binomial(n, p).
 *
 * A monotone function of one addressed uniform where n·min(p, 1 − p) is small (inversion), Hörmann's
 * transformed rejection BTRS elsewhere, so that paired runs with slightly different p stay close.
 *
 * @param n     trials, whole, 0 to 1e9
 * @param p     probability, 0 to 1
 * @param k0    first word of the stream's key
 * @param k1    second word
 * @param draw  index of the draw
 * @param word  counter of the cell; its low 8 bits must be 0, they number the attempts
 * @source      Hörmann 1993, doi:10.1080/00949659308811496
 */
export function binomial(n: i32, p: f64, k0: i32, k1: i32, draw: i32, word: i32): i32 {
  if (n <= 0 || p <= 0.0) return 0;
  if (p >= 1.0) return n;
  if (p > 0.5) return (n - smallBinomial(n, 1.0 - p, true, k0, k1, draw, word)) | 0;
  return smallBinomial(n, p, false, k0, k1, draw, word);
}

/** @param flip use 1 − u, so that the count stays monotone in u when p is turned round */
function smallBinomial(n: i32, p: f64, flip: boolean, k0: i32, k1: i32, draw: i32, word: i32): i32 {
  if ((n as f64) * p < INVERSION_LIMIT) {
    const u: f64 = uniform(k0, k1, draw, word);
    return invertBinomial(n, p, flip ? 1.0 - u : u);
  }
  return rejectBinomial(n, p, flip, k0, k1, draw, word);
}

/** Smallest x whose distribution function reaches u; n·p at most about 14. */
export function invertBinomial(n: i32, p: f64, u: f64): i32 {
  const q: f64 = 1.0 - p;
  const odds: f64 = p / q;
  const a: f64 = ((n + 1) as f64) * odds;
  const mean: f64 = (n as f64) * p;
  if (u <= 1.0 - mean) return 0; // Bernoulli's inequality: (1 − p)^n ≥ 1 − n·p
  let mass: f64 = wholePower(q, n);
  let left: f64 = u;
  let x: i32 = 0;
  while (left > mass) {
    left -= mass;
    x = (x + 1) | 0;
    mass *= a / (x as f64) - odds;
    if (x >= n || (mass < NEGLIGIBLE && (x as f64) > mean)) return x;
  }
  return x;
}

/** q^n by repeated squaring; relative error at most n·2^-53. */
export function wholePower(q: f64, n: i32): f64 {
  let result: f64 = 1.0;
  let square: f64 = q;
  let left: i32 = n;
  while (left > 0) {
    if ((left & 1) !== 0) result *= square;
    square *= square;
    left = left >> 1;
  }
  return result;
}

/**
 * The rejection method alone; n·p at least about 10, p at most ½.
 *
 * @param flip use 1 − u, for a p that was turned round
 */
export function rejectBinomial(
  n: i32,
  p: f64,
  flip: boolean,
  k0: i32,
  k1: i32,
  draw: i32,
  word: i32,
): i32 {
  const first: f64 = uniform(k0, k1, draw, word);
  return rejectFrom(n, p, flip, first, uniform(k0, k1, draw, word + 1), k0, k1, draw, word);
}

/**
 * The same where two uniform numbers are given, in place of those at `word` and `word + 1`.
 *
 * Most are accepted or not by `squeeze`, without a logarithm.
 */
export function rejectFrom(
  n: i32,
  p: f64,
  flip: boolean,
  first: f64,
  second: f64,
  k0: i32,
  k1: i32,
  draw: i32,
  word: i32,
): i32 {
  const trials: f64 = n as f64;
  const q: f64 = 1.0 - p;
  const variance: f64 = trials * p * q;
  const spread: f64 = Math.sqrt(variance);
  const b: f64 = 1.15 + 2.53 * spread;
  const a: f64 = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre: f64 = trials * p + 0.5;
  const vr: f64 = 0.92 - 4.2 / b;
  const alpha: f64 = (2.83 + 5.1 / b) * spread;
  const mode: f64 = Math.floor((trials + 1.0) * p);
  let logOdds: f64 = 0.0; // these two are dear, and one attempt in seven asks for them
  let h: f64 = 0.0;
  let isPrepared: boolean = false;
  let k: f64 = mode;
  for (let attempt: i32 = 0; attempt < ATTEMPTS; attempt++) {
    const at: i32 = (word + 2 * attempt) | 0;
    let u: f64 = (attempt === 0 ? first : uniform(k0, k1, draw, at)) - 0.5;
    if (flip) u = -u;
    const v: f64 = attempt === 0 ? second : uniform(k0, k1, draw, (at + 1) | 0);
    const us: f64 = 0.5 - Math.abs(u);
    k = Math.floor(((2.0 * a) / us + b) * u + centre);
    if (k < 0.0 || k > trials) continue;
    if (us >= 0.07 && v <= vr) return k as i32;
    const density: f64 = (v * alpha) / (a / (us * us) + b);
    const far: f64 = Math.abs(k - mode);
    if (far < 0.5 * variance - 1.0) {
      const fall: f64 = (0.5 * far * far) / variance;
      const slack: f64 = squeeze(far, variance);
      if (density <= leastExp(fall + slack)) return k as i32;
      if (fall > slack && density > mostExp(fall - slack)) continue;
    }
    if (!isPrepared) {
      logOdds = log(p / q);
      h = logFactorial(mode) + logFactorial(trials - mode);
      isPrepared = true;
    }
    const bound: f64 = log(density);
    if (bound <= h - logFactorial(k) - logFactorial(trials - k) + (k - mode) * logOdds)
      return k as i32;
  }
  return mode as i32;
}

/**
 * How far the logarithm of a binomial probability, taken relative to that of the mode, is at most from the parabola
 * −far² / (2·variance), up to a distance from the mode of half the variance less 1.
 *
 * @source Kachitvichyanukul & Schmeiser 1988, doi:10.1145/42372.42381, who use it from a distance of 20 on; nearer
 *         it holds as well (test/engine/simulate/binomial.test.ts)
 */
export function squeeze(far: f64, variance: f64): f64 {
  return (far / variance) * ((far * (far / 3.0 + 0.625) + 0.16666666666666666) / variance + 0.5);
}

/** At most exp(−t), and close to it up to 2; t from 0 on. */
export function leastExp(t: f64): f64 {
  const s: f64 = 0.25 * t;
  const part: f64 = 1.0 - s * (1.0 - s * (0.5 - s * 0.16666666666666666));
  return part > 0.0 ? part * part * (part * part) : 0.0;
}

/** At least exp(−t); t from 0 on. */
function mostExp(t: f64): f64 {
  const s: f64 = 0.25 * t;
  const part: f64 = 1.0 - s * (1.0 - s * 0.5);
  return part * part * (part * part);
}
