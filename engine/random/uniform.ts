import { threefry2x32 } from './threefry.ts';

const words = new Int32Array(2);

/**
 * Uniform number of a stream at (draw, word): a pure function of its arguments.
 *
 * The top 26 bits of both Threefry words make a whole n below 2^52; the result is
 * (n + ½)·2^-52, which a double holds exactly. It is therefore never 0 or 1, from 2^-53 to
 * 1 − 2^-53, and symmetric: u and 1 − u lie on the same grid. (With 53 bits n + ½ would round to
 * even in the upper half and reach 1.)
 *
 * @param k0,k1  key of the stream, from `purposeKey`
 * @param draw   index of the draw, a 32-bit integer
 * @param word   which number of the draw, a 32-bit integer
 */
export function uniform(k0: i32, k1: i32, draw: i32, word: i32): f64 {
  threefry2x32(k0, k1, draw, word, words);
  const high: f64 = words[0]! >>> 6;
  const low: f64 = words[1]! >>> 6;
  return (high * 67108864.0 + low + 0.5) * 2.220446049250313e-16;
}
