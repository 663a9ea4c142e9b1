// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).

/** How much `WidePeople` holds; the host fills it in. */
export class WideSize {
  /** Numbers of people that every draw gives. */
  rows: i32 = 0;
  /** Batches of draws that wait. */
  blocks: i32 = 0;
  /** Sets of draws whose frequencies are kept apart. */
  parts: i32 = 1;
}
