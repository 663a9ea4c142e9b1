import type { Problem, SourcePosition } from '../errors/baserate-error.ts';
import type { Evidence } from '../evidence/claim.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import type { Conflict } from '../synthesis/conflict.ts';
import type { Overlap } from '../synthesis/overlap.ts';
import type { Prior } from '../synthesis/prior.ts';

/** A value given to a parameter: a quantity, perhaps through a claim of the evidence. */
export interface Assignment {
  readonly quantity: Quantity;
  /** As written (`54 of 400`), or the claim's own phrase when the value is evidence. */
  readonly text: string;
  /** Id of the claim that the value comes from, when it is one claim. */
  readonly claim?: string;
  /** Power-prior discount of a proportion, 0 to 1; 1 unless stated or a default of the ledger. */
  readonly weight: number;
  /** Who set the weight; absent where none applies or nobody did. */
  readonly weightSetBy?: 'scenario' | 'ledger';
  /** Why the ledger's default weight is what it is, as a sentence. */
  readonly weightReason?: string;
  /** Prior of a proportion; Jeffreys' when absent. */
  readonly prior?: Prior;
  /** The claim's caveat makes the printed count a bound. */
  readonly bound?: 'at least' | 'at most';
  /** Set when several claims stand behind the value. */
  readonly combination?: Combination;
  /**
   * The value is calculated from other parameters in every draw; `quantity` is then its value at
   * their means, for orientation only.
   */
  readonly expression?: Expression;
  readonly at: SourcePosition;
}

/** How several claims make one number. */
export interface Combination {
  readonly rule: 'newest' | 'pool' | 'mixture' | 'partial' | 'each';
  /** In the order of the file. */
  readonly members: readonly CombinedClaim[];
  /** Probability of each member to be the right one (`mixture` only); they sum to 1. */
  readonly opinions?: readonly number[];
  /** The claim whose place is meant, or `new` (`partial` only). */
  readonly place?: string;
  /** Whether the counts agree; absent when the claims are no counts. */
  readonly conflict?: Conflict;
  /** Pairs of claims that are probably about the same people. */
  readonly overlaps: readonly Overlap[];
  /** What was done, in a sentence. */
  readonly sentence: string;
}

/** One of several claims, as it enters. */
export interface CombinedClaim {
  readonly claim: string;
  readonly text: string;
  readonly quantity: Quantity;
  readonly weight: number;
  readonly weightSetBy?: 'scenario' | 'ledger';
  readonly weightReason?: string;
  readonly bound?: 'at least' | 'at most';
}

export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly kind: ParameterKind;
  readonly assignment: Assignment;
  /** Whether the scenario set it or the model file's default stands. */
  readonly setBy: 'scenario' | 'model';
  /** Name of the split whose part it is; its draws are then those of the split. */
  readonly split?: string;
}

/** Parameters that are parts of one total, with what is left over; drawn together, adding up to 1. */
export interface Split {
  readonly name: string;
  readonly total: number;
  /** Parts with a count of their own. A printed range is whole counts, each equally likely. */
  readonly parts: readonly {
    readonly name: string;
    readonly count: { readonly low: number; readonly high: number };
    /** Id of the claim that the count comes from. */
    readonly claim?: string;
  }[];
  /** Name of what is left over; absent when the parts are everybody. */
  readonly rest?: string;
  /** Dirichlet parameter of each part before the counts: ½ Jeffreys, 1 uniform. */
  readonly prior: number;
  /** Power-prior discount of the whole table, 0 to 1. */
  readonly weight: number;
  /** Parts, and perhaps the rest, that are parameters of the model. */
  readonly parameters: readonly string[];
}

/** Rank correlation of two parameters over the draws. */
export interface Correlation {
  /** Names in order. */
  readonly between: readonly [string, string];
  /** Spearman's rank correlation, more than −1 and less than 1. */
  readonly rank: number;
}

/** How a variant changes a parameter, from and until (exclusive) a month index of the clock. */
export interface Change {
  readonly parameter: string;
  readonly op:
    | { readonly kind: 'set'; readonly assignment: Assignment }
    | { readonly kind: 'times' | 'odds' | 'add'; readonly by: number };
  /** First step the change applies to; 1 is the first simulated month. */
  readonly fromStep: number;
  /** First step it no longer applies to; Infinity unless stated. */
  readonly untilStep: number;
}

export interface Variant {
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  readonly changes: readonly Change[];
  readonly population: readonly Stock[];
  /** Splits of the scenario that are counted otherwise; absent when none is. */
  readonly splits?: readonly Split[];
}

/** People in a state at the start. */
export interface Stock {
  readonly state: string;
  readonly assignment: Assignment;
}

export interface State {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
}

/** A person's time in a state. */
export type Sojourn =
  /** Same for everybody, or a 90 % range over people (lognormal); months. */
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly text: string }
  /** A parameter of kind `sojourn`: its quantity read as above. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** Lognormal over people, whose median (months) is an expression drawn once per draw. */
  | { readonly kind: 'lognormal'; readonly median: Expression; readonly sigma: number };

/** Arithmetic over parameters, parsed and checked; plain data. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'parameter'; readonly name: string }
  | {
      readonly kind: 'call';
      readonly op: ExpressionOp;
      readonly args: readonly Expression[];
    };

/**
 * Operators of an expression. A comparison gives 1 or 0 and stands only as the first of the three
 * arguments of `if`; `odds` p / (1 − p), `logit` its logarithm, `logistic` the way back.
 */
export type ExpressionOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'neg'
  | 'min'
  | 'max'
  | 'odds'
  | 'logit'
  | 'logistic'
  | 'exp'
  | 'log'
  | Comparison
  | 'if';
export type Comparison = '<' | '<=' | '>' | '>=';

export type Flow = {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly at: SourcePosition;
} & (
  | { readonly kind: 'probability'; readonly probability: Expression }
  /** Hazard, events per month. */
  | { readonly kind: 'rate'; readonly rate: Expression }
  | { readonly kind: 'share'; readonly share: Expression | 'rest'; readonly after: Sojourn }
);

export type OutcomeMeasure =
  /** People in any of the states. */
  | { readonly kind: 'stock'; readonly states: readonly string[] }
  /** Moves into `to` since the start; from states outside `to`, or only from `from`. */
  | { readonly kind: 'entries'; readonly to: readonly string[]; readonly from?: readonly string[] };

export interface Outcome {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly about?: string;
  readonly measure: OutcomeMeasure;
  /** Counts the people already in `to` at the start as entered (`entries` only). */
  readonly includesStart: boolean;
}

/** A model file: the graph of states and flows with its parameters' defaults. */
export interface Pathway {
  readonly path: string;
  readonly title: string;
  readonly about?: string;
  readonly states: readonly State[];
  readonly flows: readonly Flow[];
  readonly outcomes: readonly Outcome[];
  readonly leavesOut: readonly string[];
}

export interface Clock {
  /** Months since year 0: 2018-01 is 2018 × 12. Step t ends at startMonth + t. */
  readonly startMonth: number;
  readonly steps: number;
}

/** One scenario with everything it refers to, checked; the input of `compile`. */
export interface Scenario {
  readonly path: string;
  /** Folder name. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly about?: string;
  readonly clock: Clock;
  readonly run: { readonly seed: string; readonly draws: number };
  readonly evidence: Evidence;
  readonly pathway: Pathway;
  /** Every parameter of the model file, in its order. */
  readonly parameters: readonly Parameter[];
  readonly population: readonly Stock[];
  readonly splits: readonly Split[];
  readonly correlations: readonly Correlation[];
  readonly variants: readonly Variant[];
  /** Those of the pathway that the scenario asks for, in the scenario's order. */
  readonly outcomes: readonly Outcome[];
  /** The outcome that answers the question: the first. */
  readonly warnings: readonly Problem[];
  /** Every file read, for the hashes of the lock. */
  readonly inputs: readonly { readonly path: string; readonly text: string }[];
}

/** Reads a file of the project by its path from the project's root; undefined where there is none. */
export type ReadText = (path: string) => string | undefined;
