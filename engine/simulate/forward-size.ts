// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).

/** How much the conditional kernel holds; the host fills it in from the model. */
export class ForwardSize {
  /** Draws that are followed side by side: a multiple of 4. */
  lanes: i32 = 0;
  states: i32 = 0;
  flows: i32 = 0;
  inflows: i32 = 0;
  steps: i32 = 0;
  epochs: i32 = 0;
  /** Most steps that somebody had spent in a state at the start. */
  before: i32 = 0;
  /** Tables of exits and times, as in `KernelSize`. */
  rowPairs: i32 = 0;
  cells: i32 = 0;
  exits: i32 = 0;
  times: i32 = 0;
  /** Parts of the people whose chances differ: one for each state at the start, one for all inflows. */
  groups: i32 = 0;
  /** Places that people of states with competing exits are told apart by: cohorts × classes. */
  slots: i32 = 0;
  /** Dealt states, flows out of them, and steps at whose end somebody may have entered one. */
  dealt: i32 = 0;
  dealtFlows: i32 = 0;
  entries: i32 = 0;
  /** Entries of `dealt × entries` places where people are kept to be dealt anew, or 0. */
  dealtAgain: i32 = 0;
  /** Entries of the distributions of times that are the same in every draw, and of the others. */
  steadyTimes: i32 = 0;
  varyingTimes: i32 = 0;
  /** Counts that are asked for, and what they add up. */
  counters: i32 = 0;
  members: i32 = 0;
  /** Pairs of a counter and a group some of whom may count. */
  parts: i32 = 0;
  /** Bins of a cell, 0 where the host counts. */
  bins: i32 = 0;
  scramblings: i32 = 1;
}
