import { threefry2x32 } from '../../engine/random/threefry.ts';

/** Arguments made by exact operations only, so that every JavaScript engine gets the same ones. */
export interface InputGrid {
  /** Evenly spread over (low, high). */
  readonly spread: (count: number, low: number, high: number) => Float64Array;
  /** Any positive finite double, from the smallest subnormal to the largest: random bit patterns. */
  readonly positive: (count: number) => Float64Array;
}

/** @param seed  a stream of its own for each use */
export function inputGrid(seed: number): InputGrid {
  const words = new Int32Array(2);
  let counter = 0;
  const next = () => {
    threefry2x32(seed, 20261121, counter++, 0, words);
    return words;
  };
  return {
    spread: (count, low, high) =>
      Float64Array.from({ length: count }, () => {
        const [a = 0, b = 0] = next();
        return low + (high - low) * (((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992);
      }),
    positive: (count) => {
      const bits = new BigUint64Array(count);
      for (let i = 0; i < count; i++) {
        const [a = 0, b = 0] = next();
        const high = BigInt((a & 0x7fffffff) % 0x7ff00000);
        bits[i] = (high << 32n) | BigInt(b >>> 0);
      }
      return new Float64Array(bits.buffer);
    },
  };
}
