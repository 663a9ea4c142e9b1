// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { exp } from '../math/exp.ts';
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
 * A number of events of the given mean, exactly Poisson.
 *
 * A monotone function of one addressed uniform where the mean is small (inversion), Hörmann's
 * transformed rejection PTRS elsewhere.
 *
 * @param mean   0 to 1e9
 * @param k0,k1  key of the stream
 * @param draw   index of the draw
 * @param word   counter of the cell; its low 8 bits must be 0, they number the attempts
 * @source       Hörmann 1993, doi:10.1016/0167-6687(93)90997-4
 */
export function poisson(mean: f64, k0: i32, k1: i32, draw: i32, word: i32): i32 {
  if (mean <= 0.0) return 0;
  if (mean < INVERSION_LIMIT) return invertPoisson(mean, uniform(k0, k1, draw, word));
  return rejectPoisson(mean, k0, k1, draw, word);
}

/** Smallest x whose distribution function reaches u; mean at most about 14. */
export function invertPoisson(mean: f64, u: f64): i32 {
  if (u <= 1.0 - mean) return 0; // exp(−mean) ≥ 1 − mean
  let mass: f64 = exp(-mean);
  let left: f64 = u;
  let x: i32 = 0;
  while (left > mass) {
    left -= mass;
    x = (x + 1) | 0;
    mass *= mean / (x as f64);
    if (mass < NEGLIGIBLE && (x as f64) > mean) return x;
  }
  return x;
}

function rejectPoisson(mean: f64, k0: i32, k1: i32, draw: i32, word: i32): i32 {
  const b: f64 = 0.931 + 2.53 * Math.sqrt(mean);
  const a: f64 = -0.059 + 0.02483 * b;
  const logInverse: f64 = log(1.1239 + 1.1328 / (b - 3.4));
  const vr: f64 = 0.9277 - 3.6224 / (b - 2.0);
  const logMean: f64 = log(mean);
  const mode: f64 = Math.floor(mean);
  const h: f64 = logFactorial(mode);
  const atMode: f64 = mode * logMean - mean - h;
  for (let attempt: i32 = 0; attempt < ATTEMPTS; attempt++) {
    const at: i32 = (word + 2 * attempt) | 0;
    const u: f64 = uniform(k0, k1, draw, at) - 0.5;
    const v: f64 = uniform(k0, k1, draw, (at + 1) | 0);
    const us: f64 = 0.5 - Math.abs(u);
    const k: f64 = Math.floor(((2.0 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= vr) return k as i32;
    if (k < 0.0 || (us < 0.013 && v > us)) continue;
    const bound: f64 = log(v) + logInverse - log(a / (us * us) + b);
    if (bound <= atMode + (k - mode) * logMean - (logFactorial(k) - h)) return k as i32;
  }
  return mode as i32;
}
