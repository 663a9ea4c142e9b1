import type { Distribution } from '../distribution/distribution.ts';

/**
 * A scenario compiled to numbers and offsets: plain data, cheap to clone, sent to each worker once.
 * States, flows and parameters are sorted by name, so that reordering a file moves no number.
 */
export interface Model {
  /** Version of the random-number contract. */
  readonly stream: 1;
  readonly seed: string;
  /** Name of the variant, or `base`. */
  readonly variant: string;
  readonly startMonth: number;
  readonly steps: number;
  readonly states: readonly string[];
  readonly outcomes: readonly ModelOutcome[];
  /** Sampled numbers, each from one uniform addressed by its purpose. */
  readonly inputs: readonly ModelInput[];
  /** Initial people: input index by state; rounded to whole people. */
  readonly population: readonly { readonly state: number; readonly input: number }[];
  /** First step of each epoch, ascending, starting with 0; probabilities are constant within one. */
  readonly epochs: readonly number[];
  /** Environment of each epoch: for each parameter name's slot, the program computing it from inputs. */
  readonly flows: readonly ModelFlow[];
}

export interface ModelOutcome {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: 'stock' | 'entries';
  /** Indexes of states (stock) or of flows (entries). */
  readonly members: readonly number[];
  /** States whose initial people count as entered. */
  readonly startMembers: readonly number[];
}

export interface ModelInput {
  /** `param:convicted`, `population:abroad`. */
  readonly purpose: string;
  readonly distribution: Distribution;
}

/** Postfix arithmetic over inputs: numbers push, `{ input }` pushes a sampled value, strings operate. */
export type Program = readonly (number | { readonly input: number } | '+' | '-' | '*' | '/' | 'neg' | 'min' | 'max' | 'odds')[];

export interface ModelFlow {
  /** `from>to`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'probability' | 'rate' | 'share';
  /** One program per epoch; `rest` fills the shares of the state up to 1. */
  readonly value: readonly Program[] | 'rest';
  /** Time in the state (kind `share`), in months. */
  readonly sojourn?: readonly ModelSojourn[];
}

/** One per epoch of entry. */
export type ModelSojourn =
  | { readonly kind: 'distribution'; readonly distribution: Distribution }
  | { readonly kind: 'lognormal'; readonly median: Program; readonly sigma: number };
