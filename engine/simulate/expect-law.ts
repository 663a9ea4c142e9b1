// Addresses come from the kernel's plan, so an index with `!` is inside its array.
import type { Model } from '../model/model.ts';
import type { Kernel } from './kernel.ts';
import { COMPETING, DEALT, FINAL } from './state-form.ts';

export { COMPETING, DEALT, FINAL };

/**
 * One draw's probabilities as the recursions read them: the tables of the kernel, which both share, with the
 * times of dealt states laid out step by step.
 */
export interface Law {
  readonly steps: number;
  readonly states: number;
  readonly flows: number;
  readonly epochs: number;
  readonly epochOfStep: Int32Array;
  /** FINAL, COMPETING or DEALT, by state. */
  readonly form: Int32Array;
  /** Flows of state s are firstFlow[s] … firstFlow[s + 1] − 1. */
  readonly firstFlow: Int32Array;
  readonly flowTo: Int32Array;
  /** Cohorts, and classes of dwell, that the people of a state are told apart by; 1 for none. */
  readonly cohorts: Int32Array;
  readonly classes: Int32Array;
  /** Classes of state s begin at firstClass[s]: cohort × classes + dwell. */
  readonly firstClass: Int32Array;
  /** Cell of a state's row and class: firstCell[s] + row × classes + class; of a dealt state, one by row. */
  readonly firstCell: Int32Array;
  /** Exit by flow f in a cell: firstExit[s] + (row × classes + class) × flows of s + f − firstFlow[s]. */
  readonly firstExit: Int32Array;
  /** By cell: probability of leaving in a step, or of ever being dealt an exit. By exit: its own. */
  readonly leave: Float64Array;
  readonly exits: Float64Array;
  /** Time of a flow in a row: firstTime[f] + row; its table begins at timeAt of that. */
  readonly firstTime: Int32Array;
  readonly timeAt: Int32Array;
  /** Fewest and most steps that a time can take, by time. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** P(stays d steps), at most d steps, and longer: at timeAt + d. */
  readonly stays: Float64Array;
  readonly atMost: Float64Array;
  readonly longer: Float64Array;
  /** First steps of the epochs at which people still in a state are dealt anew; ascending. */
  readonly redealtAt: readonly Int32Array[];
  /** Longest that somebody in the state has been there at the start, steps; by state. */
  readonly before: Int32Array;
  /** Whole people at the start, by state. */
  readonly initial: Int32Array;
  /** Row of a state's values for the people who entered in one epoch, in another. */
  rowOf(state: number, cohort: number, epoch: number): number;
  /** Cohort of those who entered a state in an epoch. */
  cohortOf(state: number, epochOfEntry: number): number;
  /** People who come from outside in a step: whole people where the number is fixed, else expected ones. */
  inflow(index: number, step: number): number;
  /** Takes over the times of the draw that the kernel has been prepared for. */
  update(): void;
}

export function createLaw(model: Model, kernel: Kernel): Law {
  const { exit, stay, classes } = kernel;
  const { rows, firstRow, cohortOfEpoch } = exit; // read here: a call into the kernel takes longer than a look
  const { steps } = model;
  const epochs = model.epochs.length;
  const before = new Int32Array(model.states.length);
  for (const { state, entered } of model.population) {
    before[state] = Math.max(before[state] ?? 0, (entered?.length ?? 1) - 1);
  }
  const { tables, timeAt, size } = layOutTimes(model, kernel, before);
  const least = new Int32Array(timeAt.length);
  const most = new Int32Array(timeAt.length);
  const stays = new Float64Array(size);
  const atMost = new Float64Array(size);
  const longer = new Float64Array(size).fill(1);
  const tabulate = ({ times, at, limit }: TimeTable) => {
    const time = times[0]!;
    let [first, last] = [limit + 1, 0];
    for (let d = 1; d <= limit; d++) {
      const until = stay.stayedAtMost(time, d);
      const after = stay.staysLonger(time, d);
      // a difference of the smaller numbers keeps the digits of both tails
      stays[at + d] = until < 0.5 ? until - atMost[at + d - 1]! : longer[at + d - 1]! - after;
      atMost[at + d] = until;
      longer[at + d] = after;
      if (stays[at + d] === 0) continue;
      if (first > d) first = d;
      last = d;
    }
    for (const own of times) {
      least[own] = first;
      most[own] = last;
    }
  };
  tables.filter(({ isConstant }) => isConstant).forEach(tabulate);
  const varying = tables.filter(({ isConstant }) => !isConstant);
  return {
    steps,
    states: model.states.length,
    flows: model.flows.length,
    epochs,
    epochOfStep: kernel.epochOfStep,
    form: kernel.form,
    firstFlow: exit.firstFlow,
    flowTo: kernel.crowd.flowTo,
    cohorts: classes.cohorts,
    classes: exit.classes,
    firstClass: firstClasses(classes.cohorts, exit.classes),
    firstCell: exit.firstCell,
    firstExit: exit.firstExit,
    leave: exit.leave,
    exits: exit.exits,
    firstTime: stay.firstTime,
    timeAt,
    least,
    most,
    stays,
    atMost,
    longer,
    redealtAt: model.states.map((state) =>
      Int32Array.from(state.redealt, (epoch) => model.epochs[epoch] ?? 0).sort(),
    ),
    before,
    initial: kernel.initial,
    rowOf: (state, cohort, epoch) => rows[firstRow[state]! + cohort * epochs + epoch]!,
    cohortOf: (state, epoch) => cohortOfEpoch[state * epochs + epoch]!,
    inflow: (index, step) =>
      model.inflows[index]!.law === 'poisson'
        ? kernel.inflowRate[index * epochs + kernel.epochOfStep[step]!]!
        : kernel.inflowPeople[index * (steps + 1) + step]!,
    update() {
      for (const table of varying) tabulate(table);
    },
  };
}

function firstClasses(cohorts: Int32Array, classes: Int32Array): Int32Array {
  const first = new Int32Array(cohorts.length + 1);
  cohorts.forEach((own, s) => (first[s + 1] = first[s]! + own * classes[s]!));
  return first;
}

/** A distribution of times that is laid out once, however many rows have it. */
interface TimeTable {
  /** The kernel's times that have it. */
  readonly times: number[];
  readonly at: number;
  /** Longest time that anybody can spend, steps. */
  readonly limit: number;
  /** Whether it is the same in every draw. */
  readonly isConstant: boolean;
}

function layOutTimes(model: Model, { stay }: Kernel, before: Int32Array) {
  const known = new Map<string, TimeTable>();
  const timeAt = new Int32Array(stay.median.length);
  let size = 0;
  model.flows.forEach((flow, f) => {
    const limit = model.steps + (before[flow.from] ?? 0);
    flow.sojourn.forEach((sojourn, row) => {
      const time = (stay.firstTime[f] ?? 0) + row;
      const table = stay.tableOf[time] ?? -1;
      const key = `${limit} ${table < 0 ? JSON.stringify(sojourn) : table}`;
      const own = known.get(key) ?? { times: [], at: size, limit, isConstant: table >= 0 };
      if (own.times.length === 0) {
        known.set(key, own);
        size += limit + 1;
      }
      own.times.push(time);
      timeAt[time] = own.at;
    });
  });
  return { tables: [...known.values()], timeAt, size };
}

/** Epoch of entry of somebody who entered at the end of a step; everybody before the start is in the first. */
export function entryEpoch({ epochOfStep }: Law, entry: number): number {
  return entry > 0 ? epochOfStep[entry]! : 0;
}

/** Probability that somebody dealt by a row is in the state for more than d steps, for ever included. */
export function tailOf(law: Law, state: number, row: number, d: number): number {
  if (d === 0) return 1;
  const first = law.firstFlow[state]!;
  const exits = law.firstFlow[state + 1]! - first;
  let tail = 1 - law.leave[law.firstCell[state]! + row]!;
  const at = law.firstExit[state]! + row * exits;
  for (let j = 0; j < exits; j++) {
    tail += law.exits[at + j]! * law.longer[law.timeAt[law.firstTime[first + j]! + row]! + d]!;
  }
  return tail;
}
