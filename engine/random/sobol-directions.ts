import { JOE_KUO, SOBOL_DIMENSIONS } from './joe-kuo.ts';

/** Bits of a coordinate, and so binary digits of the number of a point. */
const BITS = 32;

/** Digits of base 64, by value. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The whole numbers of some bits each that are written one after the other in base 64. */
function createBitReader(text: string): (bits: number) => number {
  const values = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
  let at = 0;
  return (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i++, at++) {
      const digit = values.get(text[Math.floor(at / 6)] ?? '') ?? 0;
      value = (value << 1) | ((digit >> (5 - (at % 6))) & 1);
    }
    return value;
  };
}

/**
 * Direction numbers of the first dimensions of the Sobol sequence, as 32-bit integers: number k of
 * dimension d is at 32 · d + k. Coordinate d of point i is the exclusive or of those k for which bit k of i
 * is set, over 2^32.
 *
 * @param dimensions how many, at most `SOBOL_DIMENSIONS`
 * @source Sobol 1967; Bratley & Fox 1988, doi:10.1145/42288.214372, for the recurrence
 */
export function sobolDirections(dimensions: number): Int32Array {
  const numbers = new Int32Array(Math.min(dimensions, SOBOL_DIMENSIONS) * BITS);
  const read = createBitReader(JOE_KUO);
  for (let at = 0; at < numbers.length; at += BITS) {
    if (at === 0) {
      for (let k = 0; k < BITS; k++) numbers[k] = 1 << (BITS - 1 - k);
      continue;
    }
    const degree = read(4);
    const coefficients = read(degree - 1);
    for (let k = 0; k < BITS; k++) {
      if (k < degree) {
        numbers[at + k] = ((read(k) << 1) | 1) << (BITS - 1 - k);
        continue;
      }
      const oldest = numbers[at + k - degree] ?? 0;
      let value = oldest ^ (oldest >>> degree);
      for (let j = 1; j < degree; j++) {
        if ((coefficients >> (degree - 1 - j)) & 1) value ^= numbers[at + k - j] ?? 0;
      }
      numbers[at + k] = value;
    }
  }
  return numbers;
}
