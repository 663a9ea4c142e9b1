/** `x` rotated left by `bits` (1 to 31). */
function rotateLeft(x: i32, bits: i32): i32 {
  return (x << bits) | (x >>> (32 - bits));
}

/**
 * Threefry-2x32 with 20 rounds: a keyed permutation of 64 bits, used as a counter-based random
 * number generator. Word i of a stream is found without the words before it, so any worker may
 * compute any draw.
 *
 * @param k0,k1  key, two 32-bit words
 * @param c0,c1  counter, two 32-bit words
 * @param out    receives the two output words as signed 32-bit integers at 0 and 1
 * @source       Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405; checked against the
 *               known answers published with Random123
 */
export function threefry2x32(k0: i32, k1: i32, c0: i32, c1: i32, out: Int32Array): void {
  const k2: i32 = 0x1bd11bda ^ k0 ^ k1;
  let x: i32 = (c0 + k0) | 0;
  let y: i32 = (c1 + k1) | 0;
  let first: i32 = k1;
  let second: i32 = k2;
  let third: i32 = k0;
  for (let group: i32 = 1; group <= 5; group++) {
    if ((group & 1) === 1) {
      x = (x + y) | 0;
      y = rotateLeft(y, 13) ^ x;
      x = (x + y) | 0;
      y = rotateLeft(y, 15) ^ x;
      x = (x + y) | 0;
      y = rotateLeft(y, 26) ^ x;
      x = (x + y) | 0;
      y = rotateLeft(y, 6) ^ x;
    } else {
      x = (x + y) | 0;
      y = rotateLeft(y, 17) ^ x;
      x = (x + y) | 0;
      y = rotateLeft(y, 29) ^ x;
      x = (x + y) | 0;
      y = rotateLeft(y, 16) ^ x;
      x = (x + y) | 0;
      y = rotateLeft(y, 24) ^ x;
    }
    x = (x + first) | 0;
    y = (y + second + group) | 0;
    const next: i32 = first;
    first = second;
    second = third;
    third = next;
  }
  out[0] = x;
  out[1] = y;
}
