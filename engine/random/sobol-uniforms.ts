import type { FillUniforms } from './fill-uniforms.ts';

/** How draws take their points: a number of a scrambling, and of a point, for each draw. */
export interface PointPlan {
  readonly scramblingOf: (draw: number) => number;
  readonly pointOf: (draw: number) => number;
}

/**
 * Scrambles the digits of a 32-bit number that is written in reverse, lowest bit first: whether a bit is
 * flipped depends on the key and on the bits below it alone, and is a fair coin over the keys.
 *
 * Since `add` is uniform and independent of `multiply`, so is the result, whatever x is.
 *
 * @source Laine & Karras 2011, doi:10.1111/j.1467-8659.2011.01980.x; Burley 2020, Practical hash-based Owen
 *         scrambling, JCGT 9(4); constants of Vegdahl 2021, Building a better LK hash
 */
function scrambleReversed(reversed: number, add: number, multiply: number): number {
  let x = reversed;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + add) | 0;
  x = Math.imul(x, multiply | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x;
}

/** The bits of a 32-bit number in reverse order. */
function reverseBits(bits: number): number {
  let x = bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/** Twenty more bits of a scrambled number: beyond its 32 digits all digits are coins of their own. */
function moreDigits(scrambled: number, key: number): number {
  let x = scrambled ^ key;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 12;
}

/** Points that differ in their lowest bits alone. */
const NEAR = 16;

/** Digits of a point before they are scrambled, in reverse. */
function digitsOf(point: number, reversed: Int32Array): number {
  let x = 0;
  for (let rest = point, k = 0; rest !== 0; rest >>>= 1, k++) {
    if ((rest & 1) !== 0) x ^= reversed[k]!; // a point's number has 32 bits at most
  }
  return x;
}

/**
 * One dimension of a Sobol sequence, in several scramblings by Owen, as numbers in (0, 1) on the grid of
 * `uniform`: (n + ½)·2^-52. Found by the draw's number, without the draws before it.
 *
 * @param directions 32 direction numbers of the dimension, from `sobolDirections`
 * @param keys       three 32-bit words for each scrambling
 * @source Owen 1995, doi:10.1007/978-1-4612-2552-2_19; Sobol 1967
 */
export function sobolUniforms(
  directions: Int32Array,
  keys: Int32Array,
  { scramblingOf, pointOf }: PointPlan,
): FillUniforms {
  const reversed = directions.map(reverseBits);
  const near = Int32Array.from({ length: NEAR }, (_, point) => digitsOf(point, reversed));
  // points that follow each other share all digits but the first
  let [shared, digits] = [0, 0];
  return (firstDraw, lanes, out, at) => {
    for (let d = 0; d < lanes; d++) {
      const key = 3 * scramblingOf(firstDraw + d);
      const point = pointOf(firstDraw + d);
      const rest = point & (NEAR - 1);
      if (point - rest !== shared) {
        shared = point - rest;
        digits = digitsOf(shared, reversed);
      }
      const x = digits ^ near[rest]!; // within its length
      // three keys for each scrambling
      const scrambled = scrambleReversed(x, keys[key]!, keys[key + 1]!);
      const high = reverseBits(scrambled) >>> 0;
      const low = moreDigits(scrambled, keys[key + 2]!);
      out[at + d] = (high * 1048576 + low + 0.5) * 2.220446049250313e-16;
    }
  };
}
