import { fail } from '../errors/baserate-error.ts';
import { isPlain } from './is-plain.ts';
import type { Model, ModelState } from './model.ts';

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
    { what: 'sampled inputs', bytes: NUMBER * 2 * model.inputs.length },
  ];
}

/**
 * Three probabilities for each exit and class, two more for each draw of a plain model, people by class, and
 * where rows and steps are found.
 */
function bytesOf(
  state: ModelState,
  exits: number,
  plain: boolean,
  { steps, epochs }: Model,
): number {
  const { rows, rowAt, classes, byEntry, form, redealt } = state;
  const cohorts = byEntry ? Math.max(...state.cohortAt) + 1 : 1;
  const lanes = plain ? rows * DRAWS * (1 + exits) + POWERS : 0;
  const cells = rows * classes * (1 + 2 * exits) + lanes;
  const again = form === 'dealt' && redealt.length > 0 ? exits + 1 : 0;
  const places = rowAt.length + epochs.length + (2 + again) * (steps + 1);
  return NUMBER * cells + COUNT * (cohorts * classes + places);
}

function describe({ name, rows, classes, byEntry, cohortAt }: ModelState): string {
  const parts = [
    `${rows} ${rows === 1 ? 'row' : 'rows'}`,
    ...(classes > 1 ? [`${classes} classes of dwell`] : []),
    ...(byEntry ? [`${Math.max(...cohortAt) + 1} cohorts`] : []),
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
