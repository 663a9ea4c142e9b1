import { meanOf } from '../../../engine/distribution/moments.ts';
import type { Model, ModelFlow, Program } from '../../../engine/model/model.ts';
import { runProgram } from '../../../engine/model/run-program.ts';

/** When a person is looked at: entered in a step, looked at in a later one, after some steps. */
export interface Look {
  readonly entry?: number;
  readonly present?: number;
  readonly dwell?: number;
}

export function flowNamed(model: Model, name: string): ModelFlow {
  const flow = model.flows.find((candidate) => candidate.name === name);
  if (!flow) throw new Error(`no flow ${name} among ${model.flows.map((its) => its.name).join()}`);
  return flow;
}

export function stateNamed(model: Model, name: string) {
  const state = model.states.find((candidate) => candidate.name === name);
  if (!state) throw new Error(`no state ${name}`);
  return state;
}

export const epochAt = (model: Model, step: number) =>
  model.epochs.findLastIndex((start) => start <= step);

/** Row of the state's values for somebody, read as the model's types define it. */
export function rowFor(model: Model, state: string, { entry = 0, present }: Look): number {
  const { form, rowAt, byEntry, cohortAt } = stateNamed(model, state);
  const entered = epochAt(model, entry);
  const now = epochAt(model, present ?? entry);
  const epoch = form === 'dealt' && present === undefined ? entered : now;
  const cohort = byEntry ? cohortAt[entered]! : 0;
  return rowAt[cohort * model.epochs.length + epoch]!;
}

/** Value of an exit for somebody, at the means of the inputs; NaN stands for `rest`. */
export function valueFor(model: Model, flowName: string, look: Look = {}): number {
  const flow = flowNamed(model, flowName);
  const state = model.states[flow.from]!;
  const program = flow.value[rowFor(model, state.name, look)];
  if (program === undefined) throw new Error(`no row of ${flowName}`);
  if (program === 'rest') return NaN;
  const dwell = state.byDwell ? Math.min(look.dwell ?? 0, state.classes - 1) : 0;
  return valueAt(model, program, dwell);
}

export function valueAt(model: Model, program: Program, dwell = 0): number {
  const means = model.inputs.map(({ distribution }) => meanOf(distribution));
  return runProgram(program, means, dwell * model.clock.stepMonths, model.tables);
}
