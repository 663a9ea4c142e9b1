// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { uniform } from '../random/uniform.ts';
import { leastExp, squeeze } from './binomial.ts';
import { LANES } from './lanes.ts';

/** The uniform numbers of a stream at one word of eight draws that follow each other, into `out` from `at` on. */
export function addressLanes(
  k0: i32,
  k1: i32,
  firstDraw: i32,
  word: i32,
  out: Float64Array,
  at: i32,
): void {
  for (let l: i32 = 0; l < LANES; l++) out[at + l] = uniform(k0, k1, (firstDraw + l) | 0, word);
}

/**
 * First attempts of `rejectFrom` in the lanes that `which` has a bit for: those that are accepted without a
 * logarithm.
 *
 * @param trials by lane, from `at` on
 * @param p      their probabilities from `pAt` on
 * @param u      uniform numbers, from `uAt` on; `v` others, from 0 on
 * @param found  receives the binomial numbers, from `foundAt` on
 * @returns      a bit for each lane of `which` that is not settled
 */
export function rejectLanes(
  trials: Int32Array,
  at: i32,
  p: Float64Array,
  pAt: i32,
  u: Float64Array,
  uAt: i32,
  v: Float64Array,
  which: i32,
  found: Int32Array,
  foundAt: i32,
): i32 {
  let rest: i32 = 0;
  for (let l: i32 = 0; l < LANES; l++) {
    if (((which >> l) & 1) === 0) continue;
    const n: f64 = trials[at + l]! as f64;
    const own: f64 = p[pAt + l]!;
    const turned: boolean = own > 0.5;
    const chance: f64 = turned ? 1.0 - own : own;
    const mean: f64 = n * chance;
    const variance: f64 = mean * (1.0 - chance);
    const spread: f64 = Math.sqrt(variance);
    const b: f64 = 1.15 + 2.53 * spread;
    const a: f64 = -0.0873 + 0.0248 * b + 0.01 * chance;
    let side: f64 = u[uAt + l]! - 0.5;
    if (turned) side = -side;
    const us: f64 = 0.5 - Math.abs(side);
    const k: f64 = Math.floor(((2.0 * a) / us + b) * side + (mean + 0.5));
    const second: f64 = v[l]!;
    const far: f64 = Math.abs(k - Math.floor((n + 1.0) * chance));
    const density: f64 = (second * ((2.83 + 5.1 / b) * spread)) / (a / (us * us) + b);
    const fall: f64 = (0.5 * far * far) / variance + squeeze(far, variance);
    const wide: boolean = us >= 0.07 && second <= 0.92 - 4.2 / b;
    const near: boolean = far < 0.5 * variance - 1.0 && density <= leastExp(fall);
    if (k >= 0.0 && k <= n && (wide || near)) {
      found[foundAt + l] = (turned ? n - k : k) as i32;
    } else rest |= 1 << l;
  }
  return rest;
}
