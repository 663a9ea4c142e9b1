// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).

/** How people leave a state. */
export const FINAL: i32 = 0;
/** Competing probabilities each step: whoever leaves is dealt an exit. */
export const COMPETING: i32 = 1;
/** Each person is dealt one exit and a time on entry. */
export const DEALT: i32 = 2;
