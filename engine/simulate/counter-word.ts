// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).

/** Greatest index within a step; further ones take the next key (see `keyBlock`). */
export const MAX_INDEX: i32 = 4095;
const STEP_SHIFT: i32 = 20;
const INDEX_SHIFT: i32 = 8;
const INDEX_BITS: i32 = 12;

/**
 * Counter of a random number within a draw: 12 bits of step, 12 of index, 8 of attempt.
 *
 * @param step  −2048 to 4095 less as many as lie before the start; steps before it count down from −1
 * @param index its low 12 bits are used
 */
export function counterWord(step: i32, index: i32): i32 {
  return (step << STEP_SHIFT) | ((index & MAX_INDEX) << INDEX_SHIFT);
}

/** What is added to the second word of a key for an index beyond 12 bits, so that no number is used twice. */
export function keyBlock(index: i32): i32 {
  return index >> INDEX_BITS;
}
