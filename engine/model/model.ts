// Long because a model is one piece of plain data, described in one place.
import type { Distribution } from '../distribution/distribution.ts';
import type { Clock, ExpressionOp } from '../scenario/scenario.ts';
import type { JointPlaces } from '../synthesis/joint-places.ts';
import type { SplitPosterior } from '../synthesis/dirichlet.ts';

/** Most steps of a program, so that its stack has a known size. */
export const MAX_PROGRAM = 4096;

/** Most classes of a state, and most steps from the earliest entry to the horizon: what addresses of random numbers can tell apart. */
export const MAX_CLASSES = 4095;

/**
 * A scenario compiled to numbers and offsets: plain data, cheap to clone, sent to each worker once.
 * States, flows and inputs are sorted by name, so that reordering a file moves no number. Groups are
 * states and flows of their own (`abroad@men`).
 */
export interface Model {
  /** Version of the random-number contract: what a seed means. */
  readonly stream: 2;
  readonly seed: string;
  /**
   * With Sobol points: the streams whose numbers are coordinates of a point, those of base and variants, in
   * the order of the coordinates. Undefined where every number is counted out of its own stream.
   */
  readonly dimensions?: readonly string[];
  /** `simulated` where no law is to be computed although it is known; `conditional` where all are, whatever they cost. */
  readonly method?: 'conditional' | 'simulated';
  /** Name of the variant, or `base`. */
  readonly variant: string;
  readonly clock: Clock;
  readonly steps: number;
  readonly states: readonly ModelState[];
  /** Sampled numbers, each from one uniform addressed by its purpose unless it belongs to a split or hierarchy. */
  readonly inputs: readonly ModelInput[];
  /** Inputs that are drawn together and add up to 1 with what is left of their split. */
  readonly splits: readonly ModelSplit[];
  /** Inputs that learn from the same counts of several places, and so depend on each other. */
  readonly hierarchies: readonly ModelHierarchy[];
  /** Inputs whose ranks are correlated; undefined when all are independent. */
  readonly copula?: ModelCopula;
  readonly population: readonly ModelStock[];
  readonly inflows: readonly ModelInflow[];
  /**
   * First step of each epoch, ascending, starting with 0 (the people at the start); within one, nothing
   * depends on calendar time. Step t ≥ 1 covers t − 1 to t steps after the start.
   */
  readonly epochs: readonly number[];
  /** Sorted by state left, then by state entered; those the engine adds come last in their state. */
  readonly flows: readonly ModelFlow[];
  readonly capacities: readonly ModelCapacity[];
  /**
   * Sets of states whose rates become probabilities together, by the exponential of their generator:
   * states joined by rates, with every state that those rates lead to. All states of a set that are left
   * by rates have the same `rows` and `rowAt`; none has classes.
   */
  readonly generators: readonly (readonly number[])[];
  /** Tables by the time since entry, which programs look up. */
  readonly tables: readonly ModelTable[];
  /** In the scenario's order, each followed by its groups where they are reported. */
  readonly outcomes: readonly ModelOutcome[];
}

export interface ModelState {
  /** `abroad`, or `abroad@men` of a group. */
  readonly name: string;
  readonly form: 'final' | 'competing' | 'dealt';
  /** How many different sets of values its flows have; their `value` and `sojourn` are indexed by row. */
  readonly rows: number;
  /**
   * Row by epoch: of the step for a competing state, of entry (or of dealing anew) for a dealt one. With
   * `byEntry`, row at cohort × epochs + present epoch; whoever enters a dealt state is dealt by the row at
   * cohort of the epoch × epochs + epoch.
   */
  readonly rowAt: readonly number[];
  /** Whether the epoch of entry matters besides the present one. */
  readonly byEntry: boolean;
  /** Cohort by epoch of entry, from 0; all 0 without `byEntry`. */
  readonly cohortAt: readonly number[];
  /**
   * Dwell classes that people of a competing state (or of each of its cohorts) are told apart by: with
   * `byDwell` 0, 1, … steps since entry, the last class holding all who are longer; else 1.
   */
  readonly classes: number;
  /** Whether values depend on the time since entry (competing states). */
  readonly byDwell: boolean;
  /** Epochs at whose beginning everybody still in a dealt state is dealt anew, given the time so far. */
  readonly redealt: readonly number[];
}

/** People in a state at the start: the sampled input, rounded to whole people. */
export interface ModelStock {
  readonly state: number;
  readonly input: number;
  /** Probability of having entered 0, 1, 2, … steps before the start; stream `entered:state`. */
  readonly entered?: readonly number[];
}

/** People who enter a state from outside; stream `inflow:state`. */
export interface ModelInflow {
  readonly state: number;
  readonly law: 'poisson' | 'fixed';
  readonly enters: 'start' | 'end';
  /** People per step by row, row by epoch; or whole people in step 1, 2, …. */
  readonly size:
    | {
        readonly kind: 'rate';
        readonly value: readonly Program[];
        readonly rowAt: readonly number[];
      }
    | { readonly kind: 'series'; readonly people: readonly number[] };
}

/**
 * A limit on the people in `occupants` (`state`), or on the moves along `flows` in a step (`flow`). Of those
 * who would move, the queues come first, longest waiting first, then `flows` in this order; who finds no
 * room is moved along `diversions` into the queue instead.
 */
export interface ModelCapacity {
  readonly name: string;
  readonly kind: 'state' | 'flow';
  /** People, or moves per step, by row; row by epoch. The whole part of the accumulated limit of a flow counts. */
  readonly limit: readonly Program[];
  readonly rowAt: readonly number[];
  readonly occupants: readonly number[];
  /** Flows that are limited, by rank, and for each the flow that takes those who must wait. */
  readonly flows: readonly number[];
  readonly diversions: readonly number[];
  /** Rank of each of `flows`, from 0: a lower one comes first, equal ones (of several groups) share. */
  readonly ranks: readonly number[];
  /** Flows out of the queues (kind `admission`). */
  readonly admissions: readonly number[];
}

export interface ModelInput {
  /** Name of its random stream: `param:convicted`, `population:abroad`, `split:fate:killed`. */
  readonly purpose: string;
  /** Which number of the stream: 0, or the year or step for which it is redrawn. */
  readonly counter: number;
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

/** Shares of places of one hierarchy. */
export interface ModelHierarchy {
  /** Stream of the number that all of them share. */
  readonly purpose: string;
  /** Which number of the streams, as of the inputs. */
  readonly counter: number;
  readonly places: JointPlaces;
  /** Input that takes each share, and the stream of its own number, in the order of `places`. */
  readonly inputs: readonly number[];
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
 * Postfix arithmetic over inputs: a number pushes itself, `{ input }` pushes a sampled value, `{ table }`
 * the value of a table at the present dwell, a word operates on the top of the stack. `dwell` pushes the
 * months since entry; `odds` multiplies the odds of a share, `odds-of` gives them; a comparison gives 1 or
 * 0; `if` takes the second of three values where the first is 1, else the third.
 */
export type Program = readonly ProgramStep[];
export type ProgramStep =
  number | { readonly input: number } | { readonly table: number } | Operator;

/** A step function of the time since entry. */
export interface ModelTable {
  /** Months of dwell (whole steps × stepMonths, to the bit) from which each value holds; ascending from 0. */
  readonly from: readonly number[];
  readonly value: readonly Program[];
}

export type Operator = ExpressionOp | 'odds-of' | 'dwell';

export interface ModelFlow {
  /** `from>to`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /**
   * `probability` per step, `rate` per step, or `share` of those who enter. `indirect` is a move in one step
   * through states of the same generator; `admission` and `diversion` belong to a capacity.
   */
  readonly kind: 'probability' | 'rate' | 'share' | 'indirect' | 'admission' | 'diversion';
  /**
   * One per row of the state it leaves; `rest` fills the shares of the state up to 1. Empty for the moves
   * that the engine adds.
   */
  readonly value: readonly (Program | 'rest')[];
  /** Time in the state of those who leave by this flow, one per row (kind `share` only). */
  readonly sojourn: readonly ModelSojourn[];
}

/** How long people stay: the time from entry to exit over people. */
export type ModelSojourn =
  /** Lognormal with the given median in steps; sigma 0 is the same time for everybody. */
  | { readonly kind: 'lognormal'; readonly median: Program; readonly sigma: number }
  /** P(stays at most k steps), k = 0 … steps (and further where people have entered before the start), rising from 0. */
  | { readonly kind: 'table'; readonly cdf: readonly number[] };

/** What is counted: people in states, or moves since the start. */
export interface ModelCount {
  readonly kind: 'stock' | 'entries';
  /** Indexes of states (stock), or of moves (entries): flows, then flows.length + index of an inflow. */
  readonly members: readonly number[];
  /** States whose people at the start count as entered. */
  readonly startMembers: readonly number[];
}

export interface ModelOutcome {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** Group that it is about; all people when absent. */
  readonly group?: string;
  /** Whether its values are whole numbers. */
  readonly isWhole: boolean;
  readonly measure: ModelMeasure;
}

/** See `OutcomeMeasure` of the scenario for what each means. Months are steps × stepMonths. */
export type ModelMeasure =
  | { readonly kind: 'count'; readonly of: ModelCount }
  | { readonly kind: 'share'; readonly of: ModelCount; readonly among: ModelCount }
  | { readonly kind: 'any' | 'time-to'; readonly of: ModelCount; readonly least: number }
  | { readonly kind: 'peak' | 'peak-time'; readonly of: ModelCount }
  | {
      readonly kind: 'total';
      /** Amount per person and step in the state, by row; row by epoch. */
      readonly inState: readonly {
        readonly state: number;
        readonly value: readonly Program[];
        readonly rowAt: readonly number[];
      }[];
      /** Amount per move. */
      readonly onMove: readonly {
        readonly move: number;
        readonly value: readonly Program[];
        readonly rowAt: readonly number[];
      }[];
      readonly counting: 'start' | 'end' | 'half-cycle' | readonly number[];
      readonly discount?: { readonly rate: Program; readonly index: 'own' | 'start' | 'middle' };
    }
  | {
      readonly kind: 'events';
      readonly of: ModelCount;
      /** Probability of 1, 2, … persons in an event; stream `events:outcome`. */
      readonly persons: readonly number[];
      /** Probability that an event counts, by row; row by epoch; stream `counts:outcome`. */
      readonly share: readonly Program[];
      readonly rowAt: readonly number[];
    };
