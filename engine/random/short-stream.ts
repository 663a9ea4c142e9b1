// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import { threefry2x32 } from './threefry.ts';

const words: Int32Array = new Int32Array(2);

/**
 * Starts a short sequential stream, found at once for any draw: sfc32 whose whole state (three words and a
 * counter) comes from two Threefry blocks, so it needs no warming up.
 *
 * @param block  which stream of the key and draw, from 0; it takes the words 2 × block and 2 × block + 1
 * @param state  receives a, b, c and the counter at `at`, `at + stride`, `at + 2 × stride`, `at + 3 × stride`
 * @source       sfc32: Doty-Humphrey, PractRand 0.94
 */
export function seedStream(
  k0: i32,
  k1: i32,
  draw: i32,
  block: i32,
  state: Int32Array,
  at: i32,
  stride: i32,
): void {
  threefry2x32(k0, k1, draw, 2 * block, words);
  state[at] = words[0]!;
  state[at + stride] = words[1]!;
  threefry2x32(k0, k1, draw, 2 * block + 1, words);
  state[at + 2 * stride] = words[0]!;
  state[at + 3 * stride] = words[1]!;
}

/** The next 32 bits of a stream. */
export function nextWord(state: Int32Array, at: i32, stride: i32): i32 {
  const a: i32 = state[at]!;
  const b: i32 = state[at + stride]!;
  const c: i32 = state[at + 2 * stride]!;
  const counter: i32 = state[at + 3 * stride]!;
  const word: i32 = (a + b + counter) | 0;
  state[at] = b ^ (b >>> 9);
  state[at + stride] = (c + (c << 3)) | 0;
  state[at + 2 * stride] = (((c << 21) | (c >>> 11)) + word) | 0;
  state[at + 3 * stride] = (counter + 1) | 0;
  return word;
}

/**
 * Uniform number of two words: the 32 bits of the first (as a signed integer plus 2^31) and the upper 20 of
 * the second make a whole n below 2^52; the result is (n + ½)·2^-52, as `uniform` has it.
 */
export function uniformOf(high: i32, low: i32): f64 {
  const top: f64 = (high as f64) + 2147483648.0;
  const rest: f64 = (low >>> 12) as f64;
  return (top * 1048576.0 + rest + 0.5) * 2.220446049250313e-16;
}

/** The next uniform number of a stream, from two words. */
export function nextUniform(state: Int32Array, at: i32, stride: i32): f64 {
  const high: i32 = nextWord(state, at, stride);
  return uniformOf(high, nextWord(state, at, stride));
}
