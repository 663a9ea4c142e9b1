import type { Distribution } from '../distribution/distribution.ts';
import type { SplitPosterior } from '../synthesis/dirichlet.ts';

/** Most steps of a program, so that its stack has a known size. */
export const MAX_PROGRAM = 4096;

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
  /** Sampled numbers, each from one uniform addressed by its purpose unless it belongs to a split. */
  readonly inputs: readonly ModelInput[];
  /** Inputs that are drawn together and add up to 1 with what is left of their split. */
  readonly splits: readonly ModelSplit[];
  /** Inputs whose ranks are correlated; undefined when all are independent. */
  readonly copula?: ModelCopula;
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
  /** Name of its random stream: `param:convicted`, `population:abroad`, `split:fate:killed`. */
  readonly purpose: string;
  /** Of an input of a split, its marginal distribution. */
  readonly distribution: Distribution;
}

/** Shares of one table of counts. */
export interface ModelSplit {
  readonly posterior: SplitPosterior;
  /** Input that takes each share, in the order of `posterior.names`; −1 where nothing uses it. */
  readonly inputs: readonly number[];
  /** Stream of each uniform that a draw uses, in the order of `sampleSplit`. */
  readonly purposes: readonly string[];
}

/** Normal scores with given correlations (Gaussian copula). */
export interface ModelCopula {
  /** Streams whose uniforms are correlated, by name. */
  readonly purposes: readonly string[];
  /** Lower Cholesky factor of the correlation matrix of the normal scores, row by row. */
  readonly factor: readonly number[];
}

/**
 * Postfix arithmetic over inputs: a number pushes itself, `{ input }` pushes a sampled value, a word
 * operates on the top of the stack. `odds` multiplies the odds of a share, `odds-of` gives them; a
 * comparison gives 1 or 0; `if` takes the second of three values where the first is 1, else the third.
 */
export type Program = readonly ProgramStep[];
export type ProgramStep = number | { readonly input: number } | Operator;
export type Operator =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'neg'
  | 'min'
  | 'max'
  | 'odds'
  | 'odds-of'
  | 'logit'
  | 'logistic'
  | 'exp'
  | 'log'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'if';

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

/** How long people stay: the time from entry to exit over people. */
export type ModelSojourn =
  /** Lognormal with the given median in months; sigma 0 is the same time for everybody. */
  | { readonly kind: 'lognormal'; readonly median: Program; readonly sigma: number }
  /** P(stays at most k steps), k = 0 … steps, rising from 0; the same in every draw. */
  | { readonly kind: 'table'; readonly cdf: readonly number[] };

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
