import { fail } from '../errors/baserate-error.ts';
import { MAX_CLASSES, type Model, type ModelCount, type ModelOutcome } from '../model/model.ts';
import { isConstant, runProgram } from '../model/run-program.ts';
import { KernelSize } from './kernel-size.ts';
import { layOutLanes } from './plan-lanes.ts';

const NOTHING: ModelCount = { kind: 'stock', members: [], startMembers: [] };

export interface KernelLayout {
  readonly size: KernelSize;
  /** Distinct times that do not change from draw to draw, and which of them a flow has in a row. */
  readonly timeTables: readonly TimeTable[];
  readonly tableOf: readonly (readonly number[])[];
  /** What each outcome counts, then the denominators. */
  readonly counters: readonly ModelCount[];
}

/** Lognormal, in steps; or P(stays at most k steps), k = 0, 1, …. */
export type TimeTable = { readonly median: number; readonly sigma: number } | readonly number[];

/**
 * How large a kernel must be for a model, and what its tables hold.
 *
 * @throws `simulate/too-many-steps`
 */
export function layOutKernel(model: Model): KernelLayout {
  const size = new KernelSize();
  const { timeTables, tableOf } = distinctTimes(model);
  const counters = [...model.outcomes.map(countedBy), ...model.outcomes.flatMap(denominator)];
  const terms = model.outcomes.flatMap(({ measure }) =>
    measure.kind === 'total' ? [...measure.inState, ...measure.onMove] : [],
  );
  size.states = model.states.length;
  size.flows = model.flows.length;
  size.inflows = model.inflows.length;
  size.steps = model.steps;
  size.epochs = model.epochs.length;
  size.before = Math.max(0, ...model.population.map(({ entered }) => (entered?.length ?? 1) - 1));
  if (size.steps + size.before > MAX_CLASSES) {
    throw fail(
      'simulate/too-many-steps',
      'clock',
      `at most ${String(MAX_CLASSES)} steps, those before the start included, have random numbers of their own; got ${String(size.steps + size.before)} (take a longer step)`,
      size.steps + size.before,
    );
  }
  model.states.forEach((state, s) => {
    const flows = model.flows.filter((flow) => flow.from === s).length;
    size.pairs += cohortsOf(model, s) * size.epochs;
    size.cells += state.rows * state.classes;
    size.exits += state.rows * state.classes * flows;
    if (state.form === 'dealt') size.times += state.rows * flows;
    size.slots += slotsOf(model, s);
    if (state.redealt.length > 0) size.dealtAgain += 1;
  });
  size.timeTables = timeTables.length;
  size.capacities = model.capacities.length;
  size.limited = total(model.capacities, ({ flows }) => flows.length);
  size.admissions = total(model.capacities, ({ admissions }) => admissions.length);
  size.occupants = total(model.capacities, ({ occupants }) => occupants.length);
  size.outcomes = model.outcomes.length;
  size.counters = counters.length;
  size.members = total(counters, ({ members }) => members.length);
  size.startMembers = total(counters, ({ startMembers }) => startMembers.length);
  size.terms = terms.length;
  size.eventSizes = total(model.outcomes, ({ measure }) =>
    measure.kind === 'events' ? measure.persons.length : 0,
  );
  layOutLanes(model, size);
  return { size, timeTables, tableOf, counters };
}

function total<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0);
}

/** Counts of people that a state needs by cohort and dwell: none where people are not told apart by them. */
export function slotsOf(model: Model, s: number): number {
  const state = model.states[s];
  if (!state || state.form === 'dealt') return 0; // dealt people are told apart by their dealing alone
  const slots = cohortsOf(model, s) * state.classes;
  return slots > 1 ? slots : 0;
}

/** Cohorts by epoch of entry that the values of a state tell apart. */
export function cohortsOf(model: Model, s: number): number {
  return 1 + Math.max(0, ...(model.states[s]?.cohortAt ?? []));
}

function countedBy({ measure }: ModelOutcome): ModelCount {
  return measure.kind === 'total' ? NOTHING : measure.of;
}

function denominator({ measure }: ModelOutcome): readonly ModelCount[] {
  return measure.kind === 'share' ? [measure.among] : [];
}

function distinctTimes(model: Model) {
  const timeTables: TimeTable[] = [];
  const known = new Map<string | readonly number[], number>();
  const tableOf = model.flows.map((flow) =>
    flow.sojourn.map((sojourn) => {
      if (sojourn.kind === 'lognormal' && !isConstant(sojourn.median)) return -1;
      const table =
        sojourn.kind === 'table'
          ? sojourn.cdf
          : { median: runProgram(sojourn.median, []), sigma: sojourn.sigma };
      const key = 'median' in table ? `${String(table.median)} ${String(table.sigma)}` : table;
      const index = known.get(key) ?? timeTables.push(table) - 1;
      known.set(key, index);
      return index;
    }),
  );
  return { timeTables, tableOf };
}
