import type { SourcePosition } from '../errors/baserate-error.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';

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
  | { readonly kind: 'number'; readonly value: number; readonly unit?: 'duration' }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: Variable }
  | {
      readonly kind: 'call';
      readonly op: ExpressionOp;
      readonly args: readonly Expression[];
    };

/**
 * Time since entry into the state, since the start of the run, and age, all at the start of the step and in
 * months; `step` is the number of the step, from 1.
 */
export type Variable = 'dwell' | 'elapsed' | 'age' | 'step';

/**
 * Operators of an expression. A comparison gives 1 or 0 and stands only as the first of the three
 * arguments of `if`; `odds` p / (1 − p), `logit` its logarithm, `logistic` the way back,
 * `phi` the probability of the standard normal below a number.
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
  | 'phi'
  | 'pow'
  | Comparison
  | 'if';
export type Comparison = '<' | '<=' | '>' | '>=';

export type Flow = {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Only people of these groups take it; everybody when absent. */
  readonly groups?: readonly string[];
  readonly at: SourcePosition;
} & (
  | { readonly kind: 'probability'; readonly probability: Expression }
  /** Hazard, events per month. */
  | { readonly kind: 'rate'; readonly rate: Expression }
  | { readonly kind: 'share'; readonly share: Expression | 'rest'; readonly after: Sojourn }
);

/** What is counted step by step. */
export type CountMeasure =
  /** People in any of the states. */
  | { readonly kind: 'stock'; readonly states: readonly string[] }
  /**
   * Moves into `to` since the start; from states outside `to` and from outside the model, or only from
   * `from`, where `outside` stands for those who come from outside the model.
   */
  | {
      readonly kind: 'entries';
      readonly to: readonly string[];
      readonly from?: readonly string[];
      /** Counts the people already in `to` at the start as entered. */
      readonly includesStart?: boolean;
    };

export type OutcomeMeasure =
  | CountMeasure
  /** Part of `among` that is `of`, 0 where there is nobody; `everyone` ever in the model when absent. */
  | { readonly kind: 'share'; readonly of: CountMeasure; readonly among?: CountMeasure }
  /** 1 once the count has reached `least` at the end of some step, else 0. */
  | { readonly kind: 'any'; readonly of: CountMeasure; readonly least: number }
  /** The greatest count so far, or how many months after the start it was first reached. */
  | { readonly kind: 'peak' | 'peak-time'; readonly of: CountMeasure }
  /** Months until the count has reached `least`; the time so far where it has not (restricted time). */
  | { readonly kind: 'time-to'; readonly of: CountMeasure; readonly least: number }
  /** Weighted sum since the start; person-time is weight 1. */
  | {
      readonly kind: 'total';
      /** Amount per person and `perMonths` months in the state. */
      readonly inState: readonly { readonly state: string; readonly value: Expression }[];
      readonly perMonths: number;
      /** Amount per move. */
      readonly onEntry: readonly {
        readonly to: readonly string[];
        readonly from?: readonly string[];
        readonly value: Expression;
      }[];
      /** Which counts stand for a step: at its start, its end, their mean; or a weight for step 0, 1, …. */
      readonly counting: 'start' | 'end' | 'half-cycle' | readonly number[];
      /**
       * An amount counted t years ahead is worth (1 + r)^−t; r is 12 times the rate, which is per month as
       * all are.
       */
      readonly discount?: {
        readonly rate: Expression;
        /** Years of a count: those of its own time, or of the start or middle of its step. */
        readonly index: 'own' | 'start' | 'middle';
      };
    }
  /**
   * Events that several people make together: those who move are put into events of `persons` each until
   * nobody is left, and each event counts with probability `share` (1 unless stated).
   */
  | {
      readonly kind: 'events';
      readonly of: Extract<CountMeasure, { kind: 'entries' }>;
      readonly persons: Quantity;
      readonly share?: Expression;
    };

export interface Outcome {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly about?: string;
  readonly measure: OutcomeMeasure;
  /** That of its measure, where that is `entries`. */
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
  readonly tables: readonly Table[];
  readonly capacities: readonly Capacity[];
  /** How hazards become probabilities of a step: 1 − exp(−Σh), or exp(Q) with several moves in a step. */
  readonly rates: 'competing' | 'matrix-exponential';
  /** Step that `probability` flows are meant for; absent where there are none. */
  readonly step?: StepUnit;
  readonly leavesOut: readonly string[];
}

export type StepUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** At most so many people in a state, or along a flow in a time; the others wait. */
export interface Capacity {
  readonly name: string;
  readonly label: string;
  readonly of:
    | { readonly kind: 'state'; readonly state: string }
    | { readonly kind: 'flow'; readonly from: string; readonly to: string };
  /** People in the state (a count), or along the flow per month (an inflow). Shared by all groups. */
  readonly limit: Expression;
  /** State in which they wait, in order of arrival and before newcomers; its stock is the queue. */
  readonly waitsIn: string;
  /** Of newcomers, who comes first: states left, in order; those not named come after, by name. */
  readonly first: readonly string[];
  readonly at: SourcePosition;
}

/** A step function of time, age or group, used in formulas by its name like a parameter. */
export interface Table {
  readonly name: string;
  readonly label?: string;
  readonly kind: ParameterKind;
  /**
   * `dwell` time since entry, `elapsed` time since the start of the run, `age`: months at the start of a
   * step. `date`: months since year 0. `group`: its name.
   */
  readonly by: 'dwell' | 'elapsed' | 'age' | 'date' | 'group';
  /** Each value holds from here to the next entry, the last for ever; ascending. */
  readonly rows: readonly { readonly from: number | string; readonly value: Expression }[];
  readonly at: SourcePosition;
}
