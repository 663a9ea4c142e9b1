import type { Problem, SourcePosition } from '../errors/baserate-error.ts';
import type { Evidence } from '../evidence/claim.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';

/** A value given to a parameter: a quantity, perhaps through a claim of the evidence. */
export interface Assignment {
  readonly quantity: Quantity;
  /** As written (`54 of 400`), or the claim's own phrase when the value is evidence. */
  readonly text: string;
  /** Id of the claim that the value comes from. */
  readonly claim?: string;
  /** Power-prior discount of a proportion, 0 to 1; 1 unless stated. */
  readonly weight: number;
  readonly at: SourcePosition;
}

export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly kind: ParameterKind;
  readonly assignment: Assignment;
  /** Whether the scenario set it or the model file's default stands. */
  readonly setBy: 'scenario' | 'model';
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
      readonly op: '+' | '-' | '*' | '/' | 'neg' | 'min' | 'max';
      readonly args: readonly Expression[];
    };

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
