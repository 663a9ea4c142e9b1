import { fail } from '../errors/baserate-error.ts';
import { isPlain } from './is-plain.ts';
import type { Model, ModelSojourn, ModelState } from './model.ts';
import { isConstant } from './run-program.ts';

/** Most memory that a run may need in each worker, in bytes. */
export const MEMORY_BUDGET = 256 * 1024 * 1024;

/** Bytes of a number in the tables of a run, and of a count of people. */
const NUMBER = 8;
const COUNT = 4;
/** Draws whose tables or outcomes a worker holds at once, and of these draws that are worked out side by side. */
const DRAWS = 64;
const LANES = 8;
/** Numbers for a state of a plain model: powers of the chance of staying, of each lane and of one draw alone. */
const POWERS = 192 * (LANES + 1);

/** What the memory of a run is for. */
interface MemoryUse {
  readonly what: string;
  readonly bytes: number;
}

/**
 * Memory that one worker needs for the tables and counts of a run, by what it is for: it grows with
 * states × dwell classes × rows, with outcomes × steps, and nowhere with the square of the dwell.
 */
export function memoryUses(model: Model): readonly MemoryUse[] {
  const { steps, epochs } = model;
  const plain = isPlain(model);
  const uses = model.states.map((state, index): MemoryUse => {
    const exits = model.flows.filter(({ from }) => from === index);
    return { what: describe(state), bytes: bytesOf(state, exits.length, plain, model) };
  });
  const different = new Set(model.flows.flatMap(({ sojourn }) => sojourn));
  const times = [...different].map((its) => (its.kind === 'table' ? its.cdf.length : steps + 1));
  const cells = model.outcomes.length * (steps + 1);
  const moves = model.flows.length + model.inflows.length;
  return [
    ...uses,
    {
      what: `${times.length} ${times.length === 1 ? 'distribution' : 'distributions'} of times`,
      bytes: NUMBER * times.reduce((sum, entries) => sum + entries, 0),
    },
    { what: `${model.outcomes.length} outcomes`, bytes: NUMBER * cells * DRAWS },
    {
      what: `${model.flows.length} flows`,
      bytes: COUNT * moves * (steps + 1) + NUMBER * moves * epochs.length,
    },
    {
      what: 'sampled inputs',
      bytes: (2 * NUMBER + (plain ? DRAWS * (NUMBER + COUNT) : 0)) * model.inputs.length,
    },
    ...expectedUses(model),
  ];
}

/**
 * What is computed given the parameters. Bins of laws have a budget of their own (`conditionalOutcomes`), and so have
 * numbers that came up (`mostNumbers`), of which fewer are kept where they would not fit.
 */
function expectedUses(model: Model): readonly MemoryUse[] {
  const { states, flows, inflows, outcomes } = model;
  const { times, slots, entries } = dealtSizes(model);
  const rows = model.steps + 1;
  const moves = 2 * states.length + 2 * flows.length + inflows.length;
  const means = 3 * times * entries + rows * moves + 2 * slots + outcomes.length * rows * DRAWS;
  const counts = expectedCountBytes(model);
  return [
    { what: 'means given the parameters', bytes: NUMBER * means },
    { what: 'expected counts', bytes: counts <= EXPECTED_BUDGET ? counts : 0 },
  ];
}

/** Draws whose expected counts are worked out side by side, and what their tables may take before fewer are. */
const MOST_FOLLOWED = DRAWS;
const LEAST_FOLLOWED = 4;
const FOLLOWED_BUDGET = 4 * 1024 * 1024;

/** Most memory of the tables of expected counts, in bytes; a model that would need more is simulated alone. */
export const EXPECTED_BUDGET = 64 * 1024 * 1024;

/** Memory for expected counts of several draws side by side, without the bins that they are counted in. */
export function expectedCountBytes(model: Model): number {
  const { steady, varying, dealtFlows, dealt, slots, chances, entries } = dealtSizes(model);
  const parts = model.population.length + (model.inflows.length > 0 ? 1 : 0);
  const cells = model.outcomes.length * parts * (model.steps + 1);
  const abreast = chances + slots + cells + (2 * varying + dealtFlows + dealt) * entries;
  let draws = MOST_FOLLOWED;
  while (draws > LEAST_FOLLOWED && draws * abreast * NUMBER > FOLLOWED_BUDGET) draws /= 2;
  const again = isPlain(model) ? chances : 0; // those of plain models stand in one table besides
  return NUMBER * (draws * (abreast + slots + again) + 2 * steady * entries); // before and after a step
}

/** What dealt states and probabilities hold, in numbers; times are steady where they are the same in every draw. */
function dealtSizes({ states, flows, population, steps }: Model) {
  const before = Math.max(0, ...population.map(({ entered }) => (entered?.length ?? 1) - 1));
  let [times, varying, dealtFlows, dealt, slots, chances] = [0, 0, 0, 0, 0, 0];
  const tables = new Set<string | readonly number[]>();
  states.forEach((state, s) => {
    const own = flows.filter(({ from }) => from === s);
    chances += state.rows * state.classes * (1 + own.length);
    if (state.form !== 'dealt') {
      slots += cohortsOf(state) * state.classes;
      return;
    }
    times += state.rows * own.length;
    dealtFlows += own.length;
    dealt += 1;
    for (const sojourn of own.flatMap((flow) => flow.sojourn)) {
      if (isVarying(sojourn)) varying += 1;
      else if (sojourn.kind === 'table') tables.add(sojourn.cdf);
      else tables.add(`${sojourn.median.join()} ${sojourn.sigma}`);
    }
  });
  const entries = before + steps + 1;
  return { times, steady: tables.size, varying, dealtFlows, dealt, slots, chances, entries };
}

function isVarying(sojourn: ModelSojourn): boolean {
  return sojourn.kind === 'lognormal' && !isConstant(sojourn.median);
}

function cohortsOf({ byEntry, cohortAt }: ModelState): number {
  return byEntry ? Math.max(...cohortAt) + 1 : 1;
}

/**
 * Three probabilities for each exit and class, people by class, and where rows and steps are found; of a plain
 * model two probabilities more for each draw, and its people at every step.
 */
function bytesOf(
  state: ModelState,
  exits: number,
  plain: boolean,
  { steps, epochs }: Model,
): number {
  const { rows, rowAt, classes, form, redealt } = state;
  const cohorts = cohortsOf(state);
  const lanes = plain ? rows * DRAWS * (1 + exits) + POWERS : 0;
  const cells = rows * classes * (1 + 2 * exits) + lanes;
  const again = form === 'dealt' && redealt.length > 0 ? exits + 1 : 0;
  const people = plain ? DRAWS * (steps + 1) : 0;
  const places = people + rowAt.length + epochs.length + (2 + again) * (steps + 1);
  return NUMBER * cells + COUNT * (cohorts * classes + places);
}

function describe(state: ModelState): string {
  const { name, rows, classes, byEntry } = state;
  const parts = [
    `${rows} ${rows === 1 ? 'row' : 'rows'}`,
    ...(classes > 1 ? [`${classes} classes of dwell`] : []),
    ...(byEntry ? [`${cohortsOf(state)} cohorts`] : []),
  ];
  return `the state ${name.replace('@', ' of ')} (${parts.join(', ')})`;
}

/** @throws `model/too-large` naming what needs most */
export function checkMemory(model: Model): void {
  const uses = memoryUses(model);
  const bytes = uses.reduce((sum, use) => sum + use.bytes, 0);
  if (bytes <= MEMORY_BUDGET) return;
  const largest = uses.reduce((most, use) => (use.bytes > most.bytes ? use : most));
  const rule = `a run must need at most ${megabytes(MEMORY_BUDGET)} of memory`;
  const got = `${megabytes(bytes)}, of which ${largest.what} needs ${megabytes(largest.bytes)}`;
  const remedy = 'take longer steps, fewer of them, or a table with fewer rows';
  throw fail('model/too-large', 'clock', `${rule}; got ${got} (${remedy})`);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MB`;
}
