// Long because a scenario is one piece of plain data, described in one place.
import type { Problem, SourcePosition } from '../errors/baserate-error.ts';
import type { Evidence } from '../evidence/claim.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import type { Conflict } from '../synthesis/conflict.ts';
import type { Overlap } from '../synthesis/overlap.ts';
import type { Prior } from '../synthesis/prior.ts';
import type { Expression, Flow, Outcome, Pathway, StepUnit } from './pathway.ts';

export type * from './pathway.ts';

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
  /** How often a new value is drawn within one draw; once, the same for all groups, when absent. */
  readonly redrawn?: readonly Redrawn[];
  readonly at: SourcePosition;
}

/** A parameter that varies (clustering): a value of its own for each step, year since the start, or group. */
export type Redrawn = 'step' | 'year' | 'group';

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
  /** Only the groups have a value, each its own; `assignment` is the first group's. */
  readonly isByGroup?: true;
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
  /**
   * Whom a dated change concerns: people who enter their state from then on (a law that does not reach
   * back), or everyone in it (a practice). Absent: `entrants` for shares with a time, `everyone` for
   * rates and probabilities.
   */
  readonly reach?: 'entrants' | 'everyone';
  /** Only in this group. */
  readonly group?: string;
}

/** A flow that a variant adds, or closes, while it lasts. */
export interface FlowChange {
  readonly kind: 'add' | 'close';
  /** The flow as added; of a closed one, the model's own. */
  readonly flow: Flow;
  readonly fromStep: number;
  readonly untilStep: number;
}

export interface Variant {
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  /** Those of the variants that it combines first, then its own. */
  readonly changes: readonly Change[];
  readonly population: readonly Stock[];
  readonly inflows: readonly Inflow[];
  readonly flowChanges: readonly FlowChange[];
  /** Names of the variants that it combines, in order; empty for most. */
  readonly combines: readonly string[];
  /** Splits of the scenario that are counted otherwise; absent when none is. */
  readonly splits?: readonly Split[];
}

/** People in a state at the start. */
export interface Stock {
  readonly state: string;
  /** In this group; absent when the scenario has no groups. */
  readonly group?: string;
  readonly assignment: Assignment;
  /** How long ago they entered the state, over people (months); just now when absent. */
  readonly entered?: Quantity;
}

/** People who enter the model while it runs. */
export interface Inflow {
  readonly state: string;
  readonly group?: string;
  /** People per month (kind `inflow`), or people in step 1, 2, …, nobody after the last. */
  readonly size:
    | { readonly kind: 'rate'; readonly assignment: Assignment }
    | { readonly kind: 'series'; readonly people: readonly number[] };
  /** `fixed` takes the whole people that the accumulated rate has reached. A series is always fixed. */
  readonly law: 'poisson' | 'fixed';
  /** Whether they enter at the start of a step, and can leave in it, or at its end. */
  readonly enters: 'start' | 'end';
  readonly at: SourcePosition;
}

/** People told apart: their own numbers at the start and perhaps their own parameters. */
export interface Group {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  /** Age at the start, months; the same for all of the group. */
  readonly age?: number;
  /** Parameters with a value of their own here; all others are one draw shared by all groups. */
  readonly parameters: readonly { readonly name: string; readonly assignment: Assignment }[];
}

export interface Clock {
  /** Months since year 0 at the start: 2018-01 is 2018 × 12; a day within a month is a fraction. */
  readonly startMonth: number;
  readonly steps: number;
  readonly unit: StepUnit;
  /** Months in a step: 7 / 30.4375 for a week. Step t ends at startMonth + t × stepMonths. */
  readonly stepMonths: number;
  /** Whether the file states a start; without one, months count from 0. */
  readonly isDated: boolean;
}

/** How a scenario is run when nobody says otherwise. */
export interface ScenarioRun {
  readonly seed: string;
  /** With `precision`, the most. */
  readonly draws: number;
  /** `random` unless given. */
  readonly sampling?: 'random' | 'sobol';
  readonly precision?: Precision;
  /** `auto` unless given; see `conditionalOutcomes`. */
  readonly method?: 'auto' | 'conditional' | 'simulated';
}

/** When a run may stop: at the first of 1,024, 2,048, 4,096 … draws at which an error is small enough. */
export interface Precision {
  /** An outcome of the scenario. */
  readonly outcome: string;
  /** Largest Monte Carlo standard error of its mean at the horizon, in its unit. */
  readonly mcse: number;
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
  readonly run: ScenarioRun;
  readonly evidence: Evidence;
  readonly pathway: Pathway;
  /** Every parameter of the model file, in its order. */
  readonly parameters: readonly Parameter[];
  readonly population: readonly Stock[];
  readonly inflows: readonly Inflow[];
  /** Empty when people are not told apart. */
  readonly groups: readonly Group[];
  readonly splits: readonly Split[];
  readonly correlations: readonly Correlation[];
  readonly variants: readonly Variant[];
  /** Those of the pathway that the scenario asks for, in the scenario's order. */
  readonly outcomes: readonly Outcome[];
  /** Names of the outcomes that are also reported for each group (`returned by group`). */
  readonly byGroup: readonly string[];
  /** The outcome that answers the question: the first. */
  readonly warnings: readonly Problem[];
  /** Every file read, for the hashes of the lock. */
  readonly inputs: readonly { readonly path: string; readonly text: string }[];
}

/** Reads a file of the project by its path from the project's root; undefined where there is none. */
export type ReadText = (path: string) => string | undefined;
