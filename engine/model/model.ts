import type { Distribution } from '../distribution/distribution.ts';

/**
 * A scenario compiled to numbers and offsets: plain data, cheap to clone, sent to each worker once.
 * States, flows and inputs are sorted by name, so that reordering a file moves no number.
 */
export interface Model {
  /** Version of the random-number contract: what a seed means. */
  readonly stream: 1;
  readonly seed: string;
  /** Name of the variant, or `base`. */
  readonly variant: string;
  /** Months since year 0; step t ends at startMonth + t. */
  readonly startMonth: number;
  readonly steps: number;
  readonly states: readonly string[];
  /** Sampled numbers, each from one uniform addressed by its purpose. */
  readonly inputs: readonly ModelInput[];
  /** People in a state at the start: the sampled input, rounded to whole people. */
  readonly population: readonly { readonly state: number; readonly input: number }[];
  /** First step of each epoch, ascending, starting with 0; programs are constant within one. */
  readonly epochs: readonly number[];
  /** Sorted by state left, then by state entered. */
  readonly flows: readonly ModelFlow[];
  /** In the scenario's order. */
  readonly outcomes: readonly ModelOutcome[];
}

export interface ModelInput {
  /** Name of its random stream: `param:convicted`, `population:abroad`. */
  readonly purpose: string;
  readonly distribution: Distribution;
}

/**
 * Postfix arithmetic over inputs: a number pushes itself, `{ input }` pushes a sampled value, a word
 * operates on the top of the stack. `odds` multiplies the odds of a share.
 */
export type Program = readonly ProgramStep[];
export type ProgramStep = number | { readonly input: number } | Operator;
export type Operator = '+' | '-' | '*' | '/' | 'neg' | 'min' | 'max' | 'odds';

export interface ModelFlow {
  /** `from>to`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** `probability` per step, `rate` per month, or `share` of those who enter. */
  readonly kind: 'probability' | 'rate' | 'share';
  /** One program per epoch; `rest` fills the shares of the state up to 1. */
  readonly value: readonly Program[] | 'rest';
  /** Time in the state of those who leave by this flow, one per epoch of entry (kind `share` only). */
  readonly sojourn: readonly ModelSojourn[];
}

/** Lognormal over people with the given median in months; sigma 0 is the same time for everybody. */
export interface ModelSojourn {
  readonly median: Program;
  readonly sigma: number;
}

export interface ModelOutcome {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: 'stock' | 'entries';
  /** Indexes of states (stock) or of flows (entries). */
  readonly members: readonly number[];
  /** States whose people at the start count as entered. */
  readonly startMembers: readonly number[];
}
