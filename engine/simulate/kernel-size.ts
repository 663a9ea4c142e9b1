// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).

/** How much of everything a kernel holds; the host fills it in from the model. */
export class KernelSize {
  states: i32 = 0;
  flows: i32 = 0;
  inflows: i32 = 0;
  steps: i32 = 0;
  epochs: i32 = 0;
  /** Most steps that somebody had spent in a state at the start. */
  before: i32 = 0;
  /** Pairs of a cohort and an epoch, over all states. */
  pairs: i32 = 0;
  /** Sets of exit probabilities: one per state, row and class. */
  cells: i32 = 0;
  /** Exit probabilities: one per cell and flow. */
  exits: i32 = 0;
  /** Counts of people by class, over states that tell people apart. */
  slots: i32 = 0;
  /** Distributions of times: one per dealt flow and row. */
  times: i32 = 0;
  /** Those that are the same in every draw. */
  timeTables: i32 = 0;
  /** States whose people are dealt anew at some time. */
  dealtAgain: i32 = 0;
  capacities: i32 = 0;
  /** Flows that capacities limit, flows out of queues, states with a limit. */
  limited: i32 = 0;
  admissions: i32 = 0;
  occupants: i32 = 0;
  outcomes: i32 = 0;
  /** What outcomes count: one each, and one more for the denominator of a share. */
  counters: i32 = 0;
  members: i32 = 0;
  startMembers: i32 = 0;
  /** Summands of weighted totals. */
  terms: i32 = 0;
  /** Probabilities of the numbers of persons in events. */
  eventSizes: i32 = 0;
  /**
   * 1 where draws are worked out side by side; of such a model, counts of people that are kept for every step (of
   * each state, and of outcomes that add states up), and outcomes that are no counts of people.
   */
  lanes: i32 = 0;
  stocks: i32 = 0;
  others: i32 = 0;
  /** Inputs of a draw, and tables of quantiles that they are looked up in. */
  inputs: i32 = 0;
  tables: i32 = 0;
  /** Outcomes that are taken from the course of a draw. */
  replayed: i32 = 0;
}
